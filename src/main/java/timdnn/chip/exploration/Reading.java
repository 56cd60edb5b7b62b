package timdnn.chip.exploration;

import java.util.OptionalInt;
import timdnn.array.ArrayGeometry;
import timdnn.chip.TableFigures;
import timdnn.lut.table.ConversionCodes;

/**
 * A way to read a tile, on which accuracy depends.
 *
 * @param table the table
 * @param rowsAnAccess rows of an access, a divisor of the tile's rows
 * @param thresholds thresholds that a conversion goes through, at most the table's
 */
public record Reading(TableFigures table, int rowsAnAccess, int thresholds) {
    /** {@return thresholds of a design; empty for all of the table's} */
    public OptionalInt fewerThresholds() {
        return thresholds == table.geometry().largestCount() ? OptionalInt.empty() : OptionalInt.of(thresholds);
    }

    /** {@return whether the table is read as it was measured, with all rows of a block and all thresholds: dies are drawn for that alone} */
    public boolean whole() {
        return rowsAnAccess == table.geometry().rowsABlock()
                && thresholds == table.geometry().largestCount();
    }

    /** Highest code that counts: no more than rows of an access can discharge a bitline. */
    private int codes() {
        return Math.min(thresholds, rowsAnAccess);
    }

    /** {@return the tile as this way reads it} */
    public ArrayGeometry geometry() {
        ArrayGeometry all = table.geometry();
        return new ArrayGeometry(rowsAnAccess, codes(), all.columns(), all.rows() / rowsAnAccess, all.columnsAUnit());
    }

    /** {@return what conversions read} */
    public ConversionCodes conversions() {
        return table.table().codes().clipped(codes());
    }
}
