package timdnn.network.onnx.graph;

import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Values that a model keeps in files beside it. Only files below the model's own folder are opened, and none that a link leads
 * out of it.
 *
 * @param folder the model's folder; empty for a model that is no file
 */
record ExternalData(Optional<Path> folder) {
    /**
     * The bytes of a tensor.
     *
     * @param tensor the tensor
     * @param wanted how many bytes its extents and type need
     * @throws IllegalArgumentException if there is no such file in the folder, or too few bytes in it
     */
    ByteBuffer read(TensorProto tensor, long wanted) {
        String location = entry(tensor, "location")
                .orElseThrow(() -> new IllegalArgumentException("keeps its values in another file and names none"));
        long offset = number(tensor, "offset", 0);
        long length = number(tensor, "length", wanted);
        if (length != wanted) {
            throw new IllegalArgumentException(
                    "must have " + wanted + " bytes in " + location + " by its extents and type, has length " + length);
        }
        Path file = inside(location);
        try (FileChannel channel = FileChannel.open(file)) {
            if (offset < 0 || offset > channel.size() - length) {
                throw new IllegalArgumentException("must have " + length + " bytes from " + offset + " on in "
                        + location + ", which has " + channel.size() + " in all");
            }
            ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(length));
            while (bytes.hasRemaining()) {
                if (channel.read(bytes, offset + bytes.position()) < 0) {
                    throw new IllegalArgumentException("has values in " + location + ", which ended while it was read");
                }
            }
            return bytes.flip();
        } catch (IOException failure) {
            throw new IllegalArgumentException(
                    "has values in " + location + ", which cannot be read: " + failure.getMessage(), failure);
        }
    }

    private Path inside(String location) {
        Path within = folder.orElseThrow(() -> new IllegalArgumentException(
                "keeps its values in another file, " + location + ", but this model is no file in a folder"));
        try {
            Path relative = Path.of(location);
            Path file = within.resolve(relative).normalize();
            if (relative.isAbsolute() || location.isEmpty() || !file.startsWith(within.normalize())) {
                throw new IllegalArgumentException(
                        "has values in " + location + ", outside of the model's folder: that file is not opened");
            }
            if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                throw new IllegalArgumentException("has values in " + location
                        + ", which is missing: copy it beside the model, or export with external_data=False");
            }
            if (!file.toRealPath().startsWith(within.toRealPath())) {
                throw new IllegalArgumentException("has values in " + location
                        + ", a link that leads out of the model's folder: that file is not opened");
            }
            if (!Files.isRegularFile(file)) {
                throw new IllegalArgumentException("has values in " + location + ", which is no plain file");
            }
            return file;
        } catch (InvalidPathException impossible) {
            throw new IllegalArgumentException("has values in a file with an impossible name", impossible);
        } catch (IOException failure) {
            throw new IllegalArgumentException(
                    "has values in " + location + ", which cannot be read: " + failure.getMessage(), failure);
        }
    }

    private static Optional<String> entry(TensorProto tensor, String key) {
        return tensor.getExternalDataList().stream()
                .filter(entry -> entry.getKey().equals(key))
                .map(StringStringEntryProto::getValue)
                .findFirst();
    }

    private static long number(TensorProto tensor, String key, long otherwise) {
        Optional<String> text = entry(tensor, key);
        try {
            return text.map(Long::parseLong).orElse(otherwise);
        } catch (NumberFormatException wrong) {
            throw new IllegalArgumentException(
                    "must have a whole number as " + key + " of its external data, has " + text.orElseThrow(), wrong);
        }
    }
}
