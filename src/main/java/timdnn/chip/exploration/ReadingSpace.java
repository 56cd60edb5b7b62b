package timdnn.chip.exploration;

import java.util.ArrayList;
import java.util.List;
import timdnn.chip.TableFigures;

/**
 * All ways to read that tables know of. A table knows accesses of fewer rows than a block has: P(code | n, d) with n + d at most
 * their number, and energies by counts. It knows fewer thresholds where its comparators step through all of them, since then it has the
 * time and energy of a conversion that ends earlier.
 *
 * @param readings the ways, by table, rows and thresholds, each from the most down
 * @param notCovered what was asked for and tables do not know, in sentences
 */
public record ReadingSpace(List<Reading> readings, List<String> notCovered) {
    /** Copies the lists. */
    public ReadingSpace {
        readings = List.copyOf(readings);
        notCovered = List.copyOf(notCovered);
    }

    /**
     * The ways of tables.
     *
     * @param tables the tables
     * @param rows numbers of rows of an access
     * @param thresholds numbers of thresholds
     * @return the ways
     */
    public static ReadingSpace of(List<TableFigures> tables, List<Integer> rows, List<Integer> thresholds) {
        List<Reading> readings = new ArrayList<>();
        List<String> notCovered = new ArrayList<>();
        for (TableFigures table : tables) {
            for (int each : rows) {
                if (each > table.geometry().rowsABlock() || table.geometry().rows() % each != 0) {
                    notCovered.add(name(table) + ": accesses of " + each + " rows, which are no divisor of its "
                            + table.geometry().rows() + " or more than the "
                            + table.geometry().rowsABlock()
                            + " of its blocks");
                } else {
                    add(table, each, thresholds, readings);
                }
            }
            if (!table.isStepped() && thresholds.stream().anyMatch(kept -> kept < all(table))) {
                notCovered.add(name(table) + ": fewer than " + all(table)
                        + " thresholds, since it has no time and energy of a conversion with fewer comparators");
            }
        }
        if (tables.stream().map(ReadingSpace::supply).distinct().count() < 2) {
            notCovered.add("other supplies than " + supply(tables.get(0)) + " V: all tables are of this one");
        }
        if (tables.stream()
                        .map(table -> table.geometry().columnsAUnit())
                        .distinct()
                        .count()
                < 2) {
            notCovered.add("other numbers of columns a unit than "
                    + tables.get(0).geometry().columnsAUnit() + ": all tables are of this one");
        }
        return new ReadingSpace(readings, notCovered);
    }

    private static void add(TableFigures table, int rows, List<Integer> thresholds, List<Reading> readings) {
        for (int kept : thresholds) {
            boolean known = kept == all(table) || (kept < all(table) && table.isStepped());
            if (known) {
                readings.add(new Reading(table, rows, kept));
            }
        }
    }

    private static int all(TableFigures table) {
        return table.geometry().largestCount();
    }

    private static double supply(TableFigures table) {
        return table.table().nominal().condition().vdd_V();
    }

    private static String name(TableFigures table) {
        return "table " + table.table().name();
    }
}
