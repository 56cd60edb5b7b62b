package timdnn.characterization.plan;

/** What a study simulates: a column of ternary cells and circuits around it, or a circuit that a user brings. */
public interface StudiedCircuit {
    /**
     * Name of the condition, part of the address of every draw.
     *
     * @return for example {@code TT-0.9V-27C}
     */
    String condition();
}
