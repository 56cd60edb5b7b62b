package timdnn.network.onnx;

import java.util.Arrays;
import java.util.Optional;
import timdnn.network.data.IdxDataset;
import timdnn.network.onnx.graph.FloatLayers;

/** A model that ships with the project, below {@code /models} of the class path. */
public enum ShippedModel {
    /** A LeNet of 5x5 convolutions for handwritten digits, 4,002,304 multiply-accumulates an image. */
    MNIST_CNN("mnist-cnn", IdxDataset.MNIST),
    /** A residual network of 3x3 convolutions for pictures of clothes, 21,493,120 multiply-accumulates an image. */
    FASHION_CNN("fashion-cnn", IdxDataset.FASHION),
    /** A smaller LeNet with weights {-a, 0, b}, two whole numbers a layer; 1,116,416 multiply-accumulates an image. */
    MNIST_ASYMMETRIC("mnist-asymmetric", IdxDataset.MNIST),
    /** The same with weights {-s, 0, s}, a whole number for each output channel. */
    MNIST_PER_CHANNEL("mnist-per-channel", IdxDataset.MNIST),
    /** An LSTM of 300 units for State of the Union addresses; its softmax over 10,000 words runs in float32. */
    SOTU_LSTM("sotu-lstm", "sotu", "logits"),
    /** A GRU of 300 units, else the same. */
    SOTU_GRU("sotu-gru", "sotu", "logits");

    /** Names of all, for descriptions of options. */
    public static final String NAMES =
            "mnist-cnn, fashion-cnn, mnist-asymmetric, mnist-per-channel, sotu-lstm, sotu-gru";

    private final String modelName;
    private final String dataset;
    private final String floatLayer;

    ShippedModel(String modelName, String dataset) {
        this(modelName, dataset, "");
    }

    ShippedModel(String modelName, String dataset, String floatLayer) {
        this.modelName = modelName;
        this.dataset = dataset;
        this.floatLayer = floatLayer;
    }

    /**
     * The model of a name.
     *
     * @param name for example {@code mnist-cnn}
     * @return the model; empty if none of that name ships
     */
    public static Optional<ShippedModel> named(String name) {
        return Arrays.stream(values())
                .filter(model -> model.modelName.equals(name))
                .findFirst();
    }

    /** Its name, as given to the command line. */
    public String modelName() {
        return modelName;
    }

    /** Name of the data set whose test images, or whose text, ship with it. */
    public String dataset() {
        return dataset;
    }

    /** {@return layers of it that are not on tiles and run in float32 without being asked for} */
    public FloatLayers floatLayers() {
        return floatLayer.isEmpty() ? FloatLayers.NONE : FloatLayers.parse(floatLayer);
    }
}
