package timdnn.chip.shape;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import timdnn.input.InvalidInputException;

/** What a folder has under names: its files of one kind. */
public final class FolderNames {
    private FolderNames() {}

    /**
     * Names of the files with an ending.
     *
     * @param folder the folder
     * @param suffix the ending, which no name has
     * @return names in order
     * @throws InvalidInputException if it cannot be read
     */
    public static List<String> of(Path folder, String suffix) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(suffix))
                    .map(name -> name.substring(0, name.length() - suffix.length()))
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            throw InvalidInputException.unreadable(folder, failure);
        }
    }
}
