package timdnn.network.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import timdnn.input.InvalidInputException;

/** Data sets by name or folder. */
public final class Datasets {
    private Datasets() {}

    /**
     * The test images of a data set by name or folder.
     *
     * @param nameOrFolder as for {@link #open(String, Split, Layout)}
     * @return the data set
     * @throws InvalidInputException as {@link #open(String, Split, Layout)}
     */
    public static Dataset open(String nameOrFolder) {
        return open(nameOrFolder, Split.TEST, Layout.NCHW);
    }

    /**
     * A data set by name or folder.
     *
     * @param nameOrFolder {@link IdxDataset#MNIST} or {@link IdxDataset#FASHION} for the test sets that ship with the project, or a folder
     *     with IDX files, the binary files of CIFAR-10, or NumPy files such as {@code x_test.npy} and {@code y_test.npy}
     * @param split which images
     * @param layout in which order files with several channels have their values
     * @return the data set
     * @throws InvalidInputException if there is no such data set, or a file is damaged; the message names the file and
     *     what is wrong
     */
    public static Dataset open(String nameOrFolder, Split split, Layout layout) {
        Path folder = Path.of(nameOrFolder);
        if (Files.isDirectory(folder)) {
            return in(nameOrFolder, folder, split, layout);
        }
        if (!IdxDataset.SHIPPED.contains(nameOrFolder)) {
            throw new InvalidInputException(
                    "data set " + nameOrFolder + " is neither " + String.join(" nor ", IdxDataset.SHIPPED)
                            + ", which ship with this program, nor a folder with IDX, CIFAR-10 or NumPy files");
        }
        if (split == Split.TRAIN) {
            throw new InvalidInputException("the training images of " + nameOrFolder
                    + " do not ship with this program: name a folder that holds train-images-idx3-ubyte and"
                    + " train-labels-idx1-ubyte");
        }
        return IdxDataset.shipped(nameOrFolder);
    }

    private static Dataset in(String name, Path folder, Split split, Layout layout) {
        List<String> names = IdxNames.list(folder);
        if (!IdxNames.any(names)) {
            Path below = folder.resolve("cifar-10-batches-bin");
            if (CifarDataset.any(names) || Files.isDirectory(below)) {
                return CifarDataset.in(name, CifarDataset.any(names) ? folder : below, split);
            }
            Optional<NpyDataset> arrays = NpyDataset.in(name, folder, names, split, layout);
            if (arrays.isPresent()) {
                return arrays.get();
            }
        }
        return IdxDataset.in(name, folder, split, layout);
    }
}
