package timdnn.characterization.sram;

import timdnn.array.ArrayGeometry;
import timdnn.characterization.plan.Section;

/**
 * The 6T baseline: energy and delay of a read and a write, and the read noise margin.
 *
 * @param samples cells with mismatch whose read noise margin is simulated, at least 2
 */
public record SramPlan(int samples) implements Section {
    static final int FEWEST_SAMPLES = 2;

    @Override
    public SramPlan thin(ArrayGeometry geometry) {
        return new SramPlan(FEWEST_SAMPLES);
    }
}
