package timdnn.harness.ngspice.binding;

import com.sun.jna.Pointer;
import com.sun.jna.Structure;

/** C structure {@code vector_info}; the memory is ngspice's and holds until the next call. */
@Structure.FieldOrder({"v_name", "v_type", "v_flags", "v_realdata", "v_compdata", "v_length"})
@SuppressWarnings("MemberName") // the names are those of the C header
public class VectorInfo extends Structure {
    /** Bit of {@link #v_flags}: the data are real. */
    public static final int VF_REAL = 1;
    /** Bit of {@link #v_flags}: the data are complex. */
    public static final int VF_COMPLEX = 1 << 1;

    /** Name of the vector. */
    public String v_name;
    /** Type number: 1 time, 2 frequency, 3 voltage, 4 current; see {@code sim.h}. */
    public int v_type;
    /** Flags. */
    public short v_flags;
    /** Real values, or null. */
    public Pointer v_realdata;
    /** Pairs of real and imaginary part, or null. */
    public Pointer v_compdata;
    /** Number of values. */
    public int v_length;
}
