package timdnn.characterization.column;

import java.util.ArrayList;
import java.util.List;
import timdnn.characterization.engine.Stage;
import timdnn.characterization.engine.StageContext;
import timdnn.characterization.plan.Study;
import timdnn.characterization.store.CircuitAddress;
import timdnn.harness.HarnessException;
import timdnn.harness.netlist.SpiceNumber;
import timdnn.harness.result.Waveform;

/** The strobe, found on nominal waveforms, and the nominal levels at it. */
public final class LevelStage implements Stage {
    @Override
    public String name() {
        return "levels";
    }

    @Override
    public int planned(StageContext context) {
        return 2 * (context.study().geometry().rowsABlock() + 1);
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
        double strobe = plan.fixed_s().orElseGet(() -> {
            List<Waveform> states = new ArrayList<>();
            for (int n = 0; n <= context.study().geometry().rowsABlock(); n++) {
                String state = BitlineState.name(n);
                states.add(context.store()
                        .waveform(ColumnBench.WAVEFORM, context.condition(), state, "v(bl)")
                        .orElseThrow(() -> new HarnessException("the nominal waveform of " + state + " is missing")));
            }
            double edge = bench.wordlineEdge_s();
            double time = StrobeSearch.find(states, plan.firstState(), plan.lastState(), edge, plan.targetMargin_V());
            // Tenths of a picosecond: a strobe that a deck can show and that no rounding of waveforms moves.
            return Math.rint((time - edge) * 1e13) / 1e13;
        });
        context.store().putFact(ColumnBench.STROBE, context.condition(), SpiceNumber.format(strobe));
        return strobe;
    }

    @Override
    public List<CircuitAddress> circuits() {
        return List.of(ColumnBench.CIRCUIT);
    }
}
