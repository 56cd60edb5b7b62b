package timdnn.characterization.figure;

import java.util.List;
import java.util.Optional;

/**
 * What TiM-DNN (arXiv 1909.06892; IEEE TVLSI 2020) says, printed beside this project's figures for context and never a
 * criterion. Status A: stated in the abstract. Status U: believed to be in the body, not verified against its text.
 */
public final class PaperFigures {
    /** The paper. */
    public static final String SOURCE = "arXiv 1909.06892";

    /** Mean margin between S0 and S7: seven margins. */
    public static final Figure MEAN_MARGIN = unverified("meanMargin_V", "V", "mean margin between S0 and S7", 96e-3);

    /** Last margin of that mean: the one between S6 and S7. */
    public static final int MEAN_LAST = 6;

    /** Margins that lead to S8, S9 and S10, from the least to the largest. */
    public static final Figure TAIL_MARGIN = new Figure(
            "paper.tailMargin_V",
            "V",
            "margins that lead to S8, S9 and S10",
            70e-3,
            60e-3,
            80e-3,
            0,
            FigureStatus.U,
            origin());

    /** First of these margins, between S7 and S8. */
    public static final int TAIL_FIRST = 7;

    /** Last of these margins. */
    public static final int TAIL_LAST = 9;

    /** P_E, weighted with the benchmarks' partial sums. */
    public static final Figure SENSE_ERROR = unverified(
            "senseErrorProbability", "", "error probability weighted with the benchmarks' partial sums", 1.5e-4);

    /** Time from one access to the next. */
    public static final Figure ACCESS_TIME =
            unverified("access.time_s", "s", "time from one access to the next", 2.3e-9);

    /** Energy of one access of 16 x 256 cells. */
    public static final Figure ACCESS_ENERGY =
            unverified("access.energy_J", "J", "energy of an access of 16 x 256 cells", 26.84e-12);

    /** Of it, converters and digital part together. */
    public static final Figure PERIPHERAL_UNITS = unverified(
            "access.parts_J.peripheralUnits", "J", "of an access, converters and digital part together", 17e-12);

    /** Of it, the bitlines. */
    public static final Figure BITLINES =
            unverified("access.parts_J.bitlines", "J", "of an access, the bitlines", 9.18e-12);

    /** Of it, the wordlines. */
    public static final Figure WORDLINES =
            unverified("access.parts_J.wordlines", "J", "of an access, the wordlines", 0.38e-12);

    /** Of it, all else. */
    public static final Figure REST = unverified("access.parts_J.rest", "J", "of an access, all else", 0.28e-12);

    /** The parts of an access, which sum to its energy. */
    public static final List<Figure> ACCESS_PARTS = List.of(PERIPHERAL_UNITS, BITLINES, WORDLINES, REST);

    /** Columns of a tile. */
    public static final int COLUMNS = 256;

    /** Monte Carlo samples a state. */
    public static final Figure SAMPLES = unverified("samples", "", "Monte Carlo samples a state", 1000);

    /** Relative spread of the thresholds. */
    public static final Figure SIGMA_OVER_MU =
            unverified("sigmaOverMu", "", "standard deviation of the threshold voltages over their mean", 0.05);

    /** Area of a ternary cell in squares of the half pitch. */
    public static final Figure CELL_AREA = unverified("area.cell_F2", "F2", "area of a ternary cell", 720);

    /** TiM tile over near-memory tile. */
    public static final Figure AREA_RATIO =
            unverified("area.ratio", "", "area of a TiM tile over that of a near-memory tile", 1.89);

    /** Area of a chip of {@link #TILES} tiles with all else that it has. */
    public static final Figure CHIP_AREA = new Figure(
            "paper.area.chip_m2",
            "m2",
            "area of a chip of 32 tiles with all else that it has",
            1.96e-6,
            1.96e-6,
            1.96e-6,
            0,
            FigureStatus.A,
            origin());

    /** Tiles of that chip. */
    public static final int TILES = 32;

    private PaperFigures() {}

    private static Figure unverified(String key, String unit, String meaning, double value) {
        return new Figure("paper." + key, unit, meaning, value, value, value, 0, FigureStatus.U, origin());
    }

    private static Optional<FigureOrigin> origin() {
        return Optional.of(new FigureOrigin.Publication(SOURCE));
    }
}
