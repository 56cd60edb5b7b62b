package timdnn.cosim;

/**
 * How a network is co-simulated.
 *
 * @param accesses accesses that are simulated, at least 4; a quarter of them, as far as there are so many, is near a threshold
 * @param dies dies on which the network runs, at least 1; each has the same share of the accesses
 * @param images images that it runs on, the first ones; at least 1
 * @param energies of the accesses drawn at random, how many are simulated from precharge to precharge, and as many of those near a
 *     threshold where the circuit has comparators; not negative
 * @param seed seed of the draws
 */
public record CosimOptions(int accesses, int dies, int images, int energies, long seed) {
    /** A conversion is near a threshold if the die's tables put its bitline so close to one, V. */
    public static final double NEAR_V = 3e-3;

    /** Of so many accesses one is drawn near a threshold. */
    public static final int NEAR_SHARE = 4;

    /** Checks the ranges. */
    public CosimOptions {
        requireAtLeast(accesses, NEAR_SHARE, "accesses");
        requireAtLeast(dies, 1, "dies");
        requireAtLeast(images, 1, "images");
        requireAtLeast(energies, 0, "energies");
    }

    private static void requireAtLeast(int value, int least, String name) {
        if (value < least) {
            throw new IllegalArgumentException(name + " must be at least " + least + ", was " + value);
        }
    }

    /** {@return accesses that are drawn near a threshold} */
    public int near() {
        return accesses / NEAR_SHARE;
    }

    /** {@return accesses that are drawn at random} */
    public int random() {
        return accesses - near();
    }
}
