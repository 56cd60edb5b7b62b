package timdnn.characterization.figure;

/** Where a figure comes from. */
public sealed interface FigureOrigin {
    /**
     * A simulation that anybody can repeat from the store.
     *
     * @param experiment name of the experiment, for example {@code sense-trim}
     * @param state one of its states
     */
    record Simulation(String experiment, String state) implements FigureOrigin {}

    /**
     * Something published.
     *
     * @param source for example {@code arXiv 1909.06892}
     */
    record Publication(String source) implements FigureOrigin {}
}
