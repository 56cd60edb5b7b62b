package timdnn.harness.ngspice;

import java.util.List;
import java.util.Optional;
import timdnn.harness.ngspice.binding.NgspiceLibrary;

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
