package timdnn.characterization.stepped;

/**
 * Cross-section of a wire, from which its resistance and capacitance are reckoned.
 *
 * <p>Resistivity of copper rises as a wire becomes narrow, by scattering at its surfaces (Fuchs and Sondheimer, to first order in
 * λ/d) and at grain boundaries as far apart as it is wide (Mayadas and Shatzkes, doi:10.1103/PhysRevB.1.1382):
 *
 * <pre>
 * ρ = ρ0·[1/(1 - 3α/2 + 3α² - 3α³·ln(1 + 1/α)) + 3/8·λ·(1 - p)·(1/w + 1/t)],   α = λ/w·R/(1 - R)
 * </pre>
 *
 * <p>with ρ0 = 1.72·10⁻⁸ Ω·m, mean free path λ = 39 nm, specularity p = 0.25 and reflection R = 0.3, which are within what
 * measured wires of this size gave (Steinhögl et al., doi:10.1063/1.1834982); ρ0 is that of 20 °C, and liner and temperature are not in it.
 * Capacitance follows Sakurai and Tamaru (doi:10.1109/T-ED.1983.21093) with a plane below and one above and a neighbour that stands
 * still on either side:
 *
 * <pre>
 * C = ε·{2·[1.15·w/h + 2.80·(t/h)^0.222] + 2·[0.03·w/h + 0.83·t/h - 0.07·(t/h)^0.222]·(s/h)^-1.34}
 * </pre>
 *
 * <p>Doubling the first bracket counts the fringes of two planes in full, a little too much.
 *
 * @param width_m width w in m, above 0
 * @param thickness_m thickness t in m, above 0
 * @param spacing_m distance s to the neighbours in m, above 0
 * @param height_m distance h to either plane in m, above 0
 * @param permittivity relative permittivity of what is between, at least 1
 */
@SuppressWarnings("MemberName") // suffixes are units
public record WireSection(double width_m, double thickness_m, double spacing_m, double height_m, double permittivity) {
    private static final double BULK_OHM_M = 1.72e-8;
    private static final double FREE_PATH_M = 39e-9;
    private static final double SPECULARITY = 0.25;
    private static final double REFLECTION = 0.3;
    private static final double VACUUM_FPM = 8.8541878128e-12;

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a length is not above 0, or the permittivity is below 1
     */
    public WireSection {
        if (!(width_m > 0) || !(thickness_m > 0) || !(spacing_m > 0) || !(height_m > 0)) {
            throw new IllegalArgumentException("lengths must be above 0, were " + width_m + ", " + thickness_m + ", "
                    + spacing_m + " and " + height_m);
        }
        if (!(permittivity >= 1)) {
            throw new IllegalArgumentException("permittivity must be at least 1, was " + permittivity);
        }
    }

    /**
     * Resistivity of the wire.
     *
     * @return Ω·m
     */
    public double resistivity_Ohmm() {
        double alpha = FREE_PATH_M / width_m * REFLECTION / (1 - REFLECTION);
        double boundaries =
                1 / (1 - 1.5 * alpha + 3 * alpha * alpha - 3 * Math.pow(alpha, 3) * Math.log(1 + 1 / alpha));
        double surfaces = 3.0 / 8 * FREE_PATH_M * (1 - SPECULARITY) * (1 / width_m + 1 / thickness_m);
        return BULK_OHM_M * (boundaries + surfaces);
    }

    /**
     * Resistance per length.
     *
     * @return Ω/m
     */
    public double resistance_Ohmpm() {
        return resistivity_Ohmm() / (width_m * thickness_m);
    }

    /**
     * Capacitance per length.
     *
     * @return F/m
     */
    public double capacitance_Fpm() {
        double wide = width_m / height_m;
        double thick = thickness_m / height_m;
        double planes = 1.15 * wide + 2.80 * Math.pow(thick, 0.222);
        double neighbours =
                (0.03 * wide + 0.83 * thick - 0.07 * Math.pow(thick, 0.222)) * Math.pow(spacing_m / height_m, -1.34);
        return VACUUM_FPM * permittivity * 2 * (planes + neighbours);
    }
}
