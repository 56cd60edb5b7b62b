package timdnn.characterization.sense.sampling;

import java.util.List;
import timdnn.characterization.column.ColumnReader;
import timdnn.characterization.engine.Stage;
import timdnn.characterization.engine.StageContext;
import timdnn.characterization.store.CircuitAddress;

/** Decoder, wordline, the bitline's wire, and a write. */
public final class DriverStage implements Stage {
    @Override
    public String name() {
        return "drivers";
    }

    @Override
    public int planned(StageContext context) {
        return DriverBench.trials(context.study().geometry());
    }

    @Override
    public void run(StageContext context) {
        double strobe = new ColumnReader(context.study(), context.store()).strobe_s();
        context.campaign().run(new DriverBench(context.study(), context.netlists()).drivers(strobe));
    }

    @Override
    public List<CircuitAddress> circuits() {
        return List.of(DriverBench.WORDLINE_CIRCUIT, DriverBench.WRITE_CIRCUIT);
    }
}
