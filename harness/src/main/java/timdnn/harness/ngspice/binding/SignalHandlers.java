package timdnn.harness.ngspice.binding;

import com.sun.jna.Library;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;

/**
 * The process' signal handlers, saved and put back around {@code ngSpice_Init}.
 *
 * <p>The library takes SIGSEGV for the duration of its initialisation and puts the old handler back with {@code signal()},
 * which loses the flag SA_SIGINFO; SIGILL it leaves at its default. The Java machine needs both: it stops threads at
 * safepoints by a SIGSEGV whose address it reads, and without that flag the next garbage collection kills the process.
 */
final class SignalHandlers {
    /** Larger than {@code struct sigaction} on any system; its content is only handed back. */
    private static final int SIGACTION_BYTES = 512;

    /** SIGILL, SIGBUS (Linux 7, macOS 10), SIGFPE, SIGSEGV: the same numbers on Linux and macOS but for the second. */
    private static final int[] SIGNALS = {4, 7, 8, 10, 11};

    private final C libc = Native.load("c", C.class);
    private final Memory[] saved = new Memory[SIGNALS.length];

    /** The one function needed of the C library. */
    interface C extends Library {
        /** See sigaction(2); a null {@code action} only reads. */
        int sigaction(int signal, Pointer action, Pointer old);
    }

    private SignalHandlers() {
        for (int i = 0; i < SIGNALS.length; i++) {
            saved[i] = new Memory(SIGACTION_BYTES);
            saved[i].clear();
            libc.sigaction(SIGNALS[i], null, saved[i]);
        }
    }

    static SignalHandlers save() {
        return new SignalHandlers();
    }

    void restore() {
        for (int i = 0; i < SIGNALS.length; i++) {
            libc.sigaction(SIGNALS[i], saved[i], null);
        }
    }
}
