package timdnn.characterization.circuit.declaration;

/** What benches of a study gave, for those that build on it. */
public interface BenchResults {
    /** Of a study of which nothing has run. */
    BenchResults NONE = (bench, point, measure, sample) -> Double.NaN;

    /** Stands for the simulation without variation. */
    int NOMINAL = -1;

    /**
     * A measure of a bench.
     *
     * @param bench the bench
     * @param point name of the point of its grid
     * @param measure name of one of its measures, or {@code search}
     * @param sample index of the sample, or {@link #NOMINAL}; of a bench that does not vary all samples are the nominal one
     * @return the number; NaN where there is none
     */
    double value(Bench bench, String point, String measure, int sample);
}
