package timdnn.characterization.campaign;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import timdnn.characterization.bench.BitlineForm;
import timdnn.characterization.bench.StrengthBench;
import timdnn.characterization.bench.Trial;
import timdnn.characterization.plan.StrengthPlan;
import timdnn.characterization.plan.Study;

/** The stage of the cell-strength experiments. */
@SuppressWarnings("MemberName") // suffixes are units
final class StrengthStage {
    private final StrengthBench bench;

    StrengthStage(Study study, Path netlists) {
        bench = new StrengthBench(study, netlists);
    }

    /** The trials by experiment, in the order in which they run. */
    private List<List<Trial>> trials(StrengthPlan plan, Optional<BitlineForm> form, double strobe_s, Shard shard) {
        return List.of(
                bench.cell(strobe_s, shard.of(plan.samples())),
                bench.driven(form, strobe_s),
                bench.opposite(strobe_s),
                bench.refining(plan.mixed(), strobe_s, shard.of(plan.columns())),
                bench.columns(plan.mixed(), strobe_s, shard.of(plan.columns())));
    }

    void run(Campaign campaign, StrengthPlan plan, Optional<BitlineForm> form, double strobe_s, Shard shard) {
        trials(plan, form, strobe_s, shard).forEach(campaign::run);
    }

    /** Number of simulations; where the strobe will be and on which form does not change that. */
    int planned(StrengthPlan plan, Shard shard) {
        return trials(plan, Optional.empty(), 100e-12, shard).stream()
                .flatMap(List::stream)
                .mapToInt(trial -> trial.samples().size())
                .sum();
    }
}
