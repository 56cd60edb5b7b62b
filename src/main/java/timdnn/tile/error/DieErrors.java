package timdnn.tile.error;

import java.util.Arrays;
import timdnn.tile.AccessAddress;
import timdnn.tile.AddressedWords;
import timdnn.tile.BatchSums;
import timdnn.tile.BlockCounts;
import timdnn.tile.Drive;
import timdnn.tile.InputBatch;
import timdnn.tile.Placement;
import timdnn.tile.PreparedMatrix;

/**
 * A layer on one die: what is frozen makes the same column err the same way each time; with noise, each access draws anew on top.
 *
 * <p>For each converter it is known beforehand at which counts it can err at all, whichever rows conduct and however many others are
 * driven. Only conversions with such a count are computed; noise is drawn only within {@link DieTables#FARTHEST} σ of a
 * threshold.
 */
public final class DieErrors implements LayerErrors {
    private final PreparedMatrix matrix;
    private final DieTables tables;
    private final int rowsABlock;
    private final int largest;
    private final int columns;
    /** {@code [converter][row of the block]}; a converter is {@code (block · columns + column) · 2 + side}. */
    private final float[] strength;
    /** {@code [converter][threshold]}, V. */
    private final double[] threshold_V;
    /** {@code [block · columns + column][n]}, V. */
    private final double[] state_V;
    /** {@code [threshold][n]}, V; null without noise. */
    private final double[][] noise_V;

    private final long address;
    /** Bit n: a converter can err at n. */
    private final long[] unsafe;

    private final long[] unsafeSigned;

    /**
     * A layer on a die.
     *
     * @param matrix its weights
     * @param tables what dies are drawn from
     * @param placement where the layer sits
     * @param die number of the die, which addresses its draws
     * @param noise whether each access draws noise on top
     * @param layer number of the layer, for the noise's addresses
     * @param seed seed of the noise
     */
    public DieErrors(
            PreparedMatrix matrix,
            DieTables tables,
            Placement placement,
            long die,
            boolean noise,
            int layer,
            long seed) {
        this.matrix = matrix;
        this.tables = tables;
        this.rowsABlock = matrix.geometry().rowsABlock();
        this.largest = matrix.geometry().largestCount();
        this.columns = matrix.weights().columns();
        this.address = AddressedWords.below(AddressedWords.below(AddressedWords.below(seed, layer), die), 0xd1e);
        int blocks = matrix.geometry().blocksFor(matrix.weights().rows());
        this.strength = new float[blocks * columns * 2 * rowsABlock];
        this.threshold_V = new double[blocks * columns * 2 * largest];
        this.state_V = new double[blocks * columns * (rowsABlock + 1)];
        this.noise_V = noise ? new double[largest][rowsABlock + 1] : null;
        for (int threshold = 0; noise && threshold < largest; threshold++) {
            for (int n = 0; n <= rowsABlock; n++) {
                noise_V[threshold][n] = tables.noise_V(threshold + 1, n);
            }
        }
        this.unsafe = new long[blocks * columns * 2];
        this.unsafeSigned = new long[unsafe.length];
        for (int converter = 0; converter < unsafe.length; converter++) {
            draw(converter, placement, die);
            unsafe[converter] = unsafe(converter, false, 0);
            unsafeSigned[converter] = unsafe(converter, true, 0);
        }
    }

    private void draw(int converter, Placement placement, long die) {
        int side = converter & 1;
        Placement.Place place = placement.of(converter / 2 / columns, converter / 2 % columns);
        long cells = conducting(converter, true);
        for (int row = 0; row < rowsABlock; row++) {
            if (((cells >>> row) & 1) != 0) {
                strength[converter * rowsABlock + row] = tables.strength(die, place, row, side);
            }
        }
        System.arraycopy(tables.thresholds_V(die, place, side), 0, threshold_V, converter * largest, largest);
        for (int n = 0; side == 0 && n <= rowsABlock; n++) {
            state_V[converter / 2 * (rowsABlock + 1) + n] = tables.state_V(die, place, n);
        }
    }

    /** Cells that can discharge a converter's bitline. */
    private long conducting(int converter, boolean signed) {
        int first = converter / 2 / columns * rowsABlock;
        int column = converter / 2 % columns;
        long plus = matrix.weights().plusBits(column, first, rowsABlock);
        long minus = matrix.weights().minusBits(column, first, rowsABlock);
        return signed ? plus | minus : (converter & 1) == 0 ? plus : minus;
    }

