package timdnn.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import timdnn.array.ArrayGeometry;
import timdnn.tile.AddressedWords;
import timdnn.tile.TernaryEncoding;
import timdnn.tile.TernaryMatrix;
import timdnn.tile.error.SenseErrors;
import timdnn.tile.kernel.Kernels;

/** Layers behind a matrix, read from a table and computed one by one. */
class SumTableTest {
    private static final TensorShape INPUT = TensorShape.of(3, 9, 10);
    private static final int COLUMNS = 7;

    private static TernaryMatrix weights(AddressedWords words, int rows) {
        byte[][] values = new byte[rows][COLUMNS];
        for (byte[] row : values) {
            for (int column = 0; column < COLUMNS; column++) {
                row[column] = (byte) (Long.remainderUnsigned(words.nextBits(), 3) - 1);
            }
        }
        return TernaryMatrix.of(values);
    }

    private static float[] each(AddressedWords words) {
        float[] values = new float[COLUMNS];
        for (int column = 0; column < COLUMNS; column++) {
            values[column] = (float) (words.nextUniform() + 0.1);
        }
        return values;
    }

    /** A convolution and a chain behind it; with {@code open}, a last step reads the middle of the chain again. */
    private static TernaryNetwork network(InputCode.Kind kind, float factor, boolean open) {
        AddressedWords words = AddressedWords.of(11, kind.bits());
        SlidingWindow window = new SlidingWindow(INPUT, 3, 3, 1, 1, 1, 1, 1, 1);
        TensorShape shape = TensorShape.of(COLUMNS, 9, 10);
        MatrixLayer matrix = new MatrixLayer(
                "conv",
                weights(words, window.rows()),
                TernaryEncoding.symmetric(0.37),
                new InputCode(kind, 0.5f),
                each(words),
                window);
        List<TernaryNetwork.Step> steps = new ArrayList<>();
        steps.add(new TernaryNetwork.Step(matrix, List.of(0)));
        float[] one = new float[COLUMNS];
        Arrays.fill(one, 1);
        for (Layer layer : List.of(
                new BatchNormalization("bn", shape, each(words), each(words), each(words), one, 1e-5f),
                new ConstantArithmetic("add", shape, ConstantArithmetic.Operation.ADD, each(words)),
                new ConstantArithmetic("factor", shape, ConstantArithmetic.Operation.MULTIPLY, new float[] {factor}),
                Activation.of("round", shape, Activation.Function.ROUND),
                new Activation("clip", shape, Activation.Function.CLIP, -2, 3),
                new Pooling("pool", new SlidingWindow(shape, 2, 2, 2, 2, 0, 0, 0, 0), true, false))) {
            steps.add(new TernaryNetwork.Step(layer, List.of(steps.size())));
        }
        if (open) {
            for (int result = 1; result <= 6; result++) {
                steps.add(
                        new TernaryNetwork.Step(Activation.of("r", shape, Activation.Function.RELU), List.of(result)));
            }
        }
        return new TernaryNetwork("t", INPUT, -8, 8, steps, 7);
    }

    private static float[] run(TernaryNetwork network, InputCode.Kind kind) {
        AddressedWords words = AddressedWords.of(5);
        InferenceSession session = new InferenceSession(
                network, PreparedNetwork.of(network, ArrayGeometry.PAPER, Kernels.fastest()), SenseErrors.none(), 1, 2);
        for (int image = 0; image < 2; image++) {
            for (int index = 0; index < INPUT.size(); index++) {
                int levels = kind.highestLevel() - kind.lowestLevel() + 1;
                int level = kind.lowestLevel() + (int) Long.remainderUnsigned(words.nextBits(), levels);
                session.image(image)[index] = 0.5f * level;
            }
        }
        return session.infer(0, 2)[1].clone();
    }

    @Test
    void aTableGivesTheLayersOwnResultsToTheLastBit() {
        for (InputCode.Kind kind : List.of(
                InputCode.Kind.UNSIGNED_2,
                InputCode.Kind.TERNARY,
                InputCode.Kind.SIGNED_3,
                InputCode.Kind.UNSIGNED_4)) {
            for (float factor : new float[] {0.6f, -0.6f}) {
                TernaryNetwork closed = network(kind, factor, false);
                TernaryNetwork open = network(kind, factor, true);
                // Where values fall with differences, the largest is taken of values.
                assertThat(SumTable.of(closed, 0, ArrayGeometry.PAPER)
                                .orElseThrow()
                                .last())
                        .isEqualTo(factor > 0 ? 6 : 5);
                assertThat(SumTable.of(open, 0, ArrayGeometry.PAPER)
                                .orElseThrow()
                                .last())
                        .isZero();
                assertThat(run(closed, kind)).as(kind.name()).containsExactly(run(open, kind));
            }
        }
    }

    @Test
    void layersThatDifferFromPlaceToPlaceAreNotInATable() {
        TernaryNetwork network = network(InputCode.Kind.UNSIGNED_2, 1, false);
        List<TernaryNetwork.Step> steps = new ArrayList<>(network.steps().subList(0, 2));
        TensorShape shape = network.shape(2);
        steps.add(new TernaryNetwork.Step(
                new ConstantArithmetic("map", shape, ConstantArithmetic.Operation.ADD, new float[shape.size()]),
                List.of(2)));
        TernaryNetwork byPlace = new TernaryNetwork("t", INPUT, -8, 8, steps, 3);
        assertThat(SumTable.of(byPlace, 0, ArrayGeometry.PAPER).orElseThrow().last())
                .isEqualTo(1);
    }
}
