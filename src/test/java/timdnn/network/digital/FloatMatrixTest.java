package timdnn.network.digital;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import timdnn.network.TensorShape;

/** Sums of a matrix in float32, bit for bit as they are added up row by row. */
class FloatMatrixTest {
    private static final int ROWS = 11;
    private static final int COLUMNS = 600;
    private static final int VECTORS = 2;

    @Test
    void sumsHaveTheOrderOfTheRowsWhateverIsReadAtOnceAndInputsOfZeroAddNothing() {
        float[] weights = new float[COLUMNS * ROWS];
        for (int index = 0; index < weights.length; index++) {
            weights[index] = (float) Math.sin(index) / 3;
        }
        float[] bias = new float[COLUMNS];
        for (int column = 0; column < COLUMNS; column++) {
            bias[column] = (float) Math.cos(column);
        }
        float[] input = new float[VECTORS * ROWS];
        for (int index = 0; index < input.length; index++) {
            input[index] = index % 5 == 2 ? 0 : (float) Math.sqrt(index) - 2;
        }
        float[] expected = new float[VECTORS * COLUMNS];
        for (int vector = 0; vector < VECTORS; vector++) {
            for (int column = 0; column < COLUMNS; column++) {
                float sum = bias[column];
                for (int row = 0; row < ROWS; row++) {
                    sum += weights[column * ROWS + row] * input[vector * ROWS + row];
                }
                expected[vector * COLUMNS + column] = sum;
            }
        }
        FloatMatrix matrix = new FloatMatrix("m", TensorShape.of(VECTORS, COLUMNS), weights, COLUMNS, 1, bias, null);
        float[][] outputs = new float[2][VECTORS * COLUMNS];
        matrix.apply(new float[][][] {{input}, {new float[VECTORS * ROWS]}}, outputs, 2);
        assertThat(outputs[0]).containsExactly(expected);
        assertThat(outputs[1]).startsWith(bias).endsWith(bias);
    }
}
