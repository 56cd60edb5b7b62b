package timdnn.lut.store;

import timdnn.lut.table.ColumnTables;
import timdnn.lut.table.Condition;
import timdnn.lut.tile.TileTables;

/**
 * All tables of one condition.
 *
 * @param condition under which they hold
 * @param column the tables of a column
 * @param tile what dies and chips need beyond, as far as it was simulated
 * @param fitReport held-out errors of the fits
 */
public record ConditionTables(Condition condition, ColumnTables column, TileTables tile, FitReport fitReport) {
    /**
     * Checks that nothing is missing, and that the converter has the codes of the column.
     *
     * @throws IllegalArgumentException if not
     */
    public ConditionTables {
        requirePresent(condition, "condition");
        requirePresent(column, "column");
        requirePresent(tile, "tile");
        requirePresent(fitReport, "fitReport");
        tile.converter().ifPresent(converter -> {
            if (converter.thresholds().size() != column.codes().codeMax()) {
                throw new IllegalArgumentException("converter.thresholds must be "
                        + column.codes().codeMax() + ", one a code above 0, were "
                        + converter.thresholds().size());
            }
        });
    }

    private static void requirePresent(Object part, String name) {
        if (part == null) {
            throw new IllegalArgumentException(name + " must be given");
        }
    }
}
