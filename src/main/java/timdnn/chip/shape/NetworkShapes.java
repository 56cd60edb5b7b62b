package timdnn.chip.shape;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import timdnn.input.InvalidInputException;

/**
 * The networks of the paper and others by name, from the CSV files of a folder: convolutional networks of WRPN (activations
 * of 2 bits), recurrent ones of HitNet (ternary activations), a transformer block (8 bits).
 */
public final class NetworkShapes {
    /** The five networks of the paper. */
    public static final List<String> PAPER = List.of("alexnet", "resnet34", "bn-inception", "lstm", "gru");

    /** Share of weights and activations that are not zero, at most (U: "at least 40 % are zero"). */
    public static final double DENSITY = 0.6;

    private static final Set<String> TERNARY = Set.of("lstm", "gru");
    private static final String SUFFIX = ".csv";
    private static final int MOST_WIDTH = 16;

    private NetworkShapes() {}

    /**
     * The width at which WRPN gives the accuracies of the paper.
     *
     * @param name a network of the paper
     * @return 2 for convolutional networks, 1 for recurrent ones
     */
    public static int width(String name) {
        return TERNARY.contains(name) ? 1 : 2;
    }

    /**
     * A network.
     *
     * @param folder where the files are
     * @param name a file's name without its ending, or the path of a file
     * @param width by how much channels between layers are multiplied, 1 to 16; recurrent networks and transformers have
     *     width 1 alone
     * @return the network
     * @throws InvalidInputException if there is none of that name, or it cannot be read or widened
     */
    public static NetworkShape read(Path folder, String name, int width) {
        Path file = name.endsWith(SUFFIX) ? Path.of(name) : folder.resolve(name + SUFFIX);
        if (!Files.exists(file)) {
            throw new InvalidInputException("--network must be " + String.join(", ", names(folder))
                    + ", or a file that ends with .csv or .onnx, was " + name);
        }
        String plain = String.valueOf(file.getFileName()).replaceFirst("\\.csv$", "");
        int bits = TERNARY.contains(plain) ? 0 : plain.equals("transformer") ? LayerShape.MOST_BITS : 2;
        boolean widens = bits == 2;
        if (width < 1 || width > MOST_WIDTH || (width > 1 && !widens)) {
            throw new InvalidInputException(
                    "--width must be " + (widens ? "in 1 to " + MOST_WIDTH : "1 for " + plain) + ", was " + width);
        }
        ShapeFile shapes = ShapeFile.read(file, width, bits);
        return new NetworkShape(
                width == 1 ? plain : plain + "-" + width + "x",
                shapes.source(),
                shapes.layers(),
                Density.of(DENSITY, bits));
    }

    /**
     * Names of the networks of a folder.
     *
     * @param folder the folder
     * @return names in order
     * @throws InvalidInputException if it cannot be read
     */
    public static List<String> names(Path folder) {
        return FolderNames.of(folder, SUFFIX);
    }
}
