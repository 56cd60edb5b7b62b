package timdnn.harness.ngspice.binding;

import com.sun.jna.StringArray;
import java.util.List;

/** Copies between Java's memory and ngspice's, so that no pointer leaves this package. */
public final class SpiceMemory {
    private SpiceMemory() {}

    /**
     * Calls {@link SharedSpice#ngSpice_Circ} with lines of text.
     *
     * @param spice the library
     * @param lines the deck, {@code .end} last
     * @return its status, 0 also where the deck was rejected
     */
    public static int circ(SharedSpice spice, List<String> lines) {
        StringArray array = new StringArray(lines.toArray(String[]::new), "UTF-8");
        return spice.ngSpice_Circ(array);
    }

    /**
     * Names of all plots.
     *
     * @param spice the library
     * @return the names, newest first
     */
    public static List<String> plots(SharedSpice spice) {
        return NgspiceLibrary.strings(spice.ngSpice_AllPlots());
    }

    /**
     * Names of a plot's vectors.
     *
     * @param spice the library
     * @param plot the plot
     * @return the names in no fixed order
     */
    public static List<String> vectors(SharedSpice spice, String plot) {
        return NgspiceLibrary.strings(spice.ngSpice_AllVecs(plot));
    }
}
