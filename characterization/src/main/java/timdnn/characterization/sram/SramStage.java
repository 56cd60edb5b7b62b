package timdnn.characterization.sram;

import java.util.List;
import java.util.Locale;
import timdnn.characterization.circuit.declaration.Bench;
import timdnn.characterization.circuit.running.CircuitStage;
import timdnn.characterization.engine.Stage;
import timdnn.characterization.engine.StageContext;
import timdnn.characterization.store.CircuitAddress;
import timdnn.harness.HarnessException;
import timdnn.harness.netlist.SpiceNumber;
import timdnn.input.InvalidInputException;

/** The 6T baseline: runs the benches of its declared study under a condition of another one. */
public final class SramStage implements Stage {
    private final CircuitStage benches = new CircuitStage();

    @Override
    public String name() {
        return "sram";
    }

    @Override
    public void run(StageContext context) {
        try {
            benches.run(of(context));
            context.study().variation().ifPresent(variation -> context.store()
                    .putFact(
                            SramReader.OFFSET,
                            context.condition(),
                            SpiceNumber.format(SramStudy.offset_V(context.study(), context.netlists(), variation))));
        } catch (InvalidInputException refused) {
            double time = context.store().value("develop", context.condition(), Bench.NOMINAL, "d", 0);
            if (Double.isFinite(time)) {
                throw refused;
            }
            throw new HarnessException(
                    String.format(
                            Locale.ROOT,
                            "the bitlines of the 6T column do not differ by 100 mV within transient.stop of %.0f ps: make it "
                                    + "longer",
                            context.study().transient_().stop_s() * 1e12),
                    refused);
        }
    }

    @Override
    public int planned(StageContext context) {
        return benches.planned(of(context));
    }

    private static StageContext of(StageContext context) {
        return new StageContext(
                SramStudy.of(context.study(), context.netlists()),
                context.netlists(),
                context.store(),
                context.campaign(),
                context.shard(),
                context.listener());
    }

    @Override
    public List<CircuitAddress> circuits() {
        return List.of(SramStudy.CIRCUIT);
    }
}
