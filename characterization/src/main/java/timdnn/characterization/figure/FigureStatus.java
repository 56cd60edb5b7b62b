package timdnn.characterization.figure;

/** How well a figure is known. */
public enum FigureStatus {
    /** From the abstract or the claims. */
    A("stated in the paper's abstract or in the patents' claims"),
    /** From the body, by memory. */
    U("unverified: believed to be in the paper's body, not verified against its text; context, never a criterion"),
    /** By arithmetic. */
    D("derived by the arithmetic that is shown"),
    /** By simulation. */
    S("simulated by this project with ngspice, or measured on its results");

    private final String meaning;

    FigureStatus(String meaning) {
        this.meaning = meaning;
    }

    /**
     * What the letter stands for.
     *
     * @return for example "derived by the arithmetic that is shown"
     */
    public String meaning() {
        return meaning;
    }
}
