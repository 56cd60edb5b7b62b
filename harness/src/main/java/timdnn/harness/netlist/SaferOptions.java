package timdnn.harness.netlist;

/**
 * What a simulation that failed in its numerics is tried again with: Gear's method, which damps the ringing of the
 * trapezoidal rule; more iterations for operating point and time step; 10^12 Ω from every node to ground, which gives a
 * floating node its direct path (1 pA at 1 V); and a quarter of the largest time step. The same for every simulation, so
 * that a second try is as repeatable as a first.
 *
 * <p>The options are a card of the circuit and no command, so that they end with the circuit and reach no other sample.
 */
public final class SaferOptions {
    /** The options as a card (ngspice manual, section 15.1). */
    public static final String CARD = ".options method=gear itl1=1000 itl2=1000 itl4=200 rshunt=1e12";

    private static final double STEP_FACTOR = 0.25;

    private SaferOptions() {}

    /**
     * The circuit with the options.
     *
     * @param netlist the circuit
     * @return the circuit with {@link #CARD} behind its last card; of two settings of an option the last holds
     */
    public static Netlist of(Netlist netlist) {
        return netlist.withCard(CARD);
    }

    /**
     * The analysis with smaller steps.
     *
     * @param analysis the analysis
     * @return a transient with a quarter of its largest step, any other analysis as it is
     */
    public static Analysis of(Analysis analysis) {
        return analysis instanceof Analysis.Tran tran
                ? new Analysis.Tran(
                        Math.min(tran.step(), STEP_FACTOR * tran.maxStep()), tran.stop(), STEP_FACTOR * tran.maxStep())
                : analysis;
    }
}
