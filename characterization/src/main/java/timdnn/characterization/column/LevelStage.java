package timdnn.characterization.column;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import timdnn.characterization.engine.Stage;
import timdnn.characterization.engine.StageContext;
import timdnn.characterization.plan.PlanComplaint;
import timdnn.characterization.plan.Study;
import timdnn.characterization.store.CircuitAddress;
import timdnn.harness.HarnessException;
import timdnn.harness.netlist.SpiceNumber;
import timdnn.harness.result.Waveform;

/** The strobe, found on nominal waveforms, and the nominal levels at it. */
public final class LevelStage implements Stage {
    /** Below there is nothing to read, whatever a plan accepts. */
    private static final double LEAST_MARGIN_V = 1e-3;

    @Override
    public String name() {
        return "levels";
    }

    @Override
    public int planned(StageContext context) {
        return 2 * (context.study().geometry().rowsABlock() + 1);
    }

    @Override
    public void check(StageContext context) {
        Study.Strobe plan = context.study().strobe().orElseThrow();
        if (plan.fixed_s().isEmpty()) {
            ColumnBench bench = new ColumnBench(context.study(), context.netlists());
            context.campaign().run(bench.waveforms());
            search(context, bench, plan);
        }
    }

    @Override
    public void run(StageContext context) {
        ColumnBench bench = new ColumnBench(context.study(), context.netlists());
        context.campaign().run(bench.waveforms());
        context.campaign().run(bench.transfer(findStrobe(context, bench)));
    }

    @SuppressWarnings("MemberName") // suffixes are units
    private static double findStrobe(StageContext context, ColumnBench bench) {
        Study.Strobe plan = context.study().strobe().orElseThrow();
        StrobeReach reach = StrobeReach.FIXED;
        double strobe;
        if (plan.fixed_s().isPresent()) {
            strobe = plan.fixed_s().getAsDouble();
        } else {
            StrobeSearch.Found found = search(context, bench, plan);
            // Tenths of a picosecond: a strobe that a deck can show and that no rounding of waveforms moves.
            strobe = Math.rint((found.time_s() - bench.wordlineEdge_s()) * 1e13) / 1e13;
            reach = found.reach();
        }
        context.store().putFact(ColumnBench.STROBE, context.condition(), SpiceNumber.format(strobe));
        context.store().putFact(ColumnBench.STROBE_REACH, context.condition(), reach.format());
        return strobe;
    }

    /**
     * The strobe on the simulator's time axis.
     *
     * @throws PlanComplaint if the target is out of reach and the plan does not accept that, or there is no margin at all
     */
    private static StrobeSearch.Found search(StageContext context, ColumnBench bench, Study.Strobe plan) {
        List<Waveform> states = new ArrayList<>();
        for (int n = 0; n <= context.study().geometry().rowsABlock(); n++) {
            String state = BitlineState.name(n);
            states.add(context.store()
                    .waveforms()
                    .of(ColumnBench.WAVEFORM, context.condition(), state, "v(bl)")
                    .orElseThrow(() -> new HarnessException("the nominal waveform of " + state + " is missing")));
        }
        double edge = bench.wordlineEdge_s();
        StrobeSearch.Found found =
                StrobeSearch.find(states, plan.firstState(), plan.lastState(), edge, plan.targetMargin_V());
        double largest = Math.max(0, found.margin_V());
        if (found.reach().missed() && !(plan.acceptOutOfReach() && largest >= LEAST_MARGIN_V)) {
            String remedy = found.reach() == StrobeReach.END_OF_WAVEFORMS || largest < LEAST_MARGIN_V
                    ? "where the waveforms end before it is largest; make transient.stop longer or ask for less"
                    : "and falls afterwards; ask for less";
            throw new PlanComplaint(
                    "strobe",
                    "targetMargin",
                    String.format(
                            Locale.ROOT,
                            "of %.3g mV is out of reach under %s: the mean margin of S%d to S%d is at most %.1f mV, at %.1f ps, "
                                    + "%s%s",
                            plan.targetMargin_V() * 1e3,
                            context.condition(),
                            plan.firstState(),
                            plan.lastState(),
                            largest * 1e3,
                            (found.time_s() - edge) * 1e12,
                            remedy,
                            largest < LEAST_MARGIN_V ? "" : ", or accept it with strobe.outOfReach: accept"));
        }
        return found;
    }

    @Override
    public List<CircuitAddress> circuits() {
        return List.of(ColumnBench.CIRCUIT);
    }
}