    /**
     * Counts at which a bitline can come so near to a threshold, or beyond it, whichever cells conduct.
     *
     * @param block the block
     * @param column the column
     * @param onBlb false for BL, true for BLB
     * @param signed whether inputs have both signs
     * @param within_V how near, V, not negative
     * @return bit n: it can with n conducting cells
     */
    public long countsNearThresholds(int block, int column, boolean onBlb, boolean signed, double within_V) {
        return unsafe(converter(block, column, onBlb), signed, within_V);
    }

    /**
     * The voltage of a bitline by the die's tables: f(Σ s) + d·δ(n) + the frozen causes by state.
     *
     * @param block the block
     * @param column the column
     * @param onBlb false for BL, true for BLB
     * @param counts which rows conduct and how many are driven
     * @return V
     */
    public double bitline_V(int block, int column, boolean onBlb, BlockCounts counts) {
        int converter = converter(block, column, onBlb);
        long cells = onBlb ? counts.negative() : counts.positive();
        int n = Long.bitCount(cells);
        return bitline_V(converter, strengthSum(converter, cells), n, counts.driven() - n);
    }

    /**
     * What the die's frozen causes by state add to that voltage.
     *
     * @param block the block
     * @param column the column
     * @param n conducting cells
     * @return V
     */
    public double state_V(int block, int column, int n) {
        return state_V[converter(block, column, false) / 2 * (rowsABlock + 1) + n];
    }

    /**
     * The thresholds of a converter, with what the trim leaves of its comparators' offsets and with frozen causes.
     *
     * @param block the block
     * @param column the column
     * @param onBlb false for the converter on BL, true for that on BLB
     * @return V at the bitline; index 0 is that between the codes 0 and 1
     */
    public double[] thresholds_V(int block, int column, boolean onBlb) {
        int from = converter(block, column, onBlb) * largest;
        return Arrays.copyOfRange(threshold_V, from, from + largest);
    }

    /**
     * The strength of the cell of a row on the path that can discharge a bitline.
     *
     * @param block the block
     * @param column the column
     * @param onBlb false for BL, true for BLB
     * @param row row of the block, with a weight other than 0
     * @return s, 1 for the nominal cell
     */
    public double strength(int block, int column, boolean onBlb, int row) {
        return strength[converter(block, column, onBlb) * rowsABlock + row];
    }

    private int converter(int block, int column, boolean onBlb) {
        return (block * columns + column) * 2 + (onBlb ? 1 : 0);
    }

    private double strengthSum(int converter, long cells) {
        double sum = 0;
        for (long rest = cells; rest != 0; rest &= rest - 1) {
            sum += strength[converter * rowsABlock + Long.numberOfTrailingZeros(rest)];
        }
        return sum;
    }

    private long unsafe(int converter, boolean signed, double within_V) {
        long cells = conducting(converter, signed);
        float[] sorted = new float[Long.bitCount(cells)];
        int count = 0;
        for (int row = 0; row < rowsABlock; row++) {
            if (((cells >>> row) & 1) != 0) {
                sorted[count++] = strength[converter * rowsABlock + row];
            }
        }
        Arrays.sort(sorted);
        long mask = 0;
        double weakest = 0;
        double strongest = 0;
        for (int n = 0; n <= count; n++) {
            int ideal = Math.min(n, largest);
            double noneDriven = bitline_V(converter, weakest, n, 0);
            double allDriven = bitline_V(converter, weakest, n, rowsABlock - n);
            double highest = Math.max(noneDriven, allDriven);
            double lowest =
                    Math.min(bitline_V(converter, strongest, n, 0), bitline_V(converter, strongest, n, rowsABlock - n));
            for (int threshold = 0; threshold < largest; threshold++) {
                double reach = within_V + (noise_V == null ? 0 : DieTables.FARTHEST * noise_V[threshold][n]);
                double at = threshold_V[converter * largest + threshold];
                // Rounding differs with the order of a sum; a microvolt is far above it.
                boolean safe = threshold < ideal ? highest + reach < at - 1e-6 : lowest - reach > at + 1e-6;
                mask |= safe ? 0 : 1L << n;
            }
            if (n < count) {
                weakest += sorted[n];
                strongest += sorted[count - 1 - n];
            }
        }
        return mask;
    }

    private double bitline_V(int converter, double sum, int n, int driven) {
        return tables.curve().bitline_V(sum)
                + tables.rowLoad().shift_V(n, driven)
                + state_V[converter / 2 * (rowsABlock + 1) + n];
    }

    @Override
    public int code(AccessAddress at, Drive drive, int block, int column, boolean onBlb, BlockCounts counts) {
        return code(at, converter(block, column, onBlb), counts);
    }

