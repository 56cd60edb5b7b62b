package timdnn.characterization.access;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import timdnn.characterization.sense.SenseFindings;
import timdnn.characterization.sense.converter.Conversion;

/**
 * Energy of one column in an access, with its sense path and its share of what all columns of a tile share:
 *
 * <pre>
 * E(n, k, a) = precharge + b(n) + b(k) + sampling + c(n) + c(k) + blank + trim + decoder + a · wordline + leakage
 * </pre>
 *
 * <p>n products +1 discharge BL, k products -1 discharge BLB, a rows are driven; n + k ≤ a ≤ rows of a block. The digital part of the
 * peripheral units is not in it. All energies in J, not negative.
 *
 * @param precharge_J drivers of the precharge devices
 * @param bitline_J b by count, from 0 to the rows of a block: a bitline and its hold capacitor are brought back, with what the capacitor passed on to
 *     the converter
 * @param sampling_J drivers of both sampling switches, opened and closed again
 * @param conversions c by count, from 0 to the largest; a higher count is converted as that
 * @param blank_J share of what bursts of both converters take beyond their conversions ({@link SenseFindings#blank_J})
 * @param trim_J what trim capacitors that are on take in both conversions and the share of the blank ones, the mean over
 *     comparators with mismatch
 * @param decoder_J decoder and select line beyond rest, however many rows are driven
 * @param wordline_J one driven row beyond rest
 * @param leakage_J all cells of the column, its share of two idle converters and of all wordline drivers and decoders at
 *     rest, from one access to the next
 */
@SuppressWarnings("MemberName") // suffixes are units
public record ColumnAccess(
        double precharge_J,
        List<Double> bitline_J,
        double sampling_J,
        List<Conversion> conversions,
        double blank_J,
        double trim_J,
        double decoder_J,
        double wordline_J,
        double leakage_J) {
    /** Copies the lists, and checks that there is a bitline of every count. */
    public ColumnAccess {
        bitline_J = List.copyOf(bitline_J);
        conversions = List.copyOf(conversions);
        if (conversions.isEmpty() || bitline_J.size() < conversions.size()) {
            throw new IllegalArgumentException(
                    "bitline_J must have a value for each of the conversions, of which there must " + "be some; had "
                            + bitline_J.size() + " for " + conversions.size());
        }
    }

    /**
     * Rows of a block.
     *
     * @return the largest number of products on a bitline
     */
    public int rows() {
        return bitline_J.size() - 1;
    }

    /**
     * The conversion of a bitline.
     *
     * @param count products on it, at most the rows of a block
     * @return that of the highest code for all counts beyond
     */
    public Conversion conversion(int count) {
        return conversions.get(Math.min(count, conversions.size() - 1));
    }

    /**
     * Energy by part: bitlines (with the precharge drivers), wordlines (with the decoder), sampling, comparators,
     * ladder, clocks, blank, trim, leakage.
     *
     * @param n products +1
     * @param k products -1
     * @param rows driven rows, n + k to those of a block
     * @return J by part
     * @throws IllegalArgumentException if the counts do not fit a block
     */
    public Map<String, Double> parts_J(int n, int k, int rows) {
        if (n < 0 || k < 0 || n + k > rows || rows > rows()) {
            throw new IllegalArgumentException("n, k and rows must be 0 <= n + k <= rows <= " + rows() + ", were " + n
                    + ", " + k + " and " + rows);
        }
        Conversion bl = conversion(n);
        Conversion blb = conversion(k);
        Map<String, Double> parts = new LinkedHashMap<>();
        parts.put("bitlines", precharge_J + bitline_J.get(n) + bitline_J.get(k));
        parts.put("wordlines", decoder_J + rows * wordline_J);
        parts.put("sampling", sampling_J);
        parts.put("comparators", bl.comparators_J() + blb.comparators_J());
        parts.put("ladder", bl.ladder_J() + blb.ladder_J());
        parts.put("clocks", bl.clocks_J() + blb.clocks_J());
        parts.put("blank", blank_J);
        parts.put("trim", trim_J);
        parts.put("leakage", leakage_J);
        return Collections.unmodifiableMap(parts);
    }

    /**
     * What its access takes beyond leakage, wordlines, and what it shares with other columns: bitlines, sampling, conversions of
     * comparators without mismatch, none of which is trimmed.
     *
     * @param n products +1
     * @param k products -1
     * @return J
     */
    public double switched_J(int n, int k) {
        Map<String, Double> parts = parts_J(n, k, rows());
        return parts.get("bitlines")
                + parts.get("sampling")
                + parts.get("comparators")
                + parts.get("ladder")
                + parts.get("clocks");
    }
}
