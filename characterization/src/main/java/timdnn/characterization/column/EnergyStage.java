package timdnn.characterization.column;

import java.util.ArrayList;
import java.util.List;
import timdnn.characterization.engine.Stage;
import timdnn.characterization.engine.StageContext;
import timdnn.characterization.engine.Trial;
import timdnn.characterization.store.SampleRow;
import timdnn.harness.netlist.SpiceNumber;

/** Whole accesses of a column from precharge to precharge, and its capacitance at the voltages that they reach. */
public final class EnergyStage implements Stage {
    private static final double ANYWHERE_S = 100e-12;

    @Override
    public String name() {
        return "energy";
    }

    @Override
    public int planned(StageContext context) {
        EnergyPlan plan = context.study().require(EnergyPlan.class);
        ColumnBench bench = new ColumnBench(context.study(), context.netlists());
        // A capacitance for each state (n, 0) of the energy experiment.
        return bench.energy(ANYWHERE_S, plan).size() + plan.states().size();
    }

    @Override
    public void run(StageContext context) {
        EnergyPlan plan = context.study().require(EnergyPlan.class);
        ColumnBench bench = new ColumnBench(context.study(), context.netlists());
        ColumnReader reader = new ColumnReader(context.study(), context.store());
        double strobe = reader.strobe_s();
        List<Trial> trials = bench.energy(strobe, plan);
        double cycle = bench.wordlineEdge_s() + strobe + plan.wordlineToPrecharge_s() + plan.recovery_s();
        context.store().putFact(ColumnBench.CYCLE, context.condition(), SpiceNumber.format(cycle));
        context.campaign().run(trials);
        List<Double> lows = new ArrayList<>();
        for (SampleRow row : context.store().rows(ColumnBench.ENERGY, context.condition())) {
            boolean single = ColumnState.parse(row.state()).k() == 0;
            if (single && row.measure().equals("v_bl_low") && row.ok()) {
                lows.add(row.value());
            }
        }
        context.campaign().run(bench.capacitance(lows));
        // Asked now, since a bitline that does not recover is to be known before the long stages.
        reader.prechargeTime();
    }
}