    private int code(AccessAddress at, int converter, BlockCounts counts) {
        long cells = (converter & 1) == 0 ? counts.positive() : counts.negative();
        int n = Long.bitCount(cells);
        double bitline = bitline_V(converter, strengthSum(converter, cells), n, counts.driven() - n);
        int code = 0;
        for (int threshold = 0; threshold < largest; threshold++) {
            double above = threshold_V[converter * largest + threshold] - bitline;
            if (noise_V != null && Math.abs(above) <= DieTables.FARTHEST * noise_V[threshold][n]) {
                long conversion = AddressedWords.below(
                        AddressedWords.below(AddressedWords.below(address, at.image()), at.access()),
                        (long) converter * at.positions() + at.position());
                above += noise_V[threshold][n]
                        * DieTables.normal(AddressedWords.at(AddressedWords.below(conversion, threshold)));
            }
            code += above > 0 ? 1 : 0;
        }
        return code;
    }

    @Override
    public void apply(InputBatch inputs, int first, AccessAddress at, Drive drive, int shift, BatchSums sums) {
        long[] mayErr = drive == Drive.SIGNED ? unsafeSigned : unsafe;
        int firstGroup = first / InputBatch.GROUP;
        int lastGroup = (first + at.positions() - 1) / InputBatch.GROUP;
        for (int group = firstGroup; group <= lastGroup; group++) {
            for (int converter = 0; converter < mayErr.length; converter++) {
                if (mayErr[converter] != 0) {
                    for (int word = 0; word < inputs.words(group); word++) {
                        long found = positions(inputs, group, word, converter, drive, mayErr[converter]);
                        for (; found != 0; found &= found - 1) {
                            int position = inputs.position(group, word, Long.numberOfTrailingZeros(found)) - first;
                            if (position >= 0 && position < at.positions()) {
                                correct(inputs, first, position, at, converter, drive, shift, sums);
                            }
                        }
                    }
                }
            }
        }
    }

    /** Positions of a word whose count is one at which the converter can err. */
    private long positions(InputBatch inputs, int group, int word, int converter, Drive drive, long mask) {
        int words = inputs.words(group);
        int firstRow = converter / 2 / columns * rowsABlock;
        int column = converter / 2 % columns;
        long plus = matrix.weights().plusBits(column, firstRow, rowsABlock);
        long minus = matrix.weights().minusBits(column, firstRow, rowsABlock);
        long same = (converter & 1) == 0 ? plus : minus;
        long other = drive == Drive.SIGNED ? plus ^ minus ^ same : 0;
        int high = drive == Drive.HIGH ? words : 0;
        long c0 = 0;
        long c1 = 0;
        long c2 = 0;
        long c3 = 0;
        long c4 = 0;
        long c5 = 0;
        int from = inputs.start(group) + firstRow * 2 * words + word;
        long[] planes = inputs.planes();
        for (long rest = same | other; rest != 0; rest &= rest - 1) {
            int row = Long.numberOfTrailingZeros(rest);
            int plane = ((same >>> row) & 1) != 0 ? high : words;
            long carry = planes[from + row * 2 * words + plane];
            long next = c0 & carry;
            c0 ^= carry;
            carry = c1 & next;
            c1 ^= next;
            next = c2 & carry;
            c2 ^= carry;
            carry = c3 & next;
            c3 ^= next;
            next = c4 & carry;
            c4 ^= carry;
            c5 ^= next;
        }
        long found = 0;
        for (long rest = mask; rest != 0; rest &= rest - 1) {
            int n = Long.numberOfTrailingZeros(rest);
            found |= ~((c0 ^ -(n & 1L))
                    | (c1 ^ -((n >>> 1) & 1L))
                    | (c2 ^ -((n >>> 2) & 1L))
                    | (c3 ^ -((n >>> 3) & 1L))
                    | (c4 ^ -((n >>> 4) & 1L))
                    | (c5 ^ -((n >>> 5) & 1L)));
        }
        return found;
    }

    private void correct(
            InputBatch inputs,
            int first,
            int position,
            AccessAddress at,
            int converter,
            Drive drive,
            int shift,
            BatchSums sums) {
        int column = converter / 2 % columns;
        boolean onBlb = (converter & 1) != 0;
        BlockCounts counts = matrix.counts(inputs, drive, first + position, converter / 2 / columns, column);
        AccessAddress here = new AccessAddress(at.image(), position, at.positions(), at.access());
        int wrongBy = code(here, converter, counts) - Math.min(onBlb ? counts.k() : counts.n(), largest);
        if (wrongBy != 0) {
            sums.add(column, first + position, onBlb, wrongBy * (1 << shift));
        }
    }
}
