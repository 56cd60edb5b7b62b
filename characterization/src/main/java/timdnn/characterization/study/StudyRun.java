package timdnn.characterization.study;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import timdnn.characterization.circuit.running.DeclaredNetlist;
import timdnn.characterization.column.ColumnBench;
import timdnn.characterization.engine.Campaign;
import timdnn.characterization.engine.CampaignListener;
import timdnn.characterization.engine.Shard;
import timdnn.characterization.engine.Stage;
import timdnn.characterization.engine.StageContext;
import timdnn.characterization.plan.Study;
import timdnn.characterization.store.CampaignStore;
import timdnn.characterization.store.CircuitAddress;
import timdnn.characterization.store.OutcomeCounts;
import timdnn.characterization.store.StateOutcomes;
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
    public record Result(List<ConditionFindings> conditions, int simulations, int failed, int simulatedNow) {
        /** Copies the list. */
        public Result {
            conditions = List.copyOf(conditions);
        }

        /**
         * What was found under the first condition, which is the only one unless the plan sweeps.
         *
         * @return the findings
         */
        public ConditionFindings findings() {
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
     * @throws timdnn.input.InvalidInputException if the store was begun with another plan, histogram or other netlists
     * @throws timdnn.characterization.plan.PlanComplaint if the plan asks for what simulations show that there is not
     * @throws HarnessException if the machinery breaks, or more simulations of a state failed than the plan
     *     allows
     */
    public static Result run(
            Study study, String planText, Path netlists, CampaignStore store, int workers, CampaignListener listener) {
        return run(study, planText, netlists, store, Shard.WHOLE, workers, listener);
    }

    /**
     * Runs a shard of a study, or what is left of it.
     *
     * @param study the study
     * @param planText the plan as written
     * @param netlists folder of the netlists
     * @param store the store, open for writing
     * @param shard which of the Monte Carlo samples to simulate
     * @param workers number of worker processes
     * @param listener hears of progress
     * @return the result
     * @throws timdnn.input.InvalidInputException if the store was begun with another plan, histogram, shard or other netlists,
     *     or the study cannot be run in shards
     * @throws timdnn.characterization.plan.PlanComplaint if the plan asks for what simulations show that there is not
     * @throws HarnessException if the machinery breaks, or more simulations of a state failed than the plan
     *     allows
     */
    public static Result run(
            Study study,
            String planText,
            Path netlists,
            CampaignStore store,
            Shard shard,
            int workers,
            CampaignListener listener) {
        shard.require(study);
        List<Study> conditions = study.conditions();
        try (Campaign campaign = new Campaign(conditions.get(0), planText, store, shard, workers, listener)) {
            if (study.declared().isPresent()) {
                store.pin("models_sha256", DeclaredNetlist.sha256(conditions), "netlist and its includes (SHA-256)");
            } else {
                store.pin(
                        "models_sha256",
                        Netlist.read(
                                        netlists.resolve(
                                                "models/" + study.circuit().models() + ".lib"),
                                        Map.of())
                                .sha256(),
                        "model cards (SHA-256)");
            }
            List<StageContext> contexts = conditions.stream()
                    .map(condition -> new StageContext(condition, netlists, store, campaign, shard, listener))
                    .toList();
            if (study.variation().filter(model -> !model.acts()).isPresent()) {
                listener.finding("nothing varies: every sigma is 0");
            }
            int whole = planned(contexts, Shard.WHOLE);
            campaign.expect(shard.isWhole() ? whole : planned(contexts, shard), whole);
            for (int i = 0; contexts.size() > 1 && i < contexts.size(); i++) {
                campaign.under(conditions.get(i));
                for (Stage stage : Stages.of(conditions.get(i))) {
                    stage.check(contexts.get(i));
                }
            }
            List<ConditionFindings> findings = new ArrayList<>();
            for (int i = 0; i < contexts.size(); i++) {
                campaign.under(conditions.get(i));
                if (contexts.size() > 1) {
                    listener.finding("condition " + (i + 1) + " of " + contexts.size() + ": "
                            + conditions.get(i).condition());
                }
                findings.add(run(contexts.get(i)));
            }
            OutcomeCounts outcomes = new OutcomeCounts(store.outcomes());
            StateOutcomes.requireFailuresWithin(store.failures(), study.limits().failures(), shard.count());
            // Where the number of simulations depends on what is found, it is known now.
            store.putMeta("planned", Integer.toString(outcomes.simulations()));
            store.putMeta("state", "complete");
            return new Result(findings, outcomes.simulations(), outcomes.failed(), campaign.simulated());
        }
    }

    private static ConditionFindings run(StageContext context) {
        List<Stage> stages = Stages.of(context.study());
        stages.forEach(stage -> stage.run(context));
        List<CircuitAddress> circuits =
                stages.stream().flatMap(stage -> stage.circuits().stream()).toList();
        // Of a column alone nobody counts an area.
        if (circuits.stream().anyMatch(circuit -> !circuit.equals(ColumnBench.CIRCUIT))) {
            circuits.forEach(context.campaign()::list);
        }
        return ConditionFindings.read(context.study(), context.store());
    }

    private static int planned(List<StageContext> contexts, Shard shard) {
        return contexts.stream()
                .map(context -> context.with(shard))
                .mapToInt(context -> Stages.of(context.study()).stream()
                        .mapToInt(stage -> stage.planned(context))
                        .sum())
                .sum();
    }
}
