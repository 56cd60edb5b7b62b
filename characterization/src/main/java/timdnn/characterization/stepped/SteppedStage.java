package timdnn.characterization.stepped;

import java.util.List;
import timdnn.characterization.engine.Stage;
import timdnn.characterization.engine.StageContext;
import timdnn.characterization.store.CircuitAddress;

/** The stepped access: levels, references, whole accesses, comparators, and what a tile shares. */
public final class SteppedStage implements Stage {
    @Override
    public String name() {
        return "stepped";
    }

    @Override
    public int planned(StageContext context) {
        return SteppedRun.planned(context);
    }

    @Override
    public void run(StageContext context) {
        new SteppedRun(context).run();
    }

    @Override
    public List<CircuitAddress> circuits() {
        return SteppedStates.CIRCUITS;
    }
}
