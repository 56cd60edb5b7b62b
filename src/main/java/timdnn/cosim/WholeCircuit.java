package timdnn.cosim;

import java.util.List;
import java.util.OptionalInt;
import timdnn.characterization.waveform.Measure;
import timdnn.harness.engine.SimulationRequest;
import timdnn.lut.table.AccessEnergy;

/**
 * A drawn access from precharge to precharge: what the column's supplies give, and, where the circuit has comparators that decide by
 * the references of a die, the code that these read.
 */
@SuppressWarnings("MemberName") // suffixes are units
interface WholeCircuit {
    /** What is simulated, with the references of the converter on one bitline (0 for BL, 1 for BLB) where that matters. */
    SimulationRequest request(DrawnAccess access, int side);

    /** What is read of it. */
    List<Measure> measures(DrawnAccess access);

    /** Energy of the parts that table and circuit both have, by these measures, J. */
    double simulated_J(List<Double> measured);

    /** The table's energy of the same parts, J. */
    double table_J(AccessEnergy energy, DrawnAccess access);

    /** Code of that bitline; empty where the circuit does not decide by the references of a die. */
    OptionalInt code(List<Double> measured, int side);

    /** Whether codes are read. */
    boolean decides();
}
