package timdnn.network;

import java.util.List;
import java.util.Optional;
import timdnn.array.ArrayGeometry;
import timdnn.tile.TernaryEncoding;

/**
 * What a matrix layer and the layers behind it that are the same function for a whole channel make of a difference of sums, by column and
 * difference: they are evaluated once for each difference that can occur, by the layers themselves, so that results are the same to
 * the last bit. The largest of four in a window is taken of differences where values rise with them. Immutable.
 */
final class SumTable {
    /** Values of the largest table: what the second cache holds beside inputs and sums. */
    private static final int MOST_VALUES = 1 << 18;
    /** Differences are looked up at least so often for each that is evaluated. */
    private static final int LEAST_POSITIONS = 32;

    private final int last;
    private final int most;
    private final float[] values;
    private final Optional<SlidingWindow> quarters;

    private SumTable(int last, int most, float[] values, Optional<SlidingWindow> quarters) {
        this.last = last;
        this.most = most;
        this.values = values;
        this.quarters = quarters;
    }

    /**
     * The table of a matrix layer and of those behind it.
     *
     * @param network the network
     * @param step the step of the matrix layer
     * @param geometry the tile
     * @return the table; empty where it would be too large or too seldom used, or where there is more than one sum
     */
    static Optional<SumTable> of(TernaryNetwork network, int step, ArrayGeometry geometry) {
        MatrixLayer layer = (MatrixLayer) network.steps().get(step).layer();
        int columns = layer.weights().columns();
        int levels = (1 << layer.inputCode().kind().bits()) - 1;
        long most = (long) geometry.blocksFor(layer.weights().rows()) * geometry.largestCount() * levels;
        boolean symmetric = layer.encodings().stream().allMatch(TernaryEncoding::symmetric);
        if (!symmetric || layer.positions() < LEAST_POSITIONS || (2 * most + 1) * columns > MOST_VALUES) {
            return Optional.empty();
        }
        int last = step;
        while (follows(network, last + 1, layer.positions())) {
            last++;
        }
        float[] values = values(network, step, last, (int) most);
        if (alone(network, last + 1)
                && network.steps().get(last + 1).layer() instanceof Pooling pooling
                && pooling.largestOfQuarters()
                && rises(values, columns)) {
            return Optional.of(new SumTable(last + 1, (int) most, values, Optional.of(pooling.window())));
        }
        return Optional.of(new SumTable(last, (int) most, values, Optional.empty()));
    }

    /** Whether no column's value falls while the difference rises: then the largest of some values is that of the largest difference. */
    private static boolean rises(float[] values, int columns) {
        int differences = values.length / columns;
        for (int index = 1; index < values.length; index++) {
            if (index % differences != 0 && Float.compare(values[index - 1], values[index]) > 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether a step is the only one that reads the result before it, and one function for all positions of a channel. */
    private static boolean follows(TernaryNetwork network, int step, int positions) {
        return alone(network, step)
                && network.steps().get(step).layer() instanceof ElementwiseLayer elementwise
                && elementwise.alike() % positions == 0;
    }

    /** Whether there is such a step, and it reads the result before it alone, which nothing else does. */
    private static boolean alone(TernaryNetwork network, int step) {
        if (step >= network.steps().size()
                || !network.steps().get(step).inputs().equals(List.of(step))
                || network.output() == step
                || network.states().stream().anyMatch(state -> state.output() == step)) {
            return false;
        }
        for (int other = step + 1; other < network.steps().size(); other++) {
            if (network.steps().get(other).inputs().contains(step)) {
                return false;
            }
        }
        return true;
    }

    private static float[] values(TernaryNetwork network, int step, int last, int most) {
        MatrixLayer layer = (MatrixLayer) network.steps().get(step).layer();
        int columns = layer.weights().columns();
        int positions = layer.positions();
        int differences = 2 * most + 1;
        float[] values = new float[columns * differences];
        float[] tensor = new float[columns * positions];
        for (int first = 0; first < differences; first += positions) {
            int count = Math.min(positions, differences - first);
            for (int column = 0; column < columns; column++) {
                for (int index = 0; index < count; index++) {
                    tensor[column * positions + index] = layer.value(column, first + index - most);
                }
            }
            for (int each = step + 1; each <= last; each++) {
                ((ElementwiseLayer) network.steps().get(each).layer()).apply(tensor, tensor);
            }
            for (int column = 0; column < columns; column++) {
                System.arraycopy(tensor, column * positions, values, column * differences + first, count);
            }
        }
        return values;
    }

    /** {@return the last step that is in the table} */
    int last() {
        return last;
    }

    /** {@return the windows of four of which the largest is taken before the table is read; empty for none} */
    Optional<SlidingWindow> quarters() {
        return quarters;
    }

    /** The index in {@link #values} of difference 0 of a column. */
    int zero(int column) {
        return column * (2 * most + 1) + most;
    }

    /** {@return the values themselves, {@code [column][most + difference]} in one row} */
    float[] values() {
        return values;
    }
}
