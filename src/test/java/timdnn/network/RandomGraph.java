package timdnn.network;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A random network of every supported operator. Scales are powers of two and weights small dyadic numbers, so that float32
 * arithmetic is exact in whatever order and results can be compared to the last bit.
 */
final class RandomGraph {
    private final SplittableRandom random;
    private final GraphSketch sketch;
    private final int height;
    private final int width;
    private int channels = 1;
    private int rows;
    private int columns;

    RandomGraph(long seed) {
        random = new SplittableRandom(seed);
        height = random.nextInt(5, 12);
        width = random.nextInt(5, 12);
        rows = height;
        columns = width;
        sketch = new GraphSketch(1, height, width);
    }

    int height() {
        return height;
    }

    int width() {
        return width;
    }

    byte[] build() {
        sketch.quantisedPixels();
        int convolutions = random.nextInt(1, 4);
        for (int index = 0; index < convolutions; index++) {
            convolve(random.nextInt(1, 6));
            normalise();
            quantise();
            if (random.nextBoolean()) {
                residual();
            }
            pool();
        }
        if (random.nextBoolean()) {
            sketch.node("Flatten");
        } else {
            sketch.node("Reshape", sketch.integers(random.nextBoolean() ? 0 : -1, (long) channels * rows * columns));
        }
        int features = dense(channels * rows * columns, random.nextInt(2, 90));
        sketch.node("Mul", sketch.floats(scales(features), features));
        quantise();
        dense(features, 10);
        return sketch.bytes();
    }

    private float[] weights(int size) {
        float plus = new float[] {1, 0.5f, 0.75f, 2}[random.nextInt(4)];
        float minus = random.nextBoolean() ? plus : 1.5f;
        double density = random.nextDouble();
        float[] weights = new float[size];
        for (int index = 0; index < size; index++) {
            weights[index] = random.nextDouble() >= density ? 0 : random.nextBoolean() ? plus : -minus;
        }
        return weights;
    }

    private float[] scales(int size) {
        float[] scales = new float[size];
        for (int index = 0; index < size; index++) {
            scales[index] = new float[] {0.125f, 0.25f, 0.5f, -0.25f}[random.nextInt(4)];
        }
        return scales;
    }

    private float[] shifts(int size) {
        float[] shifts = new float[size];
        for (int index = 0; index < size; index++) {
            shifts[index] = random.nextInt(-8, 9) / 4f;
        }
        return shifts;
    }

    private void convolve(int out) {
        int kernelRows = random.nextInt(1, Math.min(4, rows) + 1);
        int kernelColumns = random.nextInt(1, Math.min(4, columns) + 1);
        int strideY = random.nextInt(1, 3);
        int strideX = random.nextInt(1, 3);
        int[] pads = {random.nextInt(2), random.nextInt(2), random.nextInt(2), random.nextInt(2)};
        int groups = channels % 2 == 0 && out % 2 == 0 && random.nextBoolean() ? 2 : 1;
        int dilationY = (kernelRows - 1) * 2 < rows ? random.nextInt(1, 3) : 1;
        int dilationX = (kernelColumns - 1) * 2 < columns ? random.nextInt(1, 3) : 1;
        int filter = channels / groups * kernelRows * kernelColumns;
        float[] weights = weights(out * filter);
        if (random.nextBoolean()) {
            for (int index = 0; index < weights.length; index++) {
                weights[index] *= index / filter % 2 == 0 ? 0.25f : 1;
            }
        }
        String kernel = sketch.floats(weights, out, channels / groups, kernelRows, kernelColumns);
        List<String> inputs = random.nextBoolean() ? List.of(kernel) : List.of(kernel, sketch.floats(shifts(out), out));
        sketch.node(
                "Conv",
                inputs,
                GraphSketch.integer("group", groups),
                GraphSketch.integers("dilations", dilationY, dilationX),
                GraphSketch.integers("strides", strideY, strideX),
                GraphSketch.integers("pads", pads[0], pads[1], pads[2], pads[3]));
        rows = (rows + pads[0] + pads[2] - (kernelRows - 1) * dilationY - 1) / strideY + 1;
        columns = (columns + pads[1] + pads[3] - (kernelColumns - 1) * dilationX - 1) / strideX + 1;
        channels = out;
    }

