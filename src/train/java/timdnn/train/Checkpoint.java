package timdnn.train;

import ai.djl.ndarray.NDArray;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/**
 * Where a training stands after an epoch; the arrays of {@link TrainingLoop#state} lie behind it in the same file.
 *
 * @param recipe all numbers of the recipe, as text: a checkpoint of another recipe is refused
 * @param epoch epochs done
 * @param bestEpoch the chosen epoch so far, 0 if none
 * @param bestHeldOut held-out images that it had right
 * @param bestTest test images that it had right, reported and never chosen by; -1 where no test set was given
 */
public record Checkpoint(String recipe, int epoch, int bestEpoch, int bestHeldOut, int bestTest) {
    /** Before the first epoch. */
    public static Checkpoint begin(Record recipe) {
        return new Checkpoint(recipe.toString(), 0, 0, -1, -1);
    }

    /** The same after another epoch, with another choice. */
    public Checkpoint chosen(int at, int heldOut, int test) {
        return new Checkpoint(recipe, at, at, heldOut, test);
    }

    /** The same after another epoch. */
    public Checkpoint after(int at) {
        return new Checkpoint(recipe, at, bestEpoch, bestHeldOut, bestTest);
    }

    /** Writes the file anew; an interruption leaves the one before. */
    public void write(Path file, List<NDArray> arrays) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(fresh)))) {
            out.writeUTF(recipe);
            out.writeInt(epoch);
            out.writeInt(bestEpoch);
            out.writeInt(bestHeldOut);
            out.writeInt(bestTest);
            for (NDArray array : arrays) {
                float[] values = array.toFloatArray();
                out.writeInt(values.length);
                for (float value : values) {
                    out.writeFloat(value);
                }
            }
        }
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * Reads the file into arrays of the same shapes.
     *
     * @return where the training stands; nothing if there is no such file
     * @throws IOException if it is of another recipe or network, or damaged
     */
    public static Optional<Checkpoint> read(Path file, Record recipe, List<NDArray> arrays) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            String written = in.readUTF();
            if (!written.equals(recipe.toString())) {
                throw new IOException(file + ": is of another recipe: " + written);
            }
            Checkpoint found = new Checkpoint(written, in.readInt(), in.readInt(), in.readInt(), in.readInt());
            for (NDArray array : arrays) {
                float[] values = new float[Math.toIntExact(array.size())];
                if (in.readInt() != values.length) {
                    throw new IOException(file + ": is of another network");
                }
                for (int index = 0; index < values.length; index++) {
                    values[index] = in.readFloat();
                }
                array.set(values);
            }
            return Optional.of(found);
        }
    }
}
