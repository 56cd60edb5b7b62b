package timdnn.harness.ngspice;

import java.util.List;
import java.util.Optional;
import timdnn.harness.ngspice.binding.NgspiceLibrary;
import timdnn.input.InvalidInputException;

/** What is installed, found out without starting the simulator. */
public final class NgspiceInstallation {
    private NgspiceInstallation() {}

    /**
     * Where the library is.
     *
     * @return its file, or empty if there is none
     */
    public static Optional<String> location() {
        return NgspiceLibrary.location();
    }

    /**
     * Checks that there is a library, before anything is begun that would need it.
     *
     * @throws InvalidInputException if there is none
     */
    public static void require() {
        if (location().isEmpty()) {
            throw new InvalidInputException(
                    "libngspice was not found: install it (Debian and Ubuntu: apt-get install libngspice0; macOS: "
                            + "brew install libngspice), or name it with -Dtimdnn.ngspice=/path/to/library");
        }
    }

    /**
     * Functions of version 39 that this library lacks, for example those of a build without XSPICE. Probed by symbol: the
     * version number does not tell.
     *
     * @return C names
     */
    public static List<String> missingFunctions() {
        return NgspiceLibrary.FUNCTIONS.stream()
                .filter(function -> !NgspiceLibrary.exports(function))
                .toList();
    }
}
