package timdnn.tile;

import java.util.Arrays;

/**
 * Planes of up to 512 consecutive positions of an {@link InputBatch} in the layout of a whole group of their own: those of the batch if
 * they are one, else a copy.
 */
public final class PlaneChunk {
    private final long[] planes;
    private final int start;

    private PlaneChunk(long[] planes, int start) {
        this.planes = planes;
        this.start = start;
    }

    /**
     * The planes of some positions.
     *
     * @param inputs the inputs; one thread at a time may ask about a batch
     * @param first the first position
     * @param count how many, 1 to {@link InputBatch#GROUP}; what the planes hold for positions behind them has no meaning
     * @return their planes, valid until an input changes
     */
    public static PlaneChunk of(InputBatch inputs, int first, int count) {
        int group = first / InputBatch.GROUP;
        if (first % InputBatch.GROUP == 0 && inputs.words(group) == InputBatch.WORDS) {
            return new PlaneChunk(inputs.planes(), inputs.start(group));
        }
        int row = 2 * InputBatch.WORDS;
        int rows = inputs.rows();
        long[] planes = new long[(rows + 1) * row];
        long[] sixteen = new long[TurnedRows.ROWS * row];
        for (int from = 0; from < rows; from += TurnedRows.ROWS) {
            copy(inputs, from / TurnedRows.ROWS, first, count, sixteen);
            // Turning twice is turning back.
            TurnedRows.exchange(sixteen, 0, row);
            System.arraycopy(sixteen, 0, planes, from * row, Math.min(TurnedRows.ROWS, rows - from) * row);
        }
        return new PlaneChunk(planes, 0);
    }

    private static void copy(InputBatch inputs, int sixteen, int first, int count, long[] into) {
        Arrays.fill(into, 0);
        long[] turned = inputs.turnedWords();
        int group = -1;
        int start = 0;
        int words = 0;
        for (int within = 0; within < count; within++) {
            int position = first + within;
            if (position / InputBatch.GROUP != group) {
                group = position / InputBatch.GROUP;
                words = inputs.words(group);
                start = inputs.turnedStart(group, sixteen);
            }
            int from = start + InputBatch.turnedWord(position, words);
            int bit = InputBatch.turnedShift(position);
            int to = InputBatch.turnedWord(within, InputBatch.WORDS);
            int at = InputBatch.turnedShift(within);
            into[to] |= (turned[from] >>> bit & 0xffff) << at;
            into[to + InputBatch.WORDS] |= (turned[from + words] >>> bit & 0xffff) << at;
        }
    }

    /** {@return words that are not to be changed} */
    public long[] planes() {
        return planes;
    }

    /** {@return index of the first} */
    public int start() {
        return start;
    }
}
