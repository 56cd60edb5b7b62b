package timdnn.characterization.engine;

import java.util.Optional;
import timdnn.characterization.plan.CountHistogram;
import timdnn.characterization.plan.Study;
import timdnn.characterization.plan.StudyReader;
import timdnn.characterization.store.CampaignStore;
import timdnn.input.InvalidInputException;

/**
 * The study of a campaign as its store keeps it: the plan as written, and what the histograms had that the plan names when
 * the campaign began. Read from the store alone, wherever plan and histograms are today.
 */
public final class StoredStudy {
    /** Fact: the plan as written. */
    private static final String PLAN = "plan";

    /** Fact: whether the study was run thin; the plan is stored as it is written, whole. */
    private static final String THIN = "thin";

    private StoredStudy() {}

    /**
     * The study.
     *
     * @param store the campaign's store
     * @return the study; empty before the campaign's first simulation
     * @throws InvalidInputException if the plan in the store is none that this program reads
     */
    public static Optional<Study> read(CampaignStore store) {
        return store.meta(PLAN)
                .map(text -> StudyReader.parse(store.folder().resolve("plan.yaml"), text, field -> store.meta(field)
                        .map(CountHistogram::parse)))
                .map(study -> isThin(store) ? study.thin() : study);
    }

    private static boolean isThin(CampaignStore store) {
        return store.meta(THIN).isPresent();
    }

    /** Refuses to go on whole with what was begun thin, and the reverse. */
    static void requireSameExtent(CampaignStore store, Study study) {
        if (store.meta(PLAN).isPresent() && isThin(store) != study.isThin()) {
            throw InvalidInputException.in(
                    store.folder().resolve(CampaignStore.FILE),
                    THIN,
                    "was begun " + (isThin(store) ? "with" : "without")
                            + " --thin: go on so, choose another folder with --out, or delete this one");
        }
    }

    /** Refuses histograms other than those that the campaign was begun with. */
    static void requireHistograms(CampaignStore store, Study study) {
        study.histograms().forEach((field, now) -> {
            Optional<CountHistogram> before = store.meta(field).map(CountHistogram::parse);
            if (!before.equals(Optional.of(now))) {
                throw InvalidInputException.in(
                        store.folder().resolve(CampaignStore.FILE),
                        field,
                        before.map(was -> difference(was, now)).orElse("is not known of when the campaign began")
                                + ": choose another folder with --out, or delete this one");
            }
        });
    }

    private static String difference(CountHistogram before, CountHistogram now) {
        int n = 0;
        while (before.count(n) == now.count(n)) {
            n++;
        }
        return "had " + before.count(n) + " conversions with n = " + n + " when the campaign began and has "
                + now.count(n) + " now";
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
