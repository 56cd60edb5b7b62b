package timdnn.characterization.sample;

import org.apache.commons.math3.random.SobolSequenceGenerator;

/**
 * Points of Sobol's sequence by index, in the order of Gray's code, with the direction numbers of S. Joe and F. Kuo,
 * doi:10.1137/070709359. Point i in dimension d is the exclusive or of the direction numbers v[d][k] at which bit k of
 * i xor (i / 2) is set. Immutable.
 */
final class SobolPoints {
    /** Largest number of dimensions that the library's table has. */
    static final int MAX_DIMENSIONS = 1000;
    /** One past the last index: the library skips to an int. */
    static final long MAX_POINTS = 1L << 31;

    private static final int BITS = 31;

    /** {@code [dimension][bit of the index]}, binary fractions of 32 bits. */
    private final int[][] directions;

    /** Reads the direction numbers off the library's generator, which counts and so cannot be shared. */
    SobolPoints(int dimensions) {
        directions = new int[dimensions][BITS];
        SobolSequenceGenerator sequence = new SobolSequenceGenerator(dimensions);
        for (int bit = 0; bit < BITS; bit++) {
            // Between the points 2^bit - 1 and 2^bit bit `bit` of Gray's code changes and no other.
            double[] before = sequence.skipTo((1 << bit) - 1);
            double[] after = sequence.nextVector();
            for (int dimension = 0; dimension < dimensions; dimension++) {
                directions[dimension][bit] = fraction(before[dimension]) ^ fraction(after[dimension]);
            }
        }
    }

    /** Coordinate of a point: an unsigned binary fraction of 32 bits. */
    int coordinate(long index, int dimension) {
        int fraction = 0;
        for (long gray = index ^ (index >>> 1); gray != 0; gray &= gray - 1) {
            fraction ^= directions[dimension][Long.numberOfTrailingZeros(gray)];
        }
        return fraction;
    }

    /** Exact: up to index 2^31 coordinates have 31 bits. */
    private static int fraction(double coordinate) {
        return (int) (long) (coordinate * 0x1.0p32);
    }
}
