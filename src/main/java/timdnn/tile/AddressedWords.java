package timdnn.tile;

/**
 * Random words addressed by integers: SplitMix64 from a state that is a hash of the address. Word i of an address does not
 * depend on what was drawn before it or elsewhere, so neither batches nor threads change a result.
 *
 * @see <a href="https://doi.org/10.1145/2660193.2660195">Steele, Lea and Flood, OOPSLA (2014)</a>
 */
public final class AddressedWords implements UniformSource {
    /** What the state grows by from word to word. */
    public static final long GAMMA = 0x9e37_79b9_7f4a_7c15L;
    /** First factor of a word's hash, behind {@code z ^ z >>> 30}. */
    public static final long FIRST = 0xbf58_476d_1ce4_e5b9L;
    /** Second factor, behind {@code z ^ z >>> 27}; {@code z ^ z >>> 31} is the word. */
    public static final long SECOND = 0x94d0_49bb_1331_11ebL;

    private long state;

    /**
     * The words of an address.
     *
     * @param address the parts of the address
     * @return the words
     */
    public static AddressedWords of(long... address) {
        long hash = GAMMA;
        for (long part : address) {
            hash = below(hash, part);
        }
        return new AddressedWords(hash);
    }

    private AddressedWords(long hash) {
        this.state = hash;
    }

    /**
     * The hash of an address that is one part longer.
     *
     * @param hash the hash of the address so far
     * @param part the next part
     * @return its hash
     */
    public static long below(long hash, long part) {
        return mix(hash + GAMMA * (2 * part + 1));
    }

    /**
     * The words of an address that is hashed already.
     *
     * @param hash its hash
     * @return the words
     */
    public static AddressedWords at(long hash) {
        return new AddressedWords(hash);
    }

    /**
     * A word of an address alone.
     *
     * @param hash hash of the address
     * @param index number of the word, 0 for that which {@link #nextBits} gives first
     * @return the word
     */
    public static long word(long hash, long index) {
        return mix(hash + GAMMA * (index + 1));
    }

    @Override
    public long nextBits() {
        state += GAMMA;
        return mix(state);
    }

    private static long mix(long word) {
        long z = (word ^ (word >>> 30)) * FIRST;
        z = (z ^ (z >>> 27)) * SECOND;
        return z ^ (z >>> 31);
    }
}
