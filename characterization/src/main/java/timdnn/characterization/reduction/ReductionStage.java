package timdnn.characterization.reduction;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import timdnn.characterization.column.BitlineState;
import timdnn.characterization.column.ColumnReader;
import timdnn.characterization.engine.Samples;
import timdnn.characterization.engine.Stage;
import timdnn.characterization.engine.StageContext;
import timdnn.characterization.engine.Trial;
import timdnn.characterization.plan.MonteCarloPlan;
import timdnn.characterization.plan.StateRange;
import timdnn.characterization.plan.Study;

/** One bitline alone is calibrated and proved against the full column in every state that will be visited. */
@SuppressWarnings("MemberName") // suffixes are units
public final class ReductionStage implements Stage {
    @Override
    public String name() {
        return "reduction";
    }

    /** Simulations of calibration, proof and guard; the guard's as many as are expected. */
    @Override
    public int planned(StageContext context) {
        ReductionPlan plan = context.study().require(ReductionPlan.class);
        List<Integer> states = states(context.study());
        Samples samples = context.study()
                .section(MonteCarloPlan.class)
                .map(mismatch -> context.shard().of(mismatch.samples()))
                .orElse(Samples.range(0, 0));
        SampleGuard guard = new SampleGuard(context, plan);
        int guarded = 0;
        for (int n : states) {
            guarded += guard.chosen(BitlineState.name(n), samples).size();
        }
        return Calibration.SIMULATIONS + states.size() * 2 * (1 + plan.samples()) + guarded;
    }

    @Override
    public void run(StageContext context) {
        ReductionPlan plan = context.study().require(ReductionPlan.class);
        double strobe = new ColumnReader(context.study(), context.store()).strobe_s();
        BitlineForm form = new Calibration(context).calibrate(strobe);
        BitlineBench bench = new BitlineBench(context.study(), context.netlists());
        List<String> others = new SampleGuard(context, plan).others(form, strobe);
        List<Trial> trials = new ArrayList<>();
        for (int n : states(context.study())) {
            trials.addAll(bench.proof(n, form, strobe, plan.samples(), others));
        }
        context.campaign().run(trials);
        ReductionFindings found = ReductionProof.of(context.store(), context.condition(), plan, form);
        for (ReductionFindings.State state : found.states()) {
            if (!state.accepted()) {
                context.listener()
                        .finding(String.format(
                                Locale.ROOT,
                                "S%d: one bitline alone differs from the full column by up to %.2f mV (limit %.2f mV), more "
                                        + "than the bound of %.2f mV: both bitlines are simulated",
                                state.n(),
                                state.largest_V() * 1e3,
                                state.limit_V() * 1e3,
                                found.bound_V() * 1e3));
            }
        }
    }

    /** States that Monte Carlo and rare events visit, in which the form has to be proved. */
    private static List<Integer> states(Study study) {
        Set<Integer> states = new TreeSet<>();
        study.sections()
                .all()
                .filter(StateRange.class::isInstance)
                .map(StateRange.class::cast)
                .forEach(range -> IntStream.rangeClosed(range.firstState(), range.lastState())
                        .forEach(states::add));
        return List.copyOf(states);
    }
}
