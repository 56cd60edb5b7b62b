package timdnn.cosim;

import java.util.OptionalInt;

/**
 * A drawn access that was simulated from precharge to precharge.
 *
 * @param simulated_J energy of the parts that table and circuit both have, J
 * @param table_J the table's energy of the same parts, J
 * @param side the bitline whose code was read, 0 for BL and 1 for BLB
 * @param code the code that the circuit's comparators read there; empty where it has none with the references of a die
 */
@SuppressWarnings("MemberName") // suffixes are units
public record WholeAccess(double simulated_J, double table_J, int side, OptionalInt code) {
    /** {@return the table's energy over the simulated one, less 1} */
    public double energyError() {
        return table_J / simulated_J - 1;
    }
}
