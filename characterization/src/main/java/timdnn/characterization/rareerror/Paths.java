package timdnn.characterization.rareerror;

import java.util.Optional;
import timdnn.characterization.plan.Study;
import timdnn.characterization.sense.SensePath;
import timdnn.characterization.sense.SenseReader;
import timdnn.characterization.stepped.SteppedReader;
import timdnn.characterization.store.CampaignStore;

/** The sense path of a study, of whichever kind: a converter behind sample and hold, or stepped comparators. */
public final class Paths {
    private Paths() {}

    /**
     * Reads a store.
     *
     * @param study the store's study under the condition to be read
     * @param store the store
     * @return the path; empty where the plan has none, or it is not complete yet
     */
    public static Optional<SensePath> read(Study study, CampaignStore store) {
        return SenseReader.read(study, store).map(found -> (SensePath) found).or(() -> SteppedReader.read(study, store)
                .map(found -> (SensePath) found));
    }
}
