package timdnn.characterization.reduction;

import java.util.ArrayList;
import java.util.List;
import timdnn.characterization.column.BitlineState;
import timdnn.characterization.column.ColumnBench;
import timdnn.characterization.column.ColumnReader;
import timdnn.characterization.engine.Stage;
import timdnn.characterization.engine.StageContext;
import timdnn.characterization.engine.Trial;
import timdnn.characterization.plan.MonteCarloPlan;
import timdnn.characterization.plan.VariationModel;
import timdnn.characterization.variation.Draws;

/** Monte Carlo on the states S_n, on one bitline where that is proved, and guarded while it is used. */
public final class MismatchStage implements Stage {
    @Override
    public String name() {
        return "mismatch";
    }

    @Override
    public int planned(StageContext context) {
        MonteCarloPlan plan = context.study().require(MonteCarloPlan.class);
        return context.shard().of(plan.samples()).size() * (plan.lastState() - plan.firstState() + 1);
    }

    @Override
    public void run(StageContext context) {
        MonteCarloPlan plan = context.study().require(MonteCarloPlan.class);
        double strobe = new ColumnReader(context.study(), context.store()).strobe_s();
        ReducedForm reduced = new ReducedForm(context);
        ColumnBench bench = new ColumnBench(context.study(), context.netlists());
        List<Trial> trials = new ArrayList<>();
        for (int n = plan.firstState(); n <= plan.lastState(); n++) {
            int cells = n;
            String state = BitlineState.name(n);
            trials.add(reduced.trial(ColumnBench.MISMATCH, state, n, strobe)
                    .orElseGet(() -> bench.atStrobe(ColumnBench.MISMATCH, cells, 0, strobe))
                    .varying(context.shard().of(plan.samples()), Draws.own(ColumnBench.MISMATCH, state)));
        }
        // Where every sigma is 0 the whole study says so.
        if (context.study().variation().filter(VariationModel::acts).isPresent()
                && trials.stream().allMatch(trial -> context.campaign().dimension(trial) == 0)) {
            context.listener()
                    .finding("nothing varies: no transistor of variation.devices conducts in the states of mismatch");
        }
        context.campaign().run(trials);
        context.study().section(ReductionPlan.class).ifPresent(reduction -> new SampleGuard(context, reduction)
                .samples(strobe, trials));
    }
}
