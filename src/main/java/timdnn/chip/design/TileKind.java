package timdnn.chip.design;

/** What a tile is. */
public enum TileKind {
    /** Ternary cells whose block multiplies in an access. */
    TIM("tim"),
    /** 6T cells that are read row by row into multiply-accumulate lanes beside them. */
    NEAR_MEMORY("near-memory");

    private final String word;

    TileKind(String word) {
        this.word = word;
    }

    /** {@return its name in files} */
    public String word() {
        return word;
    }
}
