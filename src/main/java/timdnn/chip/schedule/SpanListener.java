package timdnn.chip.schedule;

/** Told what ran when, for traces. */
@FunctionalInterface
public interface SpanListener {
    /** Tells nobody. */
    SpanListener NONE = (unit, what, start_ps, end_ps) -> {};

    /**
     * Something ran.
     *
     * @param unit the component, such as {@code bank 0 tiles 0}
     * @param what what it did
     * @param start_ps begin
     * @param end_ps end
     */
    void span(String unit, String what, long start_ps, long end_ps);
}
