package timdnn.network;

import java.util.Arrays;
import timdnn.tile.AccessInput;

/**
 * Brings the activations of one image into the planes that drive wordlines, window by window (im2col on bits).
 *
 * <p>Once per image every row of the padded input is packed into bits, one set per plane. A window's share of a row is then a
 * shift and a mask, and windows are assembled kernelWidth bits at a time. Planes: bit 1 and bit 0 of an unsigned level, highest
 * first; or the positive and the negative values.
 *
 * <p>Allocates nothing after construction; not safe to share between threads.
 */
final class BitPlanePacker {
    private final SlidingWindow window;
    private final InputCode.Kind kind;
    private final float inverseStep;
    private final int wordsPerRow;
    private final int rowsPerChannel;
    private final long[] high;
    private final long[] low;

    /**
     * A packer.
     *
     * @param window the window; for a fully connected layer one that covers a single row of all inputs
     * @param code how inputs drive wordlines
     */
    BitPlanePacker(SlidingWindow window, InputCode code) {
        this.window = window;
        this.kind = code.kind();
        this.inverseStep = 1 / code.step();
        this.wordsPerRow = (window.width() + window.padLeft() + window.padRight() + 63) / 64;
        this.rowsPerChannel = window.height() + window.padTop() + window.padBottom();
        int words = window.channels() * rowsPerChannel * wordsPerRow;
        this.low = new long[words];
        this.high = kind == InputCode.Kind.UNSIGNED_1 ? new long[0] : new long[words];
    }

    /** Takes in an image's activations {@code [channel][row][column]}. */
    void load(float[] activations) {
        int at = 0;
        for (int channel = 0; channel < window.channels(); channel++) {
            for (int row = 0; row < window.height(); row++) {
                int words = (channel * rowsPerChannel + row + window.padTop()) * wordsPerRow;
                loadRow(activations, at, words);
                at += window.width();
            }
        }
    }

    private void loadRow(float[] activations, int from, int words) {
        Arrays.fill(low, words, words + wordsPerRow, 0);
        if (kind == InputCode.Kind.UNSIGNED_1) {
            for (int column = 0; column < window.width(); column++) {
                int bit = column + window.padLeft();
                long level = (long) (activations[from + column] * inverseStep + 0.5f);
                low[words + (bit >>> 6)] |= level << bit;
            }
            return;
        }
        Arrays.fill(high, words, words + wordsPerRow, 0);
        if (kind == InputCode.Kind.UNSIGNED_2) {
            for (int column = 0; column < window.width(); column++) {
                int bit = column + window.padLeft();
                int level = (int) (activations[from + column] * inverseStep + 0.5f);
                low[words + (bit >>> 6)] |= (level & 1L) << bit;
                high[words + (bit >>> 6)] |= ((level >>> 1) & 1L) << bit;
            }
            return;
        }
        for (int column = 0; column < window.width(); column++) {
            int bit = column + window.padLeft();
            float level = activations[from + column] * inverseStep;
            high[words + (bit >>> 6)] |= (level > 0.5f ? 1L : 0L) << bit;
            low[words + (bit >>> 6)] |= (level < -0.5f ? 1L : 0L) << bit;
        }
    }

    /** The window's bit 1 of an unsigned level, or its positive values. */
    void packHigh(int y, int x, long[] words) {
        pack(high, y, x, words);
    }

    /** The window's bit 0 of an unsigned level, or its negative values. */
    void packLow(int y, int x, long[] words) {
        pack(low, y, x, words);
    }

    private void pack(long[] plane, int y, int x, long[] words) {
        int firstBit = x * window.strideX();
        int shift = firstBit & 63;
        int firstWord = firstBit >>> 6;
        int length = window.kernelWidth();
        if (length > 64) {
            packWholeRow(plane, words);
            return;
        }
        boolean straddles = shift + length > 64;
        long mask = -1L >>> (64 - length);
        int top = y * window.strideY();
        long gathered = 0;
        int filled = 0;
        int word = 0;
        for (int channel = 0; channel < window.channels(); channel++) {
            int at = (channel * rowsPerChannel + top) * wordsPerRow + firstWord;
            for (int ky = 0; ky < window.kernelHeight(); ky++, at += wordsPerRow) {
                long bits = plane[at] >>> shift;
                if (straddles) {
                    bits |= plane[at + 1] << (64 - shift);
                }
                bits &= mask;
                gathered |= bits << filled;
                filled += length;
                if (filled >= 64) {
                    words[word++] = gathered;
                    filled -= 64;
                    gathered = filled == 0 ? 0 : bits >>> (length - filled);
                }
            }
        }
        if (filled > 0) {
            words[word] = gathered;
        }
    }

    /** A fully connected layer: the row is the input. */
    private static void packWholeRow(long[] plane, long[] words) {
        System.arraycopy(plane, 0, words, 0, words.length);
    }

    /** Fills the access that drives the positive rows with +1 and the negative ones with -1. */
    void packSigned(int y, int x, AccessInput input) {
        packHigh(y, x, input.plusWords());
        packLow(y, x, input.minusWords());
    }
}
