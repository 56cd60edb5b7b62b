package timdnn.characterization.rareerror;

import timdnn.characterization.engine.Stage;
import timdnn.characterization.engine.StageContext;

/** P(code too low | n) and P(code too high | n) of every state, however rare. */
public final class SenseErrorStage implements Stage {
    @Override
    public String name() {
        return "senseError";
    }

    @Override
    public int planned(StageContext context) {
        return SenseErrorRun.planned(context.study());
    }

    @Override
    public void run(StageContext context) {
        new SenseErrorRun(context).run();
    }
}
