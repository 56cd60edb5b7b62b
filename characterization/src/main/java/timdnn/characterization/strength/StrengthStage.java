package timdnn.characterization.strength;

import java.util.List;
import java.util.Optional;
import timdnn.characterization.column.ColumnReader;
import timdnn.characterization.engine.Shard;
import timdnn.characterization.engine.Stage;
import timdnn.characterization.engine.StageContext;
import timdnn.characterization.engine.Trial;
import timdnn.characterization.reduction.BitlineForm;
import timdnn.characterization.reduction.ReductionReader;

/** The cell-strength model: single cells, driven rows, and columns on which it is judged. */
@SuppressWarnings("MemberName") // suffixes are units
public final class StrengthStage implements Stage {
    private static final double ANYWHERE_S = 100e-12;

    @Override
    public String name() {
        return "strength";
    }

    private static List<List<Trial>> trials(StageContext context, Optional<BitlineForm> form, double strobe_s) {
        StrengthPlan plan = context.study().require(StrengthPlan.class);
        StrengthBench bench = new StrengthBench(context.study(), context.netlists());
        Shard shard = context.shard();
        return List.of(
                bench.cell(strobe_s, shard.of(plan.samples())),
                bench.driven(form, strobe_s),
                bench.opposite(strobe_s),
                bench.refining(plan.mixed(), strobe_s, shard.of(plan.columns())),
                bench.columns(plan.mixed(), strobe_s, shard.of(plan.columns())));
    }

    @Override
    public int planned(StageContext context) {
        return trials(context, Optional.empty(), ANYWHERE_S).stream()
                .flatMap(List::stream)
                .mapToInt(trial -> trial.samples().size())
                .sum();
    }

    @Override
    public void run(StageContext context) {
        double strobe = new ColumnReader(context.study(), context.store()).strobe_s();
        Optional<BitlineForm> form = ReductionReader.form(context.study(), context.store());
        trials(context, form, strobe).forEach(context.campaign()::run);
    }
}
