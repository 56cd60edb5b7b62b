package timdnn.network.digital;

import timdnn.network.DigitalLayer;
import timdnn.network.TensorShape;

/** A row of a table for each whole number: word vectors. */
public final class Embedding implements DigitalLayer {
    private final String name;
    private final TensorShape outputShape;
    private final float[] table;
    private final int width;

    /**
     * A layer.
     *
     * @param name the node's name
     * @param outputShape shape for one image; its last extent is the width of the table
     * @param table {@code [word][value]}, flattened
     */
    public Embedding(String name, TensorShape outputShape, float[] table) {
        this.name = name;
        this.outputShape = outputShape;
        this.table = table.clone();
        this.width = outputShape.extent(outputShape.rank() - 1);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public TensorShape outputShape() {
        return outputShape;
    }

    @Override
    public void apply(float[][] inputs, float[] output) {
        for (int place = 0; place < output.length / width; place++) {
            System.arraycopy(table, ((int) inputs[0][place]) * width, output, place * width, width);
        }
    }
}
