package timdnn.characterization.plan;

/** A section that visits states S_n of a column one after the other, each of them with mismatch. */
public interface StateRange extends Section {
    /**
     * The lowest state.
     *
     * @return n, at least 0
     */
    int firstState();

    /**
     * The highest state.
     *
     * @return n
     */
    int lastState();
}
