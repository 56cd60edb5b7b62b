package timdnn.characterization.sample;

/**
 * Nested uniform scrambling in base 2: digit k of a binary fraction is flipped by a random bit that depends on the k
 * digits before it. Each scrambled point is uniform, and every elementary interval holds as many points as before.
 *
 * <p>The random bits are hashes of the key and the node of the binary tree of digits, one a node down to the 32nd digit;
 * the digits below belong to one point alone and are random bits. That is Owen's scrambling itself, up to the quality of
 * the hash; the faster approximations of it by integer multiplication leave digits dependent that should not be.
 *
 * <p>Source: A. Owen, doi:10.1007/978-1-4612-2552-2_19. The hash is the finaliser of SplitMix64, twice: G. Steele,
 * D. Lea, C. Flood, doi:10.1145/2660193.2660195.
 */
final class OwenScramble {
    private static final int DIGITS = 32;
    private static final int FILL = 20;

    private OwenScramble() {}

    /**
     * A scrambled fraction.
     *
     * @param fraction binary fraction of 32 bits, unsigned
     * @param key what addresses the scramble
     * @return uniform in (0, 1) over the keys: an odd multiple of 2⁻⁵³, never 0 or 1
     */
    static double uniform(int fraction, long key) {
        long digits = fraction & 0xffffffffL;
        long flips = 0;
        for (int digit = 0; digit < DIGITS; digit++) {
            // A leading one tells nodes of different depth apart.
            long node = 1L << digit | digits >>> (DIGITS - digit);
            flips = flips << 1 | hash(node, key) >>> 63;
        }
        long leaf = hash(1L << DIGITS | digits, key) >>> (Long.SIZE - FILL);
        return (((digits ^ flips) << FILL | leaf) + 0.5) * 0x1.0p-52;
    }

    private static long hash(long node, long key) {
        return mix(mix(node * 0x9e3779b97f4a7c15L) ^ key);
    }

    private static long mix(long word) {
        long mixed = (word ^ (word >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}
