package timdnn.tile;

/** A stream of independent random words. Whoever makes it decides the generator and its seed. */
@FunctionalInterface
public interface UniformSource {
    /** {@return the next 64 bits, each equally likely to be 0 or 1} */
    long nextBits();

    /** {@return a number uniform on [0, 1), a multiple of 2⁻⁵³} */
    default double nextUniform() {
        return (nextBits() >>> 11) * 0x1p-53;
    }
}
