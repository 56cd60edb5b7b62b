package timdnn.characterization.stepped;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.apache.commons.math3.util.CombinatoricsUtils;
import timdnn.array.ArrayGeometry;
import timdnn.characterization.digital.DigitalBlocks;
import timdnn.characterization.plan.CountHistogram;

/**
 * Energy of a 16 x 256 product in a stepped access of a tile, by part.
 *
 * @param geometry shape of the tile's array
 * @param column one column
 * @param shared what columns share
 * @param cycle_s from access to access, in s
 * @param digital_J read-out of a column's counters, their difference, scale and sum, which a block of rows has once in as many accesses
 *     as the tile has blocks; its share of one access, in J; empty where digital cells were not characterised
 */
@SuppressWarnings("MemberName") // suffixes are units
public record SteppedTile(
        ArrayGeometry geometry, SteppedColumn column, Shared shared, double cycle_s, Optional<Double> digital_J) {
    private static final double TYPICAL = 0.36;
    private static final int BITS_A_REGISTER = 12;

    /**
     * What columns share.
     *
     * @param wordline_J a driven wordline beyond rest, in J
     * @param decoder_J decoder and select line of a block beyond rest, in J
     * @param drivers_W all wordline drivers and decoders at rest, in W
     * @param trunk_J trunk of the phases, a step, in J
     * @param lines_J select lines, an access, in J
     * @param unit_J driver of a unit that has not stopped, a step, in J
     * @param ladder_J ladder of the references over an access, in J
     * @param ladderRest_W ladder at rest, in W
     * @param counters_W counters of all columns at rest, in W
     */
    public record Shared(
            double wordline_J,
            double decoder_J,
            double drivers_W,
            double trunk_J,
            double lines_J,
            double unit_J,
            double ladder_J,
            double ladderRest_W,
            double counters_W) {}

    /**
     * A cost.
     *
     * @param parts_J energy by part, in J
     */
    public record Cost(Map<String, Double> parts_J) {
        /** Copies the map, keeping its order. */
        public Cost {
            parts_J = Collections.unmodifiableMap(new LinkedHashMap<>(parts_J));
        }

        /**
         * Sum of the parts.
         *
         * @return J
         */
        public double total_J() {
            return parts_J.values().stream().mapToDouble(part -> part).sum();
        }
    }

    /**
     * An access with so many products that are not zero in each column, each +1 or -1 as a fair coin falls: the mean.
     *
     * @param products products, 0 to the rows of a block
     * @return its cost
     */
    public Cost products(int products) {
        double[][] share = new double[products + 1][];
        for (int n = 0; n <= products; n++) {
            share[n] = new double[products + 1];
            share[n][products - n] = CombinatoricsUtils.binomialCoefficientDouble(products, n) / Math.pow(2, products);
        }
        return cost(share);
    }

    /**
     * An access whose bitlines have counts of a network, each as if it were alone: the mean over n and k drawn from the histogram, as
     * far as both fit a block.
     *
     * @param histogram counts of a network
     * @return its cost
     */
    public Cost network(CountHistogram histogram) {
        int rows = geometry.rowsABlock();
        double[][] share = new double[rows + 1][rows + 1];
        double sum = 0;
        for (int n = 0; n <= rows; n++) {
            for (int k = 0; n + k <= rows; k++) {
                share[n][k] = histogram.count(n) * (double) histogram.count(k);
                sum += share[n][k];
            }
        }
        for (double[] row : share) {
            for (int k = 0; k < row.length; k++) {
                row[k] /= sum;
            }
        }
        return cost(share);
    }

    /** The mean over {@code share[n][k]}, which sums to 1. */
    private Cost cost(double[][] share) {
        Map<String, Double> parts = new LinkedHashMap<>();
        for (int n = 0; n < share.length; n++) {
            for (int k = 0; k < share[n].length; k++) {
                double weight = share[n][k];
                if (weight > 0) {
                    column.parts_J(n, k)
                            .forEach((part, joules) ->
                                    parts.merge(part, geometry.columns() * weight * joules, Double::sum));
                }
            }
        }
        parts.put("wordlines", geometry.rowsABlock() * shared.wordline_J() + shared.decoder_J());
        parts.put("references", shared.ladder_J());
        parts.put(
                "distribution",
                SteppedStates.STEPS * shared.trunk_J()
                        + shared.lines_J()
                        + geometry.units() * unitSteps(share) * shared.unit_J());
        digital_J.ifPresent(joules -> parts.put("digital", geometry.columns() * joules));
        parts.put(
                "leakage",
                cycle_s * (geometry.columns() * column.storage_W() + shared.drivers_W() + shared.counters_W()));
        return new Cost(parts);
    }

    /** Steps in which a unit is clocked: all of them up to the largest count of its bitlines, and one more. */
    private double unitSteps(double[][] share) {
        IntToDoubleFunction below = count -> {
            double sum = 0;
            for (int n = 0; n < Math.min(share.length, count); n++) {
                for (int k = 0; k < Math.min(share[n].length, count); k++) {
                    sum += share[n][k];
                }
            }
            return sum;
        };
        double steps = 0;
        for (int step = 1; step <= SteppedStates.STEPS; step++) {
            // Step i is taken unless all counts of the unit's columns are below i - 1.
            steps += 1 - Math.pow(below.applyAsDouble(step - 1), geometry.columnsAUnit());
        }
        return steps;
    }

    /**
     * Blocks that the read-out of a column's two counters has.
     *
     * @param geometry shape of the tile's array
     * @return how many by name: registers, a difference of eight bits, scale, sum
     */
    public static Map<String, Integer> readOut(ArrayGeometry geometry) {
        int bits = geometry.countBits();
        Map<String, Integer> blocks = new LinkedHashMap<>();
        blocks.put("register12", (2 * SteppedTrim.COUNTER_BITS + BITS_A_REGISTER - 1) / BITS_A_REGISTER);
        blocks.put(DigitalBlocks.subtract(bits), (SteppedTrim.COUNTER_BITS + bits - 1) / bits);
        blocks.put("scale8", 1);
        blocks.put("accumulate12", 1);
        return blocks;
    }

    /**
     * The access that stands for all: 36 % of the products, 6 of 16.
     *
     * @return its cost
     */
    public Cost typical() {
        return products(typicalProducts());
    }

    /**
     * Products of {@link #typical}: 36 % of the rows (40 % zeros among weights and among inputs, arXiv 1909.06892, unverified), as an even
     * number.
     *
     * @return a count
     */
    public int typicalProducts() {
        return 2 * (int) Math.round(TYPICAL * geometry.rowsABlock() / 2);
    }
}
