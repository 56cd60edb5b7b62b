package timdnn.characterization.campaign;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import timdnn.characterization.plan.Study;
import timdnn.harness.HarnessException;
import timdnn.harness.netlist.Netlist;

/** A whole study: its conditions one after the other, each with all its stages. */
public final class StudyRun {
    private StudyRun() {}

    /**
     * What a run did.
     *
     * @param conditions what the study found, one entry a condition, in the plan's order
     * @param simulations simulations in the store
     * @param failed how many of them failed
     * @param simulatedNow simulations run by this call, as opposed to found in the store
     */
    public record Result(List<ColumnFindings> conditions, int simulations, int failed, int simulatedNow) {
        /** Copies the list. */
        public Result {
            conditions = List.copyOf(conditions);
        }

        /**
         * What was found under the first condition, which is the only one unless the plan sweeps.
         *
         * @return the findings
         */
        public ColumnFindings findings() {
            return conditions.get(0);
        }
    }

    /**
     * Runs a study, or what is left of it.
     *
     * @param study the study
     * @param planText the plan as written
     * @param netlists folder of the netlists
     * @param store the store, open for writing
     * @param workers number of worker processes
     * @param listener hears of progress
     * @return the result
     * @throws timdnn.input.InvalidInputException if the store was begun with another plan or other netlists
     * @throws HarnessException if the machinery breaks, or more simulations failed than the plan allows
     */
    public static Result run(
            Study study, String planText, Path netlists, CampaignStore store, int workers, CampaignListener listener) {
        List<Study> conditions = study.conditions();
        try (Campaign campaign = new Campaign(conditions.get(0), planText, store, workers, listener)) {
            store.pin(
                    "models_sha256",
                    Netlist.read(netlists.resolve("models/" + study.circuit().models() + ".lib"), Map.of())
                            .sha256(),
                    "model cards (SHA-256)");
            List<ConditionRun> runs = conditions.stream()
                    .map(condition -> new ConditionRun(condition, netlists, store, campaign, listener))
                    .toList();
            store.putMeta(
                    "planned",
                    Integer.toString(
                            runs.stream().mapToInt(ConditionRun::planned).sum()));
            List<ColumnFindings> findings = new ArrayList<>();
            for (int i = 0; i < runs.size(); i++) {
                campaign.under(conditions.get(i));
                if (runs.size() > 1) {
                    listener.finding("condition " + (i + 1) + " of " + runs.size() + ": "
                            + conditions.get(i).condition());
                }
                findings.add(runs.get(i).stages());
            }
            return finished(study, store, campaign, findings);
        }
    }

    private static Result finished(Study study, CampaignStore store, Campaign campaign, List<ColumnFindings> findings) {
        Map<String, Integer> outcomes = store.outcomes();
        int all = outcomes.values().stream().mapToInt(Integer::intValue).sum();
        int failed = all - outcomes.getOrDefault(SampleRow.OK, 0);
        if (failed > study.limits().failures() * all) {
            throw new HarnessException(failed + " of " + all + " simulations failed " + outcomes
                    + ", more than the plan's limit: dropping them would flatter the tails");
        }
        store.putMeta("state", "complete");
        return new Result(findings, all, failed, campaign.simulated());
    }
}
