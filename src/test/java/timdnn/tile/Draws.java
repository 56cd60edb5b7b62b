package timdnn.tile;

import java.util.SplittableRandom;

/** Random matrices and inputs of a given density, from a seed. */
public final class Draws {
    private final SplittableRandom random;

    public Draws(long seed) {
        this.random = new SplittableRandom(seed);
    }

    public int ternary(double density) {
        if (random.nextDouble() >= density) {
            return 0;
        }
        return random.nextBoolean() ? 1 : -1;
    }

    public TernaryMatrix matrix(int rows, int columns, double density) {
        byte[][] values = new byte[rows][columns];
        for (byte[] row : values) {
            for (int column = 0; column < columns; column++) {
                row[column] = (byte) ternary(density);
            }
        }
        return TernaryMatrix.of(values);
    }

    public int[] ternaryInputs(int rows, double density) {
        int[] inputs = new int[rows];
        for (int row = 0; row < rows; row++) {
            inputs[row] = ternary(density);
        }
        return inputs;
    }

    public int[] binaryInputs(int rows, double density) {
        int[] inputs = ternaryInputs(rows, density);
        for (int row = 0; row < rows; row++) {
            inputs[row] = Math.abs(inputs[row]);
        }
        return inputs;
    }

    public UniformSource uniform() {
        return random::nextLong;
    }
}
