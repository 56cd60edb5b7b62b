package timdnn.network;

import timdnn.tile.AccessAddress;
import timdnn.tile.AccessInput;
import timdnn.tile.AccessTally;
import timdnn.tile.BatchSums;
import timdnn.tile.Drive;
import timdnn.tile.InputBatch;
import timdnn.tile.PreparedMatrix;
import timdnn.tile.TernaryEncoding;
import timdnn.tile.error.LayerErrors;

/** One matrix layer at work in one thread: its buffers, and what is counted or goes wrong on the way. */
final class MatrixExecution {
    /** Inputs of so many positions at once, unless an image alone has more: what the second cache holds. */
    private static final int MOST_POSITIONS = 4608;

    private static final int MOST_BYTES = 1 << 18;

    private final MatrixLayer layer;
    private final PreparedMatrix matrix;
    private final int atOnce;
    private final LevelPacker packer;
    private final InputBatch inputs;
    private final BatchSums sums;
    private final BatchSums secondSums;
    private final TernaryEncoding inputEncoding;
    private final LayerErrors errors;
    /** What becomes of sums by table; null where it is computed. */
    private final SumTable table;

    private final int[] differences;
    private AccessTally tally;

    /**
     * A layer at work.
     *
     * @param layer the layer
     * @param matrix its weights, prepared
     * @param errors what goes wrong, or null for nothing
     * @param images how many images are run at most
     * @param table what this layer and those behind it make of sums, or null to compute this layer alone
     */
    MatrixExecution(MatrixLayer layer, PreparedMatrix matrix, LayerErrors errors, int images, SumTable table) {
        this.table = table;
        this.differences = new int
                [table == null ? 0 : table.quarters().map(SlidingWindow::width).orElse(0)];
        this.errors = errors;
        this.layer = layer;
        this.matrix = matrix;
        int rows = layer.weights().rows();
        int columns = layer.weights().columns();
        int positions = layer.positions();
        int most = Math.max(1, Math.min(MOST_POSITIONS / positions, 4 * MOST_BYTES / (rows * positions)));
        this.atOnce = Math.min(images, Integer.highestOneBit(most));
        SlidingWindow window = layer.window()
                .orElseGet(() -> new SlidingWindow(TensorShape.of(1, 1, rows), 1, rows, 1, 1, 0, 0, 0, 0));
        this.packer = new LevelPacker(window, layer.inputCode(), atOnce);
        this.inputs = new InputBatch(rows, atOnce * positions);
        this.sums = new BatchSums(columns, atOnce * positions);
        this.secondSums = layer.separateSigns() || layer.inputCode().kind().signed()
                ? new BatchSums(columns, atOnce * positions)
                : null;
        this.inputEncoding = TernaryEncoding.symmetric(layer.inputCode().step());
    }

    /** From now on accesses are counted; null for no more. */
    void count(AccessTally into) {
        tally = into;
    }

    /**
     * Runs the layer on the first images, numbered from {@code firstImage}; {@code input[image]} becomes {@code output[image]}.
     *
     * @param time number of the time step, which addresses draws as further accesses do; 0 without time
     */
    void run(float[][] input, float[][] output, int images, long firstImage, int time) {
        for (int first = 0; first < images; first += atOnce) {
            int count = Math.min(atOnce, images - first);
            for (int image = 0; image < count; image++) {
                packer.load(image, input[first + image]);
            }
            sums.clear();
            if (secondSums != null) {
                secondSums.clear();
            }
            access(count, firstImage + first, time * layer.accessesPerVector());
            for (int image = 0; image < count; image++) {
                if (table != null) {
                    byTable(image, output[first + image]);
                } else if (layer.separateSigns()) {
                    separateSigns(image, output[first + image]);
                } else {
                    oneSum(image, output[first + image]);
                }
            }
        }
    }

    /** All accesses of a vector: by sign, or bit by bit, highest first. */
    private void access(int images, long firstImage, int number) {
        InputCode.Kind kind = layer.inputCode().kind();
        if (kind == InputCode.Kind.TERNARY) {
            packer.pack(matrix, inputs, 0);
            if (layer.separateSigns()) {
                access(Drive.LOW, number, 0, sums, images, firstImage);
                access(Drive.HIGH, number + 1, 0, secondSums, images, firstImage);
            } else {
                access(Drive.SIGNED, number, 0, sums, images, firstImage);
            }
            return;
        }
        int highest = kind.bits() - 1;
        for (int bit = highest; bit >= 0; bit--) {
            if (bit % 2 == 1 || bit == highest) {
                packer.pack(matrix, inputs, bit / 2);
            }
            if (bit % 2 == 1 && !(kind.signed() && bit == highest)) {
                matrix.accumulateBoth(inputs, bit - 1, sums);
                behind(Drive.HIGH, number + highest - bit, bit, sums, images, firstImage);
                bit--;
                behind(Drive.LOW, number + highest - bit, bit, sums, images, firstImage);
                continue;
            }
            boolean negative = kind.signed() && bit == highest;
            access(
                    bit % 2 == 1 ? Drive.HIGH : Drive.LOW,
                    number + highest - bit,
                    bit,
                    negative ? secondSums : sums,
                    images,
                    firstImage);
        }
    }

