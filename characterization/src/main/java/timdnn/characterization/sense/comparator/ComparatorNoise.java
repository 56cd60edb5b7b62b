package timdnn.characterization.sense.comparator;

/**
 * Thermal noise of a clocked comparator. Up to its decision it is a linear circuit whose elements change with time, so that
 * the variance of its output difference at time τ is the sum over the independent sources of
 *
 * <pre>σ² = ∫ S(t)/2 · h(t)² dt,   S = 4kT·(g_m + g_ds + g_mbs),</pre>
 *
 * with h the output at τ for a unit charge that passes the source's branch at t (J. Kim, B. S. Leibowitz, J. Ren, C. J.
 * Madden, "Simulation and analysis of random decision errors in clocked comparators", IEEE TCAS-I 56(8), 2009). The
 * one-sided density S is that of SPICE with γ = 1, a bound for PMOS and near the cards' own noise for NMOS ({@code
 * ComparatorNoiseIT}, which also compares σ with ngspice's transient noise).
 * Divided by the gain from the inputs it becomes a voltage at the inputs. Flicker noise moves slowly beside a decision and is
 * not in it.
 */
@SuppressWarnings("MemberName") // suffixes are units
public final class ComparatorNoise {
    private static final double BOLTZMANN = 1.380649e-23;

    private ComparatorNoise() {}

    /**
     * Variance of the output by one source, by the rectangle rule.
     *
     * @param conductances_S g_m + g_ds + g_mbs at each time, in S
     * @param responses_VpC h there, in V/C; as many
     * @param step_s distance of the times in s
     * @param temperature_K temperature in K
     * @return V²
     */
    public static double variance_V2(
            double[] conductances_S, double[] responses_VpC, double step_s, double temperature_K) {
        double sum = 0;
        for (int i = 0; i < conductances_S.length; i++) {
            sum += conductances_S[i] * responses_VpC[i] * responses_VpC[i];
        }
        return 2 * BOLTZMANN * temperature_K * sum * step_s;
    }
}
