package timdnn.chip.comparison;

import java.util.OptionalDouble;

/**
 * A published accelerator beside which a chip stands; what its source does not say is empty. Nothing of it is computed here.
 *
 * @param name its name
 * @param source publication
 * @param status how its figures are known: A, U, D, seen, recall
 * @param precision what it computes with
 * @param node_nm process, nm
 * @param operations_perJ operations a joule, a multiplication and an addition counted as two
 * @param operations_perSm2 operations a second and area, 1/(s m²)
 * @param speedOverNearMemory speed over a near-memory baseline of its own
 * @param energyOverNearMemory energy of such a baseline over its own
 */
@SuppressWarnings("MemberName") // suffixes are units
public record Accelerator(
        String name,
        String source,
        String status,
        String precision,
        OptionalDouble node_nm,
        OptionalDouble operations_perJ,
        OptionalDouble operations_perSm2,
        OptionalDouble speedOverNearMemory,
        OptionalDouble energyOverNearMemory) {
    /** The node that figures are scaled to, nm. */
    public static final double NODE_NM = 32;

    /** The rule by which figures are scaled, for readers of a result. */
    public static final String RULE =
            "energy in proportion to the node, area to its square, at the same supply: F / 32 nm and (F / 32 nm)^2";

    /** {@return operations a joule as if at 32 nm; empty where node or figure is not known} */
    public OptionalDouble scaled_perJ() {
        return scaled(operations_perJ, 1);
    }

    /** {@return operations a second and area as if at 32 nm; empty where node or figure is not known} */
    public OptionalDouble scaled_perSm2() {
        return scaled(operations_perSm2, 2);
    }

    private OptionalDouble scaled(OptionalDouble figure, int power) {
        if (node_nm.isEmpty() || figure.isEmpty()) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(figure.getAsDouble() * Math.pow(node_nm.getAsDouble() / NODE_NM, power));
    }
}