    private void access(Drive drive, int number, int shift, BatchSums into, int images, long firstImage) {
        matrix.accumulate(inputs, drive, shift, into);
        behind(drive, number, shift, into, images, firstImage);
    }

    /** What errors change of an access whose sums are there, and its count. */
    private void behind(Drive drive, int number, int shift, BatchSums into, int images, long firstImage) {
        if (errors != null) {
            for (int image = 0; image < images; image++) {
                AccessAddress at = new AccessAddress(firstImage + image, 0, layer.positions(), number);
                errors.apply(inputs, image * layer.positions(), at, drive, shift, into);
            }
        }
        if (tally != null) {
            AccessInput input = new AccessInput(layer.weights().rows());
            for (int position = 0; position < images * layer.positions(); position++) {
                inputs.read(position, drive, input);
                tally.record(layer.weights(), input);
            }
        }
    }

    private void byTable(int image, float[] output) {
        int positions = layer.positions();
        boolean signed = layer.inputCode().kind().signed();
        for (int column = 0; column < sums.columns(); column++) {
            int from = column * sums.positions() + image * positions;
            if (signed) {
                subtract(sums.positive(), secondSums.positive(), from, positions);
                subtract(sums.negative(), secondSums.negative(), from, positions);
            }
            if (table.quarters().isPresent()) {
                lookUpQuarters(column, from, output);
            } else {
                lookUp(
                        sums.positive(),
                        sums.negative(),
                        from,
                        table.values(),
                        table.zero(column),
                        output,
                        column * positions,
                        positions);
            }
        }
    }

    /** The largest of four differences, rows first, which the compiler does several columns at once. */
    private void lookUpQuarters(int column, int first, float[] output) {
        SlidingWindow window = table.quarters().orElseThrow();
        int width = window.width();
        int zero = table.zero(column);
        float[] values = table.values();
        int at = column * window.positions();
        for (int y = 0; y < window.outputHeight(); y++) {
            larger(sums.positive(), sums.negative(), first + 2 * y * width, width, differences);
            for (int x = 0; x < window.outputWidth(); x++) {
                output[at++] = values[zero + Math.max(differences[2 * x], differences[2 * x + 1])];
            }
        }
    }

    private static void larger(int[] n, int[] k, int above, int width, int[] larger) {
        int below = above + width;
        for (int x = 0; x < width; x++) {
            larger[x] = Math.max(n[above + x] - k[above + x], n[below + x] - k[below + x]);
        }
    }

    private static void subtract(int[] sum, int[] other, int from, int count) {
        for (int at = from; at < from + count; at++) {
            sum[at] -= other[at];
        }
    }

    private static void lookUp(
            int[] n, int[] k, int from, float[] values, int zero, float[] output, int to, int count) {
        for (int position = 0; position < count; position++) {
            output[to + position] = values[zero + n[from + position] - k[from + position]];
        }
    }

    private void oneSum(int image, float[] output) {
        int positions = layer.positions();
        double step = layer.inputCode().step();
        int[] n = sums.positive();
        int[] k = sums.negative();
        boolean signed = layer.inputCode().kind().signed();
        for (int column = 0; column < sums.columns(); column++) {
            double plus = layer.encoding(column).plus();
            double minus = layer.encoding(column).minus();
            boolean symmetric = layer.encoding(column).symmetric();
            int from = column * sums.positions() + image * positions;
            int to = column * positions;
            float bias = layer.bias(column);
            for (int position = 0; position < positions; position++) {
                int up = n[from + position];
                int down = k[from + position];
                if (signed) {
                    up -= secondSums.positive()[from + position];
                    down -= secondSums.negative()[from + position];
                }
                double value = symmetric ? plus * (up - down) : plus * up - minus * down;
                output[to + position] = (float) (step * value) + bias;
            }
        }
    }

    private void separateSigns(int image, float[] output) {
        int positions = layer.positions();
        for (int column = 0; column < sums.columns(); column++) {
            double plus = layer.encoding(column).plus();
            double minus = layer.encoding(column).minus();
            int from = column * sums.positions() + image * positions;
            for (int position = 0; position < positions; position++) {
                double first = plus * sums.positive()[from + position] - minus * sums.negative()[from + position];
                double second = plus * secondSums.positive()[from + position]
                        - minus * secondSums.negative()[from + position];
                output[column * positions + position] =
                        (float) (inputEncoding.plus() * first - inputEncoding.minus() * second) + layer.bias(column);
            }
        }
    }
}
