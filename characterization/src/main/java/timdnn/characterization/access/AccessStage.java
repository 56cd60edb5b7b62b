package timdnn.characterization.access;

import timdnn.characterization.column.ColumnReader;
import timdnn.characterization.column.EnergyPlan;
import timdnn.characterization.engine.Stage;
import timdnn.characterization.engine.StageContext;
import timdnn.characterization.plan.Study;
import timdnn.characterization.sense.converter.ConverterStates;
import timdnn.harness.netlist.SpiceNumber;

/** Whole accesses of a column with its two sense paths, against which the sum of their parts is held. */
@SuppressWarnings("MemberName") // suffixes are units
public final class AccessStage implements Stage {
    @Override
    public String name() {
        return "access";
    }

    @Override
    public int planned(StageContext context) {
        return context.study().require(AccessPlan.class).closure().size();
    }

    @Override
    public void run(StageContext context) {
        Study study = context.study();
        AccessBench bench = new AccessBench(study, context.netlists());
        double strobe = new ColumnReader(study, context.store()).strobe_s();
        double recovery = study.require(EnergyPlan.class).recovery_s();
        context.store()
                .putFact(AccessBench.LENGTH, context.condition(), SpiceNumber.format(bench.length_s(strobe, recovery)));
        context.campaign()
                .run(bench.accesses(
                        study.require(AccessPlan.class).closure(),
                        ConverterStates.taps_V(context.store(), context.condition()),
                        strobe,
                        recovery));
    }
}
