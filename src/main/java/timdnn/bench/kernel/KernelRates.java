package timdnn.bench.kernel;

import java.util.Map;
import java.util.OptionalDouble;

/**
 * What a {@link KernelBench} measured. Rates in 10⁹ multiply-accumulates a second of processor time of one thread.
 *
 * @param kernel name of the fastest kernel here
 * @param simd whether it uses the Vector API
 * @param exact exact products by it
 * @param plainJava exact products by the bit-sliced kernel in plain Java
 * @param packed exact products by the kernel that takes one position after the other
 * @param reference the kernel in C
 * @param iid with independent errors, by P_E in decimal exponents such as {@code 1e-03}
 * @param die on a die; empty where the tables lack what a die is drawn from
 * @param network the accesses of the shipped network, run as a whole
 * @param accesses the same accesses alone, on the fastest kernel
 * @param residual images a second of {@link ResidualNetwork} with independent errors of the table
 */
public record KernelRates(
        String kernel,
        boolean simd,
        double exact,
        double plainJava,
        double packed,
        CReference reference,
        Map<String, Double> iid,
        OptionalDouble die,
        double network,
        double accesses,
        double residual) {
    /** The error rate at which one figure stands for independent errors. */
    public static final String STATED_RATE = "1e-03";

    /** {@return 10⁹ multiply-accumulates a second with independent errors at P_E = 10⁻³} */
    public double iidAtStatedRate() {
        return iid.get(STATED_RATE);
    }

    /** {@return exact over the reference; empty without one} */
    public OptionalDouble exactOverReference() {
        return reference.rate() > 0 ? OptionalDouble.of(exact / reference.rate()) : OptionalDouble.empty();
    }
}
