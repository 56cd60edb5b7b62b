package timdnn.chip.design;

import timdnn.array.ArrayGeometry;
import timdnn.chip.ComponentCatalogue;
import timdnn.chip.TableFigures;
import timdnn.chip.design.Tiles.Baseline;
import timdnn.input.InvalidInputException;
import timdnn.lut.tile.AccessSchedule;

/**
 * When a tile of a design does what, in whole picoseconds, and how its rows are grouped: a block is what one access reads.
 *
 * @param rowsABlock rows of an access
 * @param blocks blocks of a tile
 * @param columns columns of a tile, ternary words of a near-memory tile
 * @param access_ps from one access to the next
 * @param pipeline_ps from the end of an access to its result
 * @param rowWrite_ps a row written
 */
@SuppressWarnings("MemberName") // suffixes are units
public record TileTiming(int rowsABlock, int blocks, int columns, long access_ps, long pipeline_ps, long rowWrite_ps) {
    private static final double PS_PER_S = 1e12;

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if a size or a time is not positive
     */
    public TileTiming {
        if (rowsABlock < 1 || blocks < 1 || columns < 1 || access_ps < 1 || pipeline_ps < 0 || rowWrite_ps < 1) {
            throw new IllegalArgumentException("sizes and times of a tile must be positive");
        }
    }

    /**
     * The timing of a design.
     *
     * @param design the design
     * @param table its table
     * @param components prices and times of what the table does not have
     * @return the timing
     * @throws InvalidInputException if the table lacks what it takes, or accesses have more rows than the table's blocks
     */
    public static TileTiming of(Design design, TableFigures table, ComponentCatalogue components) {
        ArrayGeometry geometry = table.geometry();
        int rows = design.tiles().rowsAnAccess();
        if (rows > geometry.rowsABlock() || geometry.rows() % rows != 0) {
            throw InvalidInputException.in(
                    design.table(),
                    "geometry.rowsABlock",
                    "must be at least the design's rowsAnAccess, which divides the tile's " + geometry.rows()
                            + " rows; they were " + geometry.rowsABlock() + " and " + rows);
        }
        if (design.tiles().kind() == TileKind.NEAR_MEMORY) {
            double row_s = rowCycle_s(design.tiles().baseline().orElseThrow(), table, components);
            return new TileTiming(
                    1,
                    geometry.rows(),
                    geometry.columns(),
                    ps(row_s),
                    design.cycle_ps(),
                    Math.max(design.cycle_ps(), ps(table.sram().write_s().estimate())));
        }
        AccessSchedule schedule = table.schedule();
        double cycle_s = schedule.cycle_s() - saved_s(design, table);
        return new TileTiming(
                rows,
                geometry.rows() / rows,
                geometry.columns(),
                schedule.accessesAProduct() * ps(cycle_s),
                Math.max(0, ps(schedule.latency_s()) - ps(schedule.cycle_s())),
                Math.max(design.cycle_ps(), ps(table.energy().rowWrite_s().estimate())));
    }

    /** What a stepped conversion that ends after the first thresholds saves. */
    private static double saved_s(Design design, TableFigures table) {
        if (design.tiles().thresholds().isEmpty()) {
            return 0;
        }
        int all = table.geometry().largestCount();
        int kept = design.tiles().thresholds().getAsInt();
        if (kept > all) {
            throw InvalidInputException.in(
                    design.table(),
                    "geometry.largestCount",
                    "must be at least the design's thresholds, they were " + all + " and " + kept);
        }
        if (kept < all && !table.isStepped()) {
            throw InvalidInputException.in(
                    design.table(),
                    "conditions[0].converter",
                    "must have comparators that step through all thresholds for a design with thresholds = " + kept
                            + " of " + all + "; what a conversion with fewer comparators takes is not in the table");
        }
        return table.decision_s(all - 1) - table.decision_s(kept - 1);
    }

    private static double rowCycle_s(Baseline baseline, TableFigures table, ComponentCatalogue components) {
        return switch (baseline.rowCycle()) {
            case SIMULATED -> table.sram().cycle_s().estimate();
            case CACTI -> components.figure("sram16k512.cycle_s").nominal();
            case IMPLIED -> components.figure("impliedRow.cycle_s").nominal();
        };
    }

    private static long ps(double seconds) {
        return Math.round(seconds * PS_PER_S);
    }

    /** {@return rows of a tile} */
    public int rows() {
        return rowsABlock * blocks;
    }
}
