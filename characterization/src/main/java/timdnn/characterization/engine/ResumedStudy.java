package timdnn.characterization.engine;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import timdnn.characterization.plan.CountHistogram;
import timdnn.characterization.plan.MonteCarloPlan;
import timdnn.characterization.plan.Section;
import timdnn.characterization.plan.Study;
import timdnn.characterization.sample.DesignKind;
import timdnn.characterization.store.CampaignStore;
import timdnn.characterization.store.PlanText;
import timdnn.input.InvalidInputException;

/** Whether a campaign may go on with a study: with the same one, or with more samples where more can be had. */
final class ResumedStudy {
    private static final String ANOTHER_FOLDER = "choose another folder with --out, or delete this one";

    private final CampaignStore store;
    private final Study study;
    private final Path file;

    private ResumedStudy(CampaignStore store, Study study) {
        this.store = store;
        this.study = study;
        file = store.folder().resolve(CampaignStore.FILE);
    }

    /**
     * Refuses a study that the campaign was not begun with.
     *
     * @param planText the plan as written
     * @throws InvalidInputException if plan, histogram or extent differ, but for a number of samples that may grow
     */
    static void require(CampaignStore store, Study study, String planText, Shard shard) {
        new ResumedStudy(store, study).require(planText, shard);
    }

    private void require(String planText, Shard shard) {
        // Without a result there is nothing that another plan could disagree with.
        Optional<String> before = store.meta(StoredStudy.PLAN).filter(plan -> !store.isEmpty());
        boolean more = before.isPresent() && PlanText.requireSameOrMore(file, before.get(), planText);
        requireSameExtent();
        if (before.isPresent()) {
            requireHistograms();
        }
        if (more) {
            requireFixedSections();
            requireMovableSamples(shard);
        }
    }

    /** Refuses to go on whole with what was begun thin, and the reverse. */
    private void requireSameExtent() {
        boolean thin = StoredStudy.isThin(store);
        if (store.meta(StoredStudy.PLAN).isPresent() && thin != study.isThin()) {
            throw InvalidInputException.in(
                    file,
                    StoredStudy.THIN,
                    "was begun " + (thin ? "with" : "without") + " --thin: go on so, " + ANOTHER_FOLDER);
        }
    }

    /** Refuses histograms other than those that the campaign was begun with. */
    private void requireHistograms() {
        study.histograms().forEach((field, now) -> {
            Optional<CountHistogram> before = store.meta(field).map(CountHistogram::parse);
            if (!before.equals(Optional.of(now))) {
                throw InvalidInputException.in(
                        file,
                        field,
                        before.map(was -> difference(was, now)).orElse("is not known of when the campaign began") + ": "
                                + ANOTHER_FOLDER);
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

    /** What was found by them is behind all samples already stored. As read and not as written, however that may be. */
    private void requireFixedSections() {
        Map<String, Section> before =
                StoredStudy.read(store).orElseThrow().sections().byKey();
        Map<String, Section> now = study.sections().byKey();
        Stream.concat(before.keySet().stream(), now.keySet().stream())
                .filter(key -> Stream.of(before, now)
                        .flatMap(sections -> Stream.ofNullable(sections.get(key)))
                        .anyMatch(Section::fixed))
                .filter(key -> !Objects.equals(before.get(key), now.get(key)))
                .findFirst()
                .ifPresent(key -> {
                    throw InvalidInputException.in(
                            file,
                            key,
                            "must stay what it was when the campaign began, its samples too: " + ANOTHER_FOLDER);
                });
    }

    private void requireMovableSamples(Shard shard) {
        if (!shard.isWhole()) {
            throw InvalidInputException.in(
                    file,
                    "samples",
                    "of a shard must stay what they were, since ranges would move: merge the shards, then ask for more");
        }
        boolean strata = study.section(MonteCarloPlan.class)
                        .filter(plan -> plan.design() == DesignKind.LATIN_HYPERCUBE)
                        .isPresent()
                || study.declared()
                        .filter(circuit -> circuit.design() == DesignKind.LATIN_HYPERCUBE)
                        .isPresent();
        if (strata) {
            throw InvalidInputException.in(
                    file,
                    "samples",
                    "of a Latin hypercube must stay what they were, since its strata would move: " + ANOTHER_FOLDER);
        }
    }
}
