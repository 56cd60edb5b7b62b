package timdnn.network.onnx.graph;

import java.util.ArrayList;
import java.util.List;
import timdnn.network.TensorShape;
import timdnn.network.ValueRange;

/**
 * A tensor of the graph while it is being imported.
 *
 * @param result index of the result that holds it
 * @param shape shape for one image
 * @param batchAxis which axis of the model's tensor is the batch
 * @param range what is known of its values
 */
public record OnnxValue(int result, TensorShape shape, int batchAxis, ValueRange range) {
    /**
     * The same values in another shape.
     *
     * @param to shape for one image, of as many values
     * @param axis which axis is the batch
     * @return the tensor
     */
    public OnnxValue reshaped(TensorShape to, int axis) {
        return new OnnxValue(result, to, axis, range);
    }

    /** {@return the extents in the model, with 1 for the batch} */
    public List<Integer> extents() {
        List<Integer> extents = new ArrayList<>(shape.extents());
        extents.add(batchAxis, 1);
        return extents;
    }

    /** {@return the number of axes in the model} */
    public int rank() {
        return shape.rank() + 1;
    }

    @Override
    public String toString() {
        List<String> extents =
                new ArrayList<>(shape.extents().stream().map(String::valueOf).toList());
        extents.add(batchAxis, "N");
        return extents.toString();
    }
}
