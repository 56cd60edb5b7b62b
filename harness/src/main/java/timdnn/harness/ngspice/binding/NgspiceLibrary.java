package timdnn.harness.ngspice.binding;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds and opens the ngspice shared library. Opening it twice in a process gives the same library. */
public final class NgspiceLibrary {
    /** The functions of version 39, by their C names. */
    public static final List<String> FUNCTIONS = List.of(
            "ngSpice_Init",
            "ngSpice_Init_Sync",
            "ngSpice_Init_Evt",
            "ngSpice_Command",
            "ngGet_Vec_Info",
            "ngCM_Input_Path",
            "ngGet_Evt_NodeInfo",
            "ngSpice_AllEvtNodes",
            "ngSpice_Circ",
            "ngSpice_CurPlot",
            "ngSpice_AllPlots",
            "ngSpice_AllVecs",
            "ngSpice_running",
            "ngSpice_SetBkpt");

    /** Names under which systems install it, most specific first; Debian ships only {@code libngspice.so.0}. */
    private static final List<String> NAMES =
            List.of("libngspice.so.0", "ngspice", "libngspice.0.dylib", "/opt/homebrew/lib/libngspice.dylib");

    private NgspiceLibrary() {}

    /**
     * Opens the library named by the system property {@code timdnn.ngspice} or else the system's.
     *
     * @return the mapped library, or empty where none is installed
     */
    public static Optional<SharedSpice> open() {
        return library()
                .map(library -> Native.load(
                        library.getFile() == null
                                ? library.getName()
                                : library.getFile().getPath(),
                        SharedSpice.class,
                        Map.of(Library.OPTION_STRING_ENCODING, "UTF-8")));
    }

    /**
     * Where the library is.
     *
     * @return file name or path as the system's loader resolved it, or empty where none is installed
     */
    public static Optional<String> location() {
        return library()
                .map(library -> library.getFile() == null
                        ? library.getName()
                        : library.getFile().getPath());
    }

    /**
     * Whether the installed library exports a function; newer versions have more than version 39, and builds differ.
     *
     * @param function C name
     * @return true if it is there
     */
    public static boolean exports(String function) {
        return library()
                .map(library -> {
                    try {
                        return library.getFunction(function) != null;
                    } catch (UnsatisfiedLinkError absent) {
                        return false;
                    }
                })
                .orElse(false);
    }

    /**
     * Copies a null-terminated C array of C strings.
     *
     * @param array the array, or null
     * @return the strings, empty for null
     */
    static List<String> strings(Pointer array) {
        return array == null ? List.of() : List.of(array.getStringArray(0, "UTF-8"));
    }

    /** The library as JNA holds it, or empty where none is installed. */
    static Optional<NativeLibrary> library() {
        String chosen = System.getProperty("timdnn.ngspice");
        return (chosen == null || chosen.isEmpty() ? NAMES : List.of(chosen))
                .stream().flatMap(name -> find(name).stream()).findFirst();
    }

    private static Optional<NativeLibrary> find(String name) {
        try {
            return Optional.of(NativeLibrary.getInstance(name));
        } catch (UnsatisfiedLinkError absent) {
            return Optional.empty();
        }
    }
}
