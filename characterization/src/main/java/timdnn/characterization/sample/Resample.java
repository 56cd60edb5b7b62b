package timdnn.characterization.sample;

import org.apache.commons.math3.special.Erf;

/**
 * Draws with replacement, as the bootstrap takes them (B. Efron, doi:10.1214/aos/1176344552). Each resample is a function of
 * its address.
 */
public final class Resample {
    private Resample() {}

    /**
     * A resample.
     *
     * @param stream draws of the experiment
     * @param state name of the state within the experiment
     * @param number number of the resample
     * @param size number of values to draw from, and to draw; at least 1
     * @return indices from 0 to {@code size} - 1
     */
    public static int[] indices(SampleStream stream, String state, long number, int size) {
        double[] z = stream.normals(state, number, size);
        int[] indices = new int[size];
        for (int place = 0; place < size; place++) {
            double uniform = 0.5 * Erf.erfc(-z[place] / Math.sqrt(2));
            indices[place] = Math.min(size - 1, (int) (uniform * size));
        }
        return indices;
    }
}
