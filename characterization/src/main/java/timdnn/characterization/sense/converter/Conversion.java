package timdnn.characterization.sense.converter;

/**
 * A conversion of one bitline among others of the same state.
 *
 * @param n state of the bitline
 * @param code what the converter says
 * @param decision_s from the clock's edge until the last comparator has decided, in s; NaN if one never does
 * @param comparators_J energy of the comparators in J
 * @param ladder_J of the reference ladder over the conversion
 * @param clocks_J of the drivers of switches and clocks
 * @param idle_W power of all three at rest, between conversions
 * @param charge_V by how much passing on its charge lowers the held voltage
 * @param kickback_V by how much the comparators move the converter's input within 40 ps of the clock's edge
 */
@SuppressWarnings("MemberName") // suffixes are units
public record Conversion(
        int n,
        int code,
        double decision_s,
        double comparators_J,
        double ladder_J,
        double clocks_J,
        double idle_W,
        double charge_V,
        double kickback_V) {
    /**
     * Sum of the parts.
     *
     * @return J
     */
    public double total_J() {
        return comparators_J + ladder_J + clocks_J;
    }
}
