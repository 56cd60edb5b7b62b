package timdnn.report;

/** How well a figure is known; stands beside every figure of the page. */
enum Status {
    /** From the abstract or the claims. */
    A("stated in the paper's abstract or in the patents' claims"),
    /** From the body, by memory. */
    U("unverified: believed to be in the paper's body, not verified against its text; context, never a criterion"),
    /** By arithmetic. */
    D("derived by the arithmetic that is shown"),
    /** By simulation. */
    S("simulated by this project with ngspice, or measured on its results");

    private final String meaning;

    Status(String meaning) {
        this.meaning = meaning;
    }

    String meaning() {
        return meaning;
    }
}
