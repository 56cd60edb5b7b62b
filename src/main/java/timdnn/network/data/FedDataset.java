package timdnn.network.data;

import java.util.List;
import timdnn.input.InvalidInputException;
import timdnn.network.TensorShape;
import timdnn.network.ValueRange;

/** Images as a network reads them: normalised, and in the order of its input. */
public final class FedDataset implements Dataset {
    private final Dataset dataset;
    private final Normalization normalization;
    private final TensorShape shape;
    /** Whether the network reads pixel by pixel. */
    private final boolean channelsLast;

    /**
     * A data set for a network.
     *
     * @param dataset the images as the files have them
     * @param normalization what is done with each value
     * @param input what the network reads: channels, height, width; height, width, channels; or as many values without these
     * @throws InvalidInputException if images do not have as many values or channels
     */
    public FedDataset(Dataset dataset, Normalization normalization, TensorShape input) {
        TensorShape images = dataset.shape();
        int channels = images.extent(0);
        List<Integer> last = List.of(images.extent(1), images.extent(2), channels);
        this.channelsLast = !input.equals(images) && input.extents().equals(last);
        boolean flat = input.rank() < 3 && input.size() == images.size();
        for (int values : new int[] {
            normalization.mean().size(), normalization.deviation().size()
        }) {
            if (values != 1 && values != channels) {
                throw new InvalidInputException("images of " + dataset.name() + " have " + channels
                        + " channels, but --mean or --std gives " + values + " values");
            }
        }
        // A shape that does not fit stays as it is, and the evaluation names both.
        this.shape = channelsLast || flat ? input : images;
        this.dataset = dataset;
        this.normalization = normalization;
    }

    /** {@return what is done with each value} */
    public Normalization normalization() {
        return normalization;
    }

    /** {@return the shape of images in the files} */
    public TensorShape fileShape() {
        return dataset.shape();
    }

    @Override
    public ValueRange values() {
        return normalization.of(dataset.values());
    }

    @Override
    public void copyPixels(int image, float[] pixels) {
        int area = dataset.shape().extent(1) * dataset.shape().extent(2);
        int channels = dataset.shape().extent(0);
        if (!channelsLast || channels == 1) {
            dataset.copyPixels(image, pixels);
            for (int place = 0; !normalization.isNone() && place < pixels.length; place++) {
                pixels[place] = normalization.of(pixels[place], place / area);
            }
            return;
        }
        float[] planes = new float[pixels.length];
        dataset.copyPixels(image, planes);
        for (int place = 0; place < planes.length; place++) {
            pixels[place % area * channels + place / area] = normalization.of(planes[place], place / area);
        }
    }

    @Override
    public String name() {
        return dataset.name();
    }

    @Override
    public int size() {
        return dataset.size();
    }

    @Override
    public TensorShape shape() {
        return shape;
    }

    @Override
    public String labelsFile() {
        return dataset.labelsFile();
    }

    @Override
    public int label(int image) {
        return dataset.label(image);
    }

    @Override
    public String imagesFile() {
        return dataset.imagesFile();
    }

    @Override
    public String imagesSha256() {
        return dataset.imagesSha256();
    }

    @Override
    public String toString() {
        ValueRange values = values();
        return normalization + ", " + (float) values.low() + " to " + (float) values.high() + ", as " + shape
                + (channelsLast ? ", channels last" : "");
    }
}
