package timdnn.tile;

import timdnn.lut.table.ConversionCodes;

/** What goes wrong when a column is read. */
public sealed interface SenseErrors {
    /** Every conversion reads the ideal code. */
    record None() implements SenseErrors {}

    /**
     * Every conversion draws its code anew from P(code | n, d): the paper's model, in which the same column does not err the
     * same way twice.
     *
     * @param codes the table for both ADCs
     */
    record Iid(ConversionCodes codes) implements SenseErrors {}

    /** {@return no errors} */
    static SenseErrors none() {
        return new None();
    }

    /**
     * Independent errors.
     *
     * @param codes the table for both ADCs
     * @return the model
     */
    static SenseErrors iid(ConversionCodes codes) {
        return new Iid(codes);
    }
}
