package timdnn.network.onnx;

import java.util.Arrays;
import java.util.Optional;
import timdnn.network.data.IdxDataset;

/** A model that ships with the project, below {@code /models} of the class path. */
public enum ShippedModel {
    /** A LeNet of 5x5 convolutions for handwritten digits, 4,002,304 multiply-accumulates an image. */
    MNIST_CNN("mnist-cnn", IdxDataset.MNIST),
    /** A residual network of 3x3 convolutions for pictures of clothes, 4,537,920 multiply-accumulates an image. */
    FASHION_CNN("fashion-cnn", IdxDataset.FASHION);

    /** Names of all, for descriptions of options. */
    public static final String NAMES = "mnist-cnn, fashion-cnn";

    private final String modelName;
    private final String dataset;

    ShippedModel(String modelName, String dataset) {
        this.modelName = modelName;
        this.dataset = dataset;
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

    /** Name of the data set whose test images ship with it. */
    public String dataset() {
        return dataset;
    }
}
