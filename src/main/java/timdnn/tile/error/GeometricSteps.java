package timdnn.tile.error;

import timdnn.tile.AddressedWords;

/**
 * Distances between the events of a line of independent trials: P(distance ≥ d) = (1 - p)^d, d = 0, 1, ... Inversion: the
 * distance is ⌊ln(u) / ln(1 - p)⌋ with u uniform on the odd multiples of 2⁻⁵³ below 1.
 *
 * <p>Implementation notes: ln(u) is read from a table of 256 mantissas and a polynomial of degree four, without a branch that
 * depends on the draw; its error is below 6e-15 + 4e-16·|ln u|, far below what any number of draws can show. All of it is the same on
 * every machine. No whole number is converted to floating point: the compiler's instruction for it waits for the draw before.
 *
 * @see <a href="https://doi.org/10.1007/978-1-4613-8643-8">Devroye, Non-Uniform Random Variate Generation (1986), III.2.4 and X.2</a>
 */
final class GeometricSteps {
    private static final int TABLE_BITS = 8;
    private static final int MANTISSA_BITS = 52;
    private static final long ONE = 1023L << MANTISSA_BITS;
    /** By the first bits of a mantissa: 1 / its middle, and the logarithm of the middle. */
    private static final double[] RECIPROCAL_AND_LOG = table();
    /** ln(2⁻ⁱ). */
    private static final double[] LOG_OF_POWER = powers();

    /** 1 / ln(1 - p). */
    private final double scale;

    /**
     * The distances of events.
     *
     * @param probability p, above 0, at most 1
     */
    GeometricSteps(double probability) {
        this.scale = 1 / StrictMath.log1p(-probability);
    }

    private static double[] table() {
        double[] table = new double[2 << TABLE_BITS];
        for (int index = 0; index < 1 << TABLE_BITS; index++) {
            double reciprocal = 1 / (1 + (index + 0.5) / (1 << TABLE_BITS));
            table[2 * index] = reciprocal;
            table[2 * index + 1] = -StrictMath.log(reciprocal);
        }
        return table;
    }

    private static double[] powers() {
        double[] powers = new double[Long.SIZE];
        for (int power = 0; power < powers.length; power++) {
            powers[power] = -power * StrictMath.log(2);
        }
        return powers;
    }

    /**
     * A uniform number.
     *
     * @param word random bits, the last 12 of which are not used
     * @return a number on [0, 1), a multiple of 2⁻⁵²
     */
    static double uniform(long word) {
        return Double.longBitsToDouble(ONE | (word >>> (Long.SIZE - MANTISSA_BITS))) - 1;
    }

    /**
     * The next distance.
     *
     * @param words where its word comes from
     * @return trials without an event before the next one, at most {@link Long#MAX_VALUE}
     */
    long next(AddressedWords words) {
        // A distance may be larger than any long, which the cast makes the largest one.
        return (long) (logUniform(words.nextBits()) * scale);
    }

    /**
     * The logarithm of a uniform number.
     *
     * @param word random bits, the last 12 of which are not used
     * @return ln(u), below 0
     */
    static double logUniform(long word) {
        long bits = Double.doubleToRawLongBits(uniform(word) + 0x1p-53);
        int power = (int) ((ONE >>> MANTISSA_BITS) - (bits >>> MANTISSA_BITS));
        int index = (int) (bits >>> (MANTISSA_BITS - TABLE_BITS)) & ((1 << TABLE_BITS) - 1);
        double mantissa = Double.longBitsToDouble((bits & ((1L << MANTISSA_BITS) - 1)) | ONE);
        double t = mantissa * RECIPROCAL_AND_LOG[2 * index] - 1;
        double series = t - t * t * (0.5 - t * (1.0 / 3 - t * 0.25));
        return LOG_OF_POWER[power] + (RECIPROCAL_AND_LOG[2 * index + 1] + series);
    }
}