    private void normalise() {
        switch (random.nextInt(4)) {
            case 0 ->
                sketch.node("Mul", sketch.floats(scales(channels), 1, channels, 1, 1))
                        .node("Add", sketch.floats(shifts(channels), channels, 1, 1));
            case 1 -> sketch.node("Div", sketch.scalar(4)).node("Sub", sketch.floats(shifts(channels), channels, 1, 1));
            case 2 -> {
                float[] ones = new float[channels];
                Arrays.fill(ones, 4);
                String variance = sketch.floats(ones, channels);
                sketch.node(
                        "BatchNormalization",
                        List.of(
                                sketch.floats(scales(channels), channels),
                                sketch.floats(shifts(channels), channels),
                                sketch.floats(shifts(channels), channels),
                                variance),
                        GraphSketch.number("epsilon", 0));
            }
            default ->
                sketch.node("Mul", sketch.floats(new float[] {0.25f}, 1, 1, 1, 1))
                        .node("Add", sketch.floats(shifts(channels * rows * columns), channels, rows, columns));
        }
    }

    private void quantise() {
        switch (random.nextInt(8)) {
            case 6 -> sketch.node("Round").clip(0, 15);
            case 7 -> sketch.node("Round").clip(-4, 3);
            case 0 -> sketch.node("Round").clip(0, 3);
            case 1 ->
                sketch.clip(0, 1).node("Mul", sketch.scalar(2)).node("Round").node("Div", sketch.scalar(2));
            case 2 -> sketch.clip(-1, 1).node("Round");
            case 3 -> sketch.node("Relu").node("Floor").clip(0, 1);
            case 4 ->
                sketch.clip(-2, 2)
                        .node("Round")
                        .node("Mul", sketch.scalar(0.5f))
                        .clip(-0.5f, 0.5f);
            default -> sketch.node("Identity").clip(0, 3).node("Round");
        }
    }

    private void residual() {
        String trunk = sketch.head();
        int beforeRows = rows;
        int beforeColumns = columns;
        String kernel = sketch.floats(weights(channels * channels * 9), channels, channels, 3, 3);
        sketch.node("Conv", List.of(kernel), GraphSketch.integers("pads", 1, 1, 1, 1));
        sketch.node("Mul", sketch.scalar(0.125f)).node("Add", trunk);
        rows = beforeRows;
        columns = beforeColumns;
        quantise();
    }

    private void pool() {
        if (rows < 2 || columns < 2 || random.nextBoolean()) {
            return;
        }
        boolean maximum = random.nextBoolean();
        int stride = random.nextInt(1, 3);
        int pad = random.nextInt(2);
        sketch.node(
                maximum ? "MaxPool" : "AveragePool",
                List.of(),
                GraphSketch.integers("kernel_shape", 2, 2),
                GraphSketch.integers("strides", stride, stride),
                GraphSketch.integers("pads", pad, 0, pad, 0));
        rows = (rows + 2 * pad - 2) / stride + 1;
        columns = (columns - 2) / stride + 1;
        if (!maximum) {
            quantise();
        }
    }

    private int dense(int features, int units) {
        if (random.nextBoolean()) {
            sketch.node("MatMul", sketch.floats(weights(features * units), features, units));
            sketch.node("Add", sketch.floats(shifts(units), units));
        } else {
            boolean transposed = random.nextBoolean();
            long first = transposed ? units : features;
            long second = transposed ? features : units;
            sketch.node(
                    "Gemm",
                    List.of(
                            sketch.floats(weights(features * units), first, second),
                            sketch.floats(shifts(units), units)),
                    GraphSketch.integer("transB", transposed ? 1 : 0),
                    GraphSketch.number("alpha", 0.5f),
                    GraphSketch.number("beta", 2));
        }
        return units;
    }
}
