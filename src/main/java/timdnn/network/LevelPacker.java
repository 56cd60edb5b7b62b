package timdnn.network;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import timdnn.tile.InputBatch;
import timdnn.tile.PreparedMatrix;

/**
 * Brings the activations of images into the planes of an {@link InputBatch}, window by window (im2col): the batch's positions
 * are those of the first image, then those of the second, and so on, each row by row.
 *
 * <p>Levels: two bits at a time of an unsigned or two's complement input; of a ternary one 1 for +1 and 2 for -1. They are
 * computed once a value, and then copied by runs of a window's row. Allocates nothing after construction; not safe to share
 * between threads.
 */
final class LevelPacker {
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private final SlidingWindow window;
    private final InputCode.Kind kind;
    private final float inverseStep;
    private final int width;
    private final int imageSize;
    /** Inputs as whole numbers; null where two bits hold them. */
    private final byte[] numbers;

    private final byte[] levels;
    /** Levels of one row of the matrix at the positions of a group; a run may be written beyond its end. */
    private final byte[] group = new byte[InputBatch.GROUP + Long.BYTES];
    /** By group, once the batch is known. */
    private int[][] pieces;

    /**
     * A packer.
     *
     * @param window the window
     * @param code how inputs drive wordlines
     * @param images how many images at most
     */
    LevelPacker(SlidingWindow window, InputCode code, int images) {
        this.window = window;
        this.kind = code.kind();
        this.inverseStep = 1 / code.step();
        this.width = window.width() + window.padLeft() + window.padRight();
        this.imageSize = window.channels() * (window.height() + window.padTop() + window.padBottom()) * width;
        this.levels = new byte[images * imageSize + Long.BYTES];
        this.numbers = kind.bits() > 2 ? new byte[levels.length] : null;
    }

    /** Takes in an image's activations {@code [channel][row][column]} as number {@code image} of the batch. */
    void load(int image, float[] activations) {
        int at = 0;
        int height = window.height() + window.padTop() + window.padBottom();
        byte[] into = numbers == null ? levels : numbers;
        for (int channel = 0; channel < window.channels(); channel++) {
            for (int row = 0; row < window.height(); row++) {
                int to = image * imageSize + (channel * height + row + window.padTop()) * width + window.padLeft();
                if (kind == InputCode.Kind.TERNARY) {
                    for (int column = 0; column < window.width(); column++) {
                        float level = activations[at + column] * inverseStep;
                        levels[to + column] = (byte) ((level > 0.5f ? 1 : 0) | (level < -0.5f ? 2 : 0));
                    }
                } else if (kind.signed()) {
                    int mask = (1 << kind.bits()) - 1;
                    for (int column = 0; column < window.width(); column++) {
                        into[to + column] = (byte) ((int) Math.rint(activations[at + column] * inverseStep) & mask);
                    }
                } else {
                    for (int column = 0; column < window.width(); column++) {
                        into[to + column] = (byte) (int) (activations[at + column] * inverseStep + 0.5f);
                    }
                }
                at += window.width();
            }
        }
    }

    /**
     * Fills the planes of all positions with bits {@code 2 · pair} and {@code 2 · pair + 1} of the inputs; images beyond those
     * loaded drive what was there before. The batch is the same one each time.
     */
    void pack(PreparedMatrix matrix, InputBatch batch, int pair) {
        for (int at = 0; numbers != null && at < levels.length; at++) {
            levels[at] = (byte) ((numbers[at] >>> (2 * pair)) & 3);
        }
        int height = window.height() + window.padTop() + window.padBottom();
        if (pieces == null) {
            pieces = new int[batch.groups()][];
            Arrays.setAll(pieces, at -> pieces(batch, at));
        }
        for (int at = 0; at < batch.groups(); at++) {
            int end = Math.min(batch.positions() - at * InputBatch.GROUP, InputBatch.GROUP);
            Arrays.fill(group, end, InputBatch.GROUP, (byte) 0);
            int row = 0;
            for (int channel = 0; channel < window.channels(); channel++) {
                for (int ky = 0; ky < window.kernelHeight(); ky++) {
                    for (int kx = 0; kx < window.kernelWidth(); kx++) {
                        gather(at, (channel * height + ky * window.dilationY()) * width + kx * window.dilationX());
                        matrix.fill(batch, row++, at, group);
                    }
                }
            }
        }
    }

    private void gather(int at, int offset) {
        int[] from = pieces[at];
        if (window.strideX() == 1) {
            for (int piece = 0; piece < from.length; piece += 2) {
                EIGHT.set(group, from[piece], (long) EIGHT.get(levels, from[piece + 1] + offset));
            }
        } else {
            for (int piece = 0; piece < from.length; piece += 2) {
                group[from[piece]] = levels[from[piece + 1] + offset];
            }
        }
    }

    /** What a group copies for the first value of a window: places in the group and in the levels, in turn, in ascending order. */
    private int[] pieces(InputBatch batch, int at) {
        int perImage = window.positions();
        int wide = window.outputWidth();
        int length = window.strideX() == 1 ? Long.BYTES : 1;
        int first = at * InputBatch.GROUP;
        int end = Math.min(batch.positions(), first + InputBatch.GROUP);
        int[] found = new int[2 * InputBatch.GROUP];
        int size = 0;
        int position = first;
        while (position < end) {
            int x = position % wide;
            int y = position % perImage / wide;
            int run = Math.min(end - position, wide - x);
            int from = position / perImage * imageSize + y * window.strideY() * width + x * window.strideX();
            for (int done = 0; done < run; done += length) {
                found[size++] = position + done - first;
                found[size++] = from + done * window.strideX();
            }
            position += run;
        }
        return Arrays.copyOf(found, size);
    }
}
