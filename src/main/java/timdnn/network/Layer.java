package timdnn.network;

/** One operation of a network. Immutable; {@link InferenceSession} holds what changes from image to image. */
public sealed interface Layer permits MatrixLayer, DigitalLayer {
    /** {@return the node's name in the model} */
    String name();

    /** {@return shape of the result for one image} */
    TensorShape outputShape();
}
