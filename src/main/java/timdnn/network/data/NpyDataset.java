package timdnn.network.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import timdnn.input.InvalidInputException;
import timdnn.network.TensorShape;
import timdnn.network.ValueRange;

/** Images and labels in two NumPy files. */
final class NpyDataset implements Dataset {
    private static final List<String[]> NAMES = List.of(
            new String[] {"x_%s.npy", "y_%s.npy"},
            new String[] {"X_%s.npy", "y_%s.npy"},
            new String[] {"images_%s.npy", "labels_%s.npy"},
            new String[] {"%s_images.npy", "%s_labels.npy"},
            new String[] {"images.npy", "labels.npy"});

    private final String name;
    private final NpyArray images;
    private final NpyArray labels;
    private final TensorShape shape;
    private final Layout layout;
    private final ValueRange values;

    private NpyDataset(String name, NpyArray images, NpyArray labels, Layout layout) {
        List<Integer> extents = images.extents();
        if (extents.size() < 2 || extents.size() > 4 || extents.contains(0)) {
            throw InvalidInputException.in(
                    images.file(), "the shape", "must have 2 to 4 extents, images first, is " + extents);
        }
        long count = labels.extents().stream().mapToLong(extent -> extent).reduce(1, (left, right) -> left * right);
        if (count != extents.get(0) || !labels.integers()) {
            throw InvalidInputException.in(
                    labels.file(),
                    "the shape",
                    "must be that of " + extents.get(0) + " whole numbers, one an image, is " + labels.extents());
        }
        this.name = name;
        this.images = images;
        this.labels = labels;
        this.layout = extents.size() == 4 ? layout : Layout.NCHW;
        this.shape = switch (extents.size()) {
            case 2 -> TensorShape.of(1, 1, extents.get(1));
            case 3 -> TensorShape.of(1, extents.get(1), extents.get(2));
            default -> Pixels.shape(extents.get(1), extents.get(2), extents.get(3), layout);
        };
        this.values = range(images);
    }

    private static ValueRange range(NpyArray images) {
        if (images.bytesAlone()) {
            return new ValueRange(0, 255, 1);
        }
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        for (int index = 0; index < images.size(); index++) {
            float value = (float) images.value(index);
            if (!Float.isFinite(value)) {
                throw InvalidInputException.in(images.file(), "value " + index, "must be finite, is " + value);
            }
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        return new ValueRange(low, high, images.integers() ? 1 : 0);
    }

    /** The files of a part of a data set; empty if the folder has none. */
    static Optional<NpyDataset> in(String name, Path folder, List<String> names, Split split, Layout layout) {
        for (String[] pair : NAMES) {
            String images = pair[0].replace("%s", split.word());
            String labels = pair[1].replace("%s", split.word());
            if (names.contains(images) && names.contains(labels)) {
                return Optional.of(new NpyDataset(
                        name, NpyArray.read(folder.resolve(images)), NpyArray.read(folder.resolve(labels)), layout));
            }
        }
        return Optional.empty();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int size() {
        return images.extents().get(0);
    }

    @Override
    public TensorShape shape() {
        return shape;
    }

    @Override
    public ValueRange values() {
        return values;
    }

    @Override
    public void copyPixels(int image, float[] pixels) {
        int area = shape.size();
        for (int pixel = 0; pixel < area; pixel++) {
            pixels[pixel] = (float) images.value(image * area + Pixels.place(shape, layout, pixel));
        }
    }

    @Override
    public int label(int image) {
        return (int) labels.value(image);
    }

    @Override
    public String labelsFile() {
        return labels.file().toString();
    }

    @Override
    public String imagesFile() {
        return String.valueOf(images.file().getFileName());
    }

    @Override
    public String imagesSha256() {
        return images.sha256();
    }
}
