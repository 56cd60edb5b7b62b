package timdnn.tile;

import java.util.LinkedHashMap;
import java.util.Map;
import timdnn.array.ArrayGeometry;
import timdnn.lut.table.AccessEnergy;
import timdnn.lut.table.CodeDistribution;
import timdnn.lut.table.ConversionCodes;

/**
 * How often each pair (n, k) occurs, before clipping, with how many active rows, over the block accesses of a matrix: the joint
 * histogram from which energy and error rates follow without looking at the accesses again.
 *
 * <p>Not safe to share between threads; merge one per thread with {@link #add}.
 */
public final class AccessTally {
    private final ArrayGeometry geometry;
    /** One more than a block has rows. */
    private final int size;
    /** {@code [active rows][n][k]}, flattened. */
    private final long[] histogram;

    private long accesses;
    private long activeRows;

    /**
     * An empty tally.
     *
     * @param geometry rows of a block, columns of a tile, reach of the ADC
     */
    public AccessTally(ArrayGeometry geometry) {
        this.geometry = geometry;
        this.size = geometry.rowsABlock() + 1;
        this.histogram = new long[size * size * size];
    }

    /**
     * Counts one access of every block.
     *
     * @param weights the matrix
     * @param input what its rows are driven with
     */
    public void record(TernaryMatrix weights, AccessInput input) {
        int blocks = geometry.blocksFor(weights.rows());
        int across = geometry.tilesAcross(weights.columns());
        int active = input.activeRows();
        accesses += (long) blocks * across;
        activeRows += (long) active * across;
        int rowsABlock = geometry.rowsABlock();
        int words = weights.words();
        for (int block = 0; block < blocks; block++) {
            int first = block * rowsABlock;
            long up = TernaryMatrix.bits(input.plusWords(), 0, words, first, rowsABlock);
            long down = TernaryMatrix.bits(input.minusWords(), 0, words, first, rowsABlock);
            if ((up | down) == 0) {
                histogram[0] += weights.columns();
                continue;
            }
            int rows = Long.bitCount(up | down);
            for (int column = 0; column < weights.columns(); column++) {
                long plus = TernaryMatrix.bits(weights.plus(), column * words, words, first, rowsABlock);
                long minus = TernaryMatrix.bits(weights.minus(), column * words, words, first, rowsABlock);
                int n = Long.bitCount(Products.positive(plus, minus, up, down));
                int k = Long.bitCount(Products.negative(plus, minus, up, down));
                histogram[(rows * size + n) * size + k]++;
            }
        }
    }

    /**
     * Adds another tally to this one.
     *
     * @param other a tally of the same geometry
     */
    public void add(AccessTally other) {
        if (!geometry.equals(other.geometry)) {
            throw new IllegalArgumentException("other must have geometry " + geometry + ", had " + other.geometry);
        }
        for (int bin = 0; bin < histogram.length; bin++) {
            histogram[bin] += other.histogram[bin];
        }
        accesses += other.accesses;
        activeRows += other.activeRows;
    }

    /** {@return the joint histogram {@code [n][k]}, n and k from 0 to the rows of a block, before clipping; one entry per column and block access} */
    public long[][] histogram() {
        long[][] sum = new long[size][size];
        for (int bin = 0; bin < histogram.length; bin++) {
            sum[bin / size % size][bin % size] += histogram[bin];
        }
        return sum;
    }

    /** {@return block accesses, one for all columns of a tile} */
    public long accesses() {
        return accesses;
    }

    /** {@return rows with an active wordline, summed over block accesses} */
    public long activeRows() {
        return activeRows;
    }

    /** {@return column accesses: the sum of the histogram; each has two conversions} */
    public long columnAccesses() {
        long sum = 0;
        for (long bin : histogram) {
            sum += bin;
        }
        return sum;
    }

    /** {@return conversions whose count was above the ADC's reach} */
    public long clippedConversions() {
        long clipped = 0;
        long[] conversions = conversions();
        for (int count = geometry.largestCount() + 1; count < size; count++) {
            clipped += conversions[count];
        }
        return clipped;
    }

    /** {@return how often each count occurred, {@code [count]} from 0 to the rows of a block, over both ADCs} */
    public long[] conversions() {
        long[] marginal = new long[size];
        for (long[] byCount : conversionsByDriven()) {
            for (int n = 0; n < size; n++) {
                marginal[n] += byCount[n];
            }
        }
        return marginal;
    }

    /**
     * How often each count occurred with how many driven rows that had no product on its bitline.
     *
     * @return {@code [d][count]}, d and count from 0 to the rows of a block, over both ADCs
     */
    public long[][] conversionsByDriven() {
        long[][] sum = new long[size][size];
        for (int bin = 0; bin < histogram.length; bin++) {
            if (histogram[bin] > 0) {
                int rows = bin / (size * size);
                int n = bin / size % size;
                int k = bin % size;
                sum[rows - n][n] += histogram[bin];
                sum[rows - k][k] += histogram[bin];
            }
        }
        return sum;
    }

    /**
     * Probability that a conversion is wrong: P_E = Σ P(code ≠ min(n, codeMax) | n, d)·P(n, d) over the conversions of both
     * ADCs.
     *
     * @param codes the table
     * @return P_E; 0 if nothing was counted
     */
    public double senseErrorProbability(ConversionCodes codes) {
        long[][] conversions = conversionsByDriven();
        double wrong = 0;
        long total = 0;
        for (int d = 0; d < size; d++) {
            CodeDistribution given = codes.given(d);
            for (int n = 0; n < size; n++) {
                wrong += conversions[d][n] == 0 ? 0 : conversions[d][n] * given.errorProbability(n);
                total += conversions[d][n];
            }
        }
        return total == 0 ? 0 : wrong / total;
    }

    /**
     * Energy of the accesses counted, over the columns that hold weights.
     *
     * @param energy energy of a column per access
     * @return Σ E(n, k, active rows), J
     */
    public double energy_J(AccessEnergy energy) {
        return energyParts_J(energy).values().stream().mapToDouble(part -> part).sum();
    }

    /**
     * Energy of the accesses counted by part, over the columns that hold weights.
     *
     * @param energy energy of a column per access
     * @return the sums of {@link AccessEnergy#parts_J}, J; empty if nothing was counted
     */
    public Map<String, Double> energyParts_J(AccessEnergy energy) {
        Map<String, Double> sums = new LinkedHashMap<>();
        for (int bin = 0; bin < histogram.length; bin++) {
            long count = histogram[bin];
            if (count > 0) {
                energy.parts_J(bin / size % size, bin % size, bin / (size * size))
                        .forEach((part, joules) -> sums.merge(part, count * joules, Double::sum));
            }
        }
        return sums;
    }
}
