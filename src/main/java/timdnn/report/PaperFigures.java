package timdnn.report;

/**
 * What TiM-DNN (arXiv 1909.06892; IEEE TVLSI 2020) is believed to say in its body. All of status U: printed beside our
 * figures for context, never a criterion.
 */
@SuppressWarnings("MemberName") // suffixes are units
final class PaperFigures {
    static final String SOURCE = "arXiv 1909.06892";

    /** Mean margin between S0 and S7 in V: seven margins. */
    static final double MEAN_MARGIN_V = 96e-3;

    /** Last margin of that mean: the one between S6 and S7. */
    static final int MEAN_LAST = 6;

    /** Least and largest of the margins that lead to S8, S9 and S10, in V. */
    static final double TAIL_MARGIN_LOW_V = 60e-3;

    static final double TAIL_MARGIN_HIGH_V = 80e-3;

    static final int TAIL_FIRST = 7;
    static final int TAIL_LAST = 9;

    /** P_E, weighted with the benchmarks' partial sums. */
    static final double SENSE_ERROR = 1.5e-4;

    /** Energy of the bitlines and wordlines of one access of 16 x 256 cells in J. */
    static final double BITLINES_J = 9.18e-12;

    static final double WORDLINES_J = 0.38e-12;

    /** Rows of a block. */
    static final int ROWS = 16;

    /** Columns of a tile. */
    static final int COLUMNS = 256;

    /** Monte Carlo samples a state, and relative spread of the thresholds. */
    static final int SAMPLES = 1000;

    static final double SIGMA_OVER_MU = 0.05;

    private PaperFigures() {}
}
