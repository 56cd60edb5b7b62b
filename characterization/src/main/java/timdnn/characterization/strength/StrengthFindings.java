package timdnn.characterization.strength;

import java.util.List;
import java.util.Optional;
import timdnn.characterization.statistics.Estimate;

/**
 * The cell-strength model of a column and how well it holds: V = f(Σ s) + d·δ(Σ s) with s = 1 + ε of each conducting cell,
 * ε a quadratic in the threshold shifts of the devices of its read path, and d rows whose wordline rises without a product
 * on this bitline. ε is without unit.
 *
 * @param devices kinds of the devices of a path, from the bitline to ground, in the order of the coefficients
 * @param strength ε over the shifts, one polynomial for the four paths, fitted on every other cell
 * @param fitRms root mean square of ε less its polynomial, on the other cells
 * @param fitRms_V the same in V on the bitline of one conducting cell
 * @param paths the four paths
 * @param correlation correlation of ε between the paths, {@code [path][path]}
 * @param leftOut what the devices outside the path do
 * @param driven δ of driven rows of weight 0 on BL
 * @param opposite δ of rows of product -1 on BL, and of product +1 on BLB, {@code [bitline]}
 * @param oppositeAgainstDriven_V largest difference of V_BL between k rows of product -1 and k driven rows of weight 0, V
 * @param prediction columns of both products, predicted with these strengths
 * @param refinements how strengths differ in a column of several conducting cells; empty where there are too few columns
 * @param refined the same columns, predicted with refined strengths
 */
@SuppressWarnings("MemberName") // suffixes are units
public record StrengthFindings(
        List<String> devices,
        ShiftPolynomial strength,
        Estimate fitRms,
        Estimate fitRms_V,
        List<Path> paths,
        List<List<Estimate>> correlation,
        LeftOut leftOut,
        RowLoad driven,
        List<RowLoad> opposite,
        double oppositeAgainstDriven_V,
        Prediction prediction,
        List<Refinement> refinements,
        Optional<Prediction> refined) {
    /** Largest root mean square error with which the model may stand for SPICE, V. */
    public static final double LIMIT_V = 1e-3;

    /** Copies the lists. */
    public StrengthFindings {
        devices = List.copyOf(devices);
        paths = List.copyOf(paths);
        correlation = correlation.stream().map(List::copyOf).toList();
        opposite = List.copyOf(opposite);
        refinements = List.copyOf(refinements);
    }

    /**
     * A read path.
     *
     * @param name weight and input, for example {@code W+1 I-1}
     * @param nominal ε of the nominal cell, against the nominal S1 of the path's bitline on the column
     * @param sigma σ(ε)
     * @param fitRms root mean square of ε less its polynomial, on the cells held out
     */
    public record Path(String name, double nominal, Estimate sigma, Estimate fitRms) {}

    /**
     * Devices of the cell outside the path of weight +1 and input +1.
     *
     * @param sensitivities the devices, the most sensitive first; empty where there are too few cells
     * @param fitRms root mean square of ε on the cells held out if all devices of the cell are in the fit, those outside the
     *     path linearly; of no simulations where there are too few
     */
    public record LeftOut(List<Sensitivity> sensitivities, Estimate fitRms) {
        /** Copies the list. */
        public LeftOut {
            sensitivities = List.copyOf(sensitivities);
        }
    }

    /**
     * What a device does to ε.
     *
     * @param device its flattened name
     * @param perV dε/dV_T in 1/V
     */
    public record Sensitivity(String device, Estimate perV) {}

    /**
     * What strengths change by where n cells conduct: ε + Σ g_i·x_i + c, with x_i the shifts of a cell's path. A bitline
     * that falls further works its cells at other voltages than one cell does.
     *
     * @param n conducting cells
     * @param perV g_i in 1/V, {@code [device]}
     * @param offset c
     */
    public record Refinement(int n, List<Estimate> perV, Estimate offset) {
        /** Copies the list. */
        public Refinement {
            perV = List.copyOf(perV);
        }
    }

    /**
     * Fresh mismatched columns of both products, predicted from the shifts of their cells.
     *
     * @param mixed the states
     * @param rms_V root mean square error of all bitlines in V
     * @param largest_V largest error in V, without sign
     * @param columns number of columns, each with two bitlines
     */
    public record Prediction(List<Mixed> mixed, Estimate rms_V, double largest_V, int columns) {
        /** Copies the list. */
        public Prediction {
            mixed = List.copyOf(mixed);
        }
    }

    /**
     * Mismatched columns in a state of both products.
     *
     * @param n cells that discharge BL
     * @param k cells that discharge BLB
     * @param bl errors on BL, predicted less simulated
     * @param blb errors on BLB
     */
    public record Mixed(int n, int k, Errors bl, Errors blb) {}

    /**
     * Errors of a prediction in V.
     *
     * @param mean_V their mean
     * @param rms_V their root mean square
     * @param largest_V the largest, without sign
     */
    public record Errors(Estimate mean_V, Estimate rms_V, double largest_V) {
        static Errors of(double[] errors) {
            double largest = 0;
            for (double error : errors) {
                largest = Math.max(largest, Math.abs(error));
            }
            return new Errors(Estimate.mean(errors), Estimate.rms(errors), largest);
        }
    }

    /**
     * Whether the model may stand for SPICE.
     *
     * @return true if the root mean square error of all columns of both products is at most {@link #LIMIT_V}, without
     *     refinement
     */
    public boolean passed() {
        return prediction.rms_V().estimate() <= LIMIT_V;
    }
}
