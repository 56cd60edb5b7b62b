package timdnn.characterization.plan;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import timdnn.harness.netlist.PvtCorner;

/**
 * A study: what is to be simulated, at which corner, with which draws. Immutable; {@link StudyReader} makes it.
 *
 * @param name name of the study and of its folder of results
 * @param seed seed of all draws
 * @param cell variant of the cell
 * @param models name of the model library
 * @param corner process, supply and temperature
 * @param parameters netlist parameters that differ from their defaults, as SPICE numbers
 * @param transient_ how transients are run
 * @param strobe how the strobe is found
 * @param cells variants whose truth table and writing are checked; empty for none
 * @param energy the energy experiment, if it is asked for
 * @param mismatch the Monte Carlo experiment, if it is asked for
 * @param deadline_s longest time for one simulation in s
 * @param failureLimit largest share of failed simulations for which tables are made, 0 to 1
 */
@SuppressWarnings("MemberName") // suffixes are units; transient is a word of the language
public record Study(
        String name,
        long seed,
        String cell,
        String models,
        PvtCorner corner,
        Map<String, String> parameters,
        Transient transient_,
        Strobe strobe,
        List<String> cells,
        Optional<Energy> energy,
        Optional<MismatchModel> mismatch,
        double deadline_s,
        double failureLimit) {
    /** Copies the collections. */
    public Study {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(cell, "cell");
        Objects.requireNonNull(models, "models");
        Objects.requireNonNull(corner, "corner");
        parameters = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(parameters));
        Objects.requireNonNull(transient_, "transient");
        Objects.requireNonNull(strobe, "strobe");
        cells = List.copyOf(cells);
        Objects.requireNonNull(energy, "energy");
        Objects.requireNonNull(mismatch, "mismatch");
    }

    /**
     * Settings of transient analyses.
     *
     * @param step_s suggested step in s
     * @param maxStep_s largest step in s
     * @param stop_s end of the nominal waveforms in s, counted from the wordline's edge
     */
    public record Transient(double step_s, double maxStep_s, double stop_s) {}

    /**
     * How the strobe is found: the earliest time at which the mean margin between the states comes closest to the target.
     *
     * @param targetMargin_V target in V
     * @param firstState lowest state of the mean
     * @param lastState highest state of the mean
     */
    public record Strobe(double targetMargin_V, int firstState, int lastState) {}

    /**
     * The energy experiment: a whole access from precharge to precharge.
     *
     * @param wordlineToPrecharge_s from the end of the wordline pulse to the precharge in s
     * @param recovery_s time given to the precharge in s
     * @param heldOut states (n, k) with both non-zero that are simulated to check that the bitlines' energies add
     */
    public record Energy(double wordlineToPrecharge_s, double recovery_s, List<int[]> heldOut) {
        /** Copies the list. */
        public Energy {
            heldOut = heldOut.stream().map(int[]::clone).toList();
        }
    }
}
