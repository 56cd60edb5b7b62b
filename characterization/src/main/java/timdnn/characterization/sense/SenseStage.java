package timdnn.characterization.sense;

import java.util.List;
import timdnn.characterization.column.EnergyPlan;
import timdnn.characterization.engine.Stage;
import timdnn.characterization.engine.StageContext;
import timdnn.characterization.sense.converter.ConverterStates;
import timdnn.characterization.sense.sampling.SamplingBench;
import timdnn.characterization.store.CircuitAddress;

/** The sense path: sample and hold, the calibrated converter, and its comparators under mismatch. */
@SuppressWarnings("MemberName") // suffixes are units
public final class SenseStage implements Stage {
    private static final double USUAL_RECOVERY_S = 800e-12;

    @Override
    public String name() {
        return "sense";
    }

    @Override
    public int planned(StageContext context) {
        return new SenseRun(context).planned();
    }

    @Override
    public void run(StageContext context) {
        // Of the energy experiment, or what suffices for a bitline with its hold capacitor.
        new SenseRun(context)
                .run(context.study()
                        .section(EnergyPlan.class)
                        .map(EnergyPlan::recovery_s)
                        .orElse(USUAL_RECOVERY_S));
    }

    @Override
    public List<CircuitAddress> circuits() {
        return List.of(SamplingBench.SAMPLED_COLUMN_CIRCUIT, ConverterStates.CONVERTER_CIRCUIT);
    }
}
