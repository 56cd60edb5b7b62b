package timdnn.harness.ngspice.binding;

import com.sun.jna.Library;
import com.sun.jna.Native;
import java.nio.file.Path;

/** The folder of this process, as the C library and with it ngspice sees it. Java keeps the one in which it was started. */
public final class WorkingFolder {
    /** The one function needed of the C library. */
    interface C extends Library {
        /** See chdir(2). */
        int chdir(String path);
    }

    private WorkingFolder() {}

    /**
     * Goes to a folder.
     *
     * @param folder absolute path
     * @return whether it is there and may be entered
     */
    public static boolean change(Path folder) {
        return Native.load("c", C.class).chdir(folder.toString()) == 0;
    }
}
