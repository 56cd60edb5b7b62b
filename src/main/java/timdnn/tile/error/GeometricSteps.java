package timdnn.tile.error;

import timdnn.tile.AddressedWords;

/**
 * Distances between the events of a line of independent trials: P(distance ≥ d) = (1 - p)^d, d = 0, 1, ... Inversion of a uniform word of
 * 62 bits: by a table with a guide where events are frequent, where a distance beyond the table's end starts anew from there, since the
 * distribution has no memory; by a logarithm where they are rare.
 *
 * @see <a href="https://doi.org/10.1007/978-1-4613-8643-8">Devroye, Non-Uniform Random Variate Generation (1986), III.2.4 and X.2</a>
 */
final class GeometricSteps {
    private static final int WORD_BITS = 62;
    private static final int GUIDE_BITS = 10;
    private static final int MOST_ENTRIES = 1024;
    /** Below this a table would be asked several times a distance. */
    private static final double LEAST_TABLED = 2e-4;

    /** {@code [d]}: P(distance ≥ d) · 2⁶²; empty where a logarithm is taken. */
    private final long[] survival;
    /** A distance that every word with these first bits has at least. */
    private final int[] guide;
    /** 1 / ln(1 - p). */
    private final double scale;

    /**
     * The distances of events.
     *
     * @param probability p, above 0, at most 1
     */
    GeometricSteps(double probability) {
        this.scale = 1 / Math.log1p(-probability);
        if (probability < LEAST_TABLED) {
            survival = new long[0];
            guide = new int[0];
            return;
        }
        int end = (int) Math.min(MOST_ENTRIES, Math.ceil(3 / probability) + 1);
        survival = new long[end + 1];
        survival[0] = 1L << WORD_BITS;
        for (int d = 1; d <= end; d++) {
            survival[d] = (long) (Math.exp(d / scale) * 0x1p62);
        }
        guide = new int[1 << GUIDE_BITS];
        int d = end;
        for (int bucket = 0; bucket < guide.length; bucket++) {
            long last = ((bucket + 1L) << (WORD_BITS - GUIDE_BITS)) - 1;
            while (survival[d] <= last) {
                d--;
            }
            guide[bucket] = d;
        }
    }

    /**
     * The next distance.
     *
     * @param words where its words come from
     * @return trials without an event before the next one, at most {@link Long#MAX_VALUE}
     */
    long next(AddressedWords words) {
        if (survival.length == 0) {
            // A distance may be larger than any long, which the cast makes the largest one.
            return (long) (Math.log(1 - words.nextUniform()) * scale);
        }
        int end = survival.length - 1;
        long before = 0;
        while (true) {
            long word = words.nextBits() >>> (Long.SIZE - WORD_BITS);
            int d = guide[(int) (word >>> (WORD_BITS - GUIDE_BITS))];
            while (d < end && word < survival[d + 1]) {
                d++;
            }
            if (d < end) {
                return before + d;
            }
            before += end;
        }
    }
}
