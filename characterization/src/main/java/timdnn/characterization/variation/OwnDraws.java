package timdnn.characterization.variation;

import timdnn.characterization.plan.Study;
import timdnn.harness.netlist.Netlist;

/**
 * Samples of which the deck draws for itself, by {@code agauss} and {@code gauss} in its library: the simulator's generator
 * is seeded from the sample's address, and the circuit is loaded anew for every sample. Slower than altering what is
 * loaded, and the only way where a library's own statistics are wanted.
 */
public final class OwnDraws {
    /** Experiment and state in the address. */
    static final String NAME = "own";

    private OwnDraws() {}

    /**
     * The addresses of such samples.
     *
     * @return the draws
     */
    public static Draws draws() {
        return Draws.own(NAME, NAME);
    }

    /**
     * Whether draws are those of such samples.
     *
     * @param draws the draws
     * @return true if the deck draws for itself
     */
    public static boolean are(Draws draws) {
        return draws.experiment().equals(NAME);
    }

    /**
     * The card that seeds the generator for a sample.
     *
     * @param study the study under one condition
     * @param sample index of the sample
     * @return a card for the circuit
     */
    public static String card(Study study, int sample) {
        String address = study.seed() + "\n" + study.condition() + "\n" + sample;
        return ".option seed=" + (1 + Integer.parseInt(Netlist.sha256(address).substring(0, 7), 16));
    }
}
