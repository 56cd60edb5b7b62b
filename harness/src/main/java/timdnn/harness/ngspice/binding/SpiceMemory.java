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

    /**
     * Whether a vector's data are real.
     *
     * @param vector the vector
     * @return false for complex ones
     */
    public static boolean isReal(VectorInfo vector) {
        return vector.v_realdata != null;
    }

    /**
     * Copies a vector's data.
     *
     * @param vector the vector; its data hold until the next call of the library
     * @return the values; of a complex vector pairs of real and imaginary part; empty where there are none
     */
    public static double[] copy(VectorInfo vector) {
        if (vector.v_realdata != null) {
            return vector.v_realdata.getDoubleArray(0, vector.v_length);
        }
        return vector.v_compdata == null ? new double[0] : vector.v_compdata.getDoubleArray(0, 2 * vector.v_length);
    }
}
