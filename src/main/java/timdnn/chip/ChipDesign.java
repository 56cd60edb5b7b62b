package timdnn.chip;

/**
 * How many of what a chip has. All numbers but that of tiles are of the paper's body and unverified (U).
 *
 * @param tiles tiles of the chip (A)
 * @param banks banks that share them; each has an activation buffer of 16 KB, a partial-sum buffer of 8 KB, an instruction
 *     memory of 2 KB, a reduce unit and a special-function unit
 * @param reduceAdders adders of a reduce unit, 12 bits each
 * @param relus rectifiers of a special-function unit
 * @param quantisers quantisers of a special-function unit
 * @param vectorLanes lanes of its vector elements
 * @param scalars its scalar elements
 */
public record ChipDesign(
        int tiles, int banks, int reduceAdders, int relus, int quantisers, int vectorLanes, int scalars) {
    /** The paper's chip, with 4 banks of 8 tiles. */
    public static final ChipDesign PAPER = new ChipDesign(32, 4, 256, 64, 32, 8 * 4, 20);

    /** Near-memory tiles of the paper's iso-area baseline (U). */
    public static final int PAPER_NEAR_MEMORY_TILES = 60;

    /**
     * Checks that nothing is missing.
     *
     * @throws IllegalArgumentException if a number is not positive
     */
    public ChipDesign {
        requirePositive(tiles, "tiles");
        requirePositive(banks, "banks");
        requirePositive(reduceAdders, "reduceAdders");
        requirePositive(relus, "relus");
        requirePositive(quantisers, "quantisers");
        requirePositive(vectorLanes, "vectorLanes");
        requirePositive(scalars, "scalars");
    }

    private static void requirePositive(int value, String name) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be at least 1, was " + value);
        }
    }

    /** {@return the tiles as a figure} */
    Figure tileCount() {
        return Figure.exact("tiles", "", tiles, "A", "TiM-DNN, arXiv 1909.06892, abstract");
    }

    /** {@return the banks as a figure} */
    Figure bankCount() {
        return count("banks", banks);
    }

    /**
     * A number of parts as a figure.
     *
     * @param name of what there are so many
     * @param value how many
     * @return the figure, of status U
     */
    static Figure count(String name, int value) {
        return Figure.exact(name, "", value, "U", "TiM-DNN, arXiv 1909.06892, body, unverified");
    }
}
