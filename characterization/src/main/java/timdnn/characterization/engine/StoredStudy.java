package timdnn.characterization.engine;

import java.util.Optional;
import timdnn.characterization.plan.CountHistogram;
import timdnn.characterization.plan.Study;
import timdnn.characterization.plan.StudyReader;
import timdnn.characterization.store.CampaignStore;

/**
 * The study of a campaign as its store keeps it: the plan as written, and what the histograms had that the plan names when
 * the campaign began. Read from the store alone, wherever plan and histograms are today.
 */
public final class StoredStudy {
    /** Fact: the plan as written. */
    static final String PLAN = "plan";

    /** Fact: whether the study was run thin; the plan is stored as it is written, whole. */
    static final String THIN = "thin";

    private StoredStudy() {}

    /**
     * The study.
     *
     * @param store the campaign's store
     * @return the study; empty before the campaign's first simulation
     * @throws timdnn.input.InvalidInputException if the plan in the store is none that this program reads
     */
    public static Optional<Study> read(CampaignStore store) {
        return store.meta(PLAN)
                .map(text -> StudyReader.parse(store.folder().resolve("plan.yaml"), text, field -> store.meta(field)
                        .map(CountHistogram::parse)))
                .map(study -> isThin(store) ? study.thin() : study);
    }

    static boolean isThin(CampaignStore store) {
        return store.meta(THIN).isPresent();
    }

    /** The plan goes last: where there is one, its histograms are there, too. */
    static void put(CampaignStore store, Study study, String planText) {
        study.histograms().forEach((field, histogram) -> store.putMeta(field, histogram.format()));
        if (study.isThin()) {
            store.putMeta(THIN, "yes");
        }
        store.putMeta(PLAN, planText);
    }
}
