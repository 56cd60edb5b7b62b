package timdnn.harness.ngspice.binding;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;

/**
 * The functions that every sample calls, mapped a second time: without JNA's proxies, and without reflection on
 * {@link VectorInfo}. Results are those of {@link SharedSpice}.
 *
 * <p>Implementation note: a sample makes about 15 calls. Through proxies and structures they cost some 150 µs of a
 * transient that takes 700 µs, directly some 20 µs.
 */
@SuppressWarnings("MemberName") // the names are those of the C header
public final class DirectSpice {
    /** Where the fields of {@code vector_info} are. */
    private static final class Layout extends VectorInfo {
        private final int type = fieldOffset("v_type");
        private final int real = fieldOffset("v_realdata");
        private final int complex = fieldOffset("v_compdata");
        private final int length = fieldOffset("v_length");
    }

    private static final Layout LAYOUT = new Layout();

    static {
        Native.register(DirectSpice.class, NgspiceLibrary.library().orElseThrow());
    }

    private DirectSpice() {}

    private static native int ngSpice_Command(byte[] command);

    private static native Pointer ngGet_Vec_Info(byte[] vecname);

    /**
     * Runs a command, as {@link SharedSpice#ngSpice_Command}.
     *
     * @param command the command, at most 1023 bytes
     * @return its status, 0 also where it failed
     */
    public static int command(String command) {
        return ngSpice_Command(cString(command));
    }

    /** Frees the command log. */
    public static void freeLog() {
        ngSpice_Command(null);
    }

    /**
     * Copies a vector.
     *
     * @param name plot and vector, for example {@code tran1.bl}
     * @return the copy, or null if there is no such vector
     */
    public static Copied vector(String name) {
        Pointer info = ngGet_Vec_Info(cString(name));
        if (info == null) {
            return null;
        }
        int length = info.getInt(LAYOUT.length);
        Pointer real = info.getPointer(LAYOUT.real);
        Pointer complex = info.getPointer(LAYOUT.complex);
        double[] values = real != null
                ? real.getDoubleArray(0, length)
                : complex != null ? complex.getDoubleArray(0, 2 * length) : new double[0];
        return new Copied(info.getInt(LAYOUT.type), real == null, length, values);
    }

    /**
     * Finds a vector without copying it.
     *
     * @param name plot and vector, for example {@code tran1.bl}
     * @return where it is, or null if there is no such vector or it has no values
     */
    public static LocatedVector located(String name) {
        Pointer info = ngGet_Vec_Info(cString(name));
        if (info == null) {
            return null;
        }
        int length = info.getInt(LAYOUT.length);
        Pointer real = info.getPointer(LAYOUT.real);
        Pointer complex = info.getPointer(LAYOUT.complex);
        return length == 0 || (real == null && complex == null)
                ? null
                : new LocatedVector(info.getInt(LAYOUT.type), real == null, length, real == null ? complex : real);
    }

    private static byte[] cString(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return java.util.Arrays.copyOf(bytes, bytes.length + 1);
    }

    /** A vector of a plot, copied: {@code values} are the caller's, and pairs of real and imaginary part if complex. */
    public static final class Copied {
        private final int type;
        private final boolean complex;
        private final int length;
        private final double[] values;

        private Copied(int type, boolean complex, int length, double[] values) {
            this.type = type;
            this.complex = complex;
            this.length = length;
            this.values = values;
        }

        /**
         * What the vector holds.
         *
         * @return type number, see {@link VectorInfo#v_type}
         */
        public int type() {
            return type;
        }

        /**
         * Whether values are complex.
         *
         * @return true if not real
         */
        public boolean isComplex() {
            return complex;
        }

        /**
         * Number of values, or of pairs.
         *
         * @return the length; above 0 without values where ngspice tells a length but has no data
         */
        public int length() {
            return length;
        }

        /**
         * The values.
         *
         * @return the array itself
         */
        public double[] values() {
            return values;
        }
    }
}
