package timdnn.characterization.access;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import timdnn.array.ArrayGeometry;

/**
 * What an access costs under one condition: drivers, schedule and energy of one product of a whole block, put together from parts
 * that were simulated each by itself, and whole columns that were simulated from precharge to precharge against that sum.
 *
 * @param geometry shape of the tile's array
 * @param drivers decoder, wordline, bitline's wire and writing
 * @param schedule the intervals of an access
 * @param column energy of one column in it
 * @param closures whole accesses of one column against the sum of their parts
 */
@SuppressWarnings("MemberName") // suffixes are units
public record AccessFindings(
        ArrayGeometry geometry, Drivers drivers, Schedule schedule, ColumnAccess column, List<Closure> closures) {
    /** Wordlines of a row of ternary cells. */
    public static final int WORDLINES_PER_ROW = 2;

    /**
     * Share of the products that are not zero for the figure that stands for all, from 40 % zeros among weights and among
     * inputs (arXiv 1909.06892, unverified).
     */
    private static final double NOT_ZERO = 0.36;

    /** Copies the list. */
    public AccessFindings {
        closures = List.copyOf(closures);
    }

    /**
     * Drivers.
     *
     * @param block_s from the address to the block's select line, in s
     * @param near_s from the address to the near end of a wordline
     * @param far_s to its far end
     * @param off_s from the address to the far end when it falls
     * @param decoder_J energy of a block's decoder and select line for an access beyond rest, in J
     * @param decoderIdle_W power of a block's decoder with the gates of its wordlines at rest, in W
     * @param wordline_J energy of one wordline's driver for an access beyond rest, in J
     * @param idle_W power of one wordline's driver at rest, in W
     * @param write_J energy of a column's four write drivers with their lines, its share of the write wordline and one cell for
     *     a write from -1 to +1 and back to reading, in J
     * @param write_s from the write wordline's edge until the cell is within a tenth of its new levels, in s
     */
    public record Drivers(
            double block_s,
            double near_s,
            double far_s,
            double off_s,
            double decoder_J,
            double decoderIdle_W,
            double wordline_J,
            double idle_W,
            double write_J,
            double write_s) {
        /**
         * How much later the far end of a wordline rises than the near one.
         *
         * @return s
         */
        public double skew_s() {
            return far_s - near_s;
        }

        /**
         * Power of a tile's decoders and wordline drivers at rest.
         *
         * @param geometry shape of the tile's array, with a decoder for each block
         * @return W
         */
        public double rest_W(ArrayGeometry geometry) {
            return geometry.blocks() * (decoderIdle_W + WORDLINES_PER_ROW * geometry.rowsABlock() * idle_W);
        }
    }

    /**
     * The intervals of an access. A bitline has one hold capacitor, which keeps its sample until it has been converted: the next
     * discharge has to wait for the last conversion, and only the precharge of the bitline goes on beside them. The
     * blank conversion before them takes no time of its own: it goes on beside discharge and sampling. Then the switches close
     * again, and the hold capacitors are charged with the bitlines.
     *
     * @param wordline_s from the address to the far end of the wordlines
     * @param discharge_s from there to the strobe
     * @param sampling_s until the samples are held, the bitlines are let go and conversions begin
     * @param precharge_s until the bitlines are back within 1 mV of the supply
     * @param conversions_s all conversions of a peripheral unit, one bitline pair after the other
     * @param recharge_s from the end of the conversions until bitlines and hold capacitors are within 1 mV of the supply
     * @param columnsPerUnit columns of a peripheral unit
     */
    public record Schedule(
            double wordline_s,
            double discharge_s,
            double sampling_s,
            double precharge_s,
            double conversions_s,
            double recharge_s,
            int columnsPerUnit) {
        /**
         * From one access to the next.
         *
         * @return s
         */
        public double cycle_s() {
            return wordline_s + discharge_s + sampling_s + Math.max(precharge_s, conversions_s) + recharge_s;
        }

        /**
         * From the address to the last code.
         *
         * @return s
         */
        public double latency_s() {
            return wordline_s + discharge_s + sampling_s + conversions_s;
        }
    }

    /**
     * Energy of one access of all columns, its products shared evenly by both bitlines.
     *
     * @param products products that are not zero in each column
     * @param parts_J energy by part in J: bitlines, wordlines, sampling, comparators, ladder, clocks, blank (conversions
     *     before the first of a burst), trim (capacitors that are on in comparators with mismatch, beyond what these take
     *     without), leakage
     */
    public record Energy(int products, Map<String, Double> parts_J) {
        /** Copies the map, keeping its order. */
        public Energy {
            parts_J = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(parts_J));
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
     * A whole access of one column, its comparators without mismatch and not trimmed: neither side contains the part
     * {@code trim} of {@link Energy}.
     *
     * @param n products +1
     * @param k products -1
     * @param codes codes of BL and BLB that its converters gave
     * @param simulated_J integral of all supplies in J
     * @param switched_J of the parts, bitlines, sampling and conversions ({@link ColumnAccess#switched_J}), in J
     * @param rest_J of the parts, leakage over the simulated time and blank conversions of its own two converters, and wordlines
     *     with ideal drivers; decoder and digital part are not in the simulated circuit
     * @param sample_V largest distance of a held sample from that of the same count on one bitline alone, counts above the largest left
     *     out, in V
     */
    public record Closure(
            int n, int k, List<Integer> codes, double simulated_J, double switched_J, double rest_J, double sample_V) {
        /** Copies the list. */
        public Closure {
            codes = List.copyOf(codes);
        }

        /**
         * The whole from its parts.
         *
         * @return J
         */
        public double parts_J() {
            return switched_J + rest_J;
        }

        /**
         * How far the parts are from the whole.
         *
         * @return parts over whole, minus 1
         */
        public double error() {
            return parts_J() / simulated_J - 1;
        }
    }

    /**
     * Energy of an access.
     *
     * @param products products that are not zero in each column, 0 to {@code rows}
     * @param rows driven rows, at most those of a block
     * @return its energy
     * @throws IllegalArgumentException if the numbers do not fit a block
     */
    public Energy energy(int products, int rows) {
        Map<String, Double> parts = new LinkedHashMap<>();
        column.parts_J(products / 2, products - products / 2, rows)
                .forEach((part, joules) -> parts.put(part, geometry.columns() * joules));
        return new Energy(products, parts);
    }

    /**
     * Energies by the number of products that are not zero in each column, all rows of a block driven.
     *
     * @return the energies, rising
     */
    public List<Energy> energies() {
        return IntStream.rangeClosed(0, geometry.rowsABlock())
                .mapToObj(products -> energy(products, geometry.rowsABlock()))
                .toList();
    }

    /**
     * Products that are not zero in each column of the access that stands for all: 36 %, as an even number, so that two accesses share them.
     *
     * @return 6 of 16
     */
    public int typicalProducts() {
        return 2 * (int) Math.round(NOT_ZERO * geometry.rowsABlock() / 2);
    }

    /**
     * The access that stands for all, with {@link #typicalProducts}.
     *
     * @return its energy
     */
    public Energy typical() {
        return energy(typicalProducts(), geometry.rowsABlock());
    }

    /**
     * The largest distance of the parts' sum from a whole access.
     *
     * @return relative, without sign
     */
    public double closure() {
        return closures.stream().mapToDouble(one -> Math.abs(one.error())).max().orElseThrow();
    }
}
