package timdnn.network.onnx;

import timdnn.network.TensorShape;
import timdnn.network.ValueRange;

/**
 * A tensor of the graph while it is being imported.
 *
 * @param result index of the result that holds it
 * @param shape shape for one image
 * @param range what is known of its values
 */
record OnnxValue(int result, TensorShape shape, ValueRange range) {
    OnnxValue reshaped(TensorShape to) {
        return new OnnxValue(result, to, range);
    }
}
