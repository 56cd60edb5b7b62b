package timdnn.characterization.column;

import java.util.Locale;

/** Whether the strobe gives the mean margin that the plan asks for. */
public enum StrobeReach {
    /** The plan fixed the strobe and asks for no margin. */
    FIXED,
    /** It does. */
    REACHED,
    /** It does not: the margin has a maximum below, and the strobe is there. */
    LARGEST,
    /** It does not, and the margin still rose where the waveforms end, at which the strobe is. */
    END_OF_WAVEFORMS,
    /** The store was written before this was noted. */
    UNKNOWN;

    /**
     * As stored and printed in JSON.
     *
     * @return for example {@code reached}
     */
    public String format() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Reads what {@link #format} wrote.
     *
     * @param text the text
     * @return the value
     * @throws IllegalArgumentException if it is none
     */
    public static StrobeReach parse(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /**
     * Whether the plan asked for more than there is.
     *
     * @return true for {@link #LARGEST} and {@link #END_OF_WAVEFORMS}
     */
    public boolean missed() {
        return this == LARGEST || this == END_OF_WAVEFORMS;
    }

    /**
     * What a reader of the strobe has to know.
     *
     * @return a clause that begins with a semicolon, empty where nothing was missed
     */
    public String remark() {
        return missed()
                ? "; the plan's target is out of reach, and this is "
                        + (this == LARGEST ? "the largest margin" : "where the waveforms end")
                : "";
    }
}
