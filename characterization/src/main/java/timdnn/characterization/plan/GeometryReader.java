package timdnn.characterization.plan;

import timdnn.array.ArrayGeometry;
import timdnn.characterization.plan.yaml.PlanNode;

/**
 * Reads {@code geometry}, the shape of the tile's array; what it leaves out is as in {@link ArrayGeometry#PAPER}. {@code
 * access.columnsPerUnit} says the same as {@code geometry.columnsPerUnit}.
 */
final class GeometryReader {
    /** Rows of a block in the netlists, of which a plan may use fewer. */
    static final int MOST_ROWS = 16;

    /** A quarter of the idle rows has weight +1, another -1. */
    private static final int ROW_STEP = 4;

    /** The full column needs idle rows of all weights beside its sixteen. */
    private static final int LEAST_WORDLINES = 40;

    private static final String KEY = "geometry";
    private static final String PER_UNIT = "columnsPerUnit";
    private static final String LARGEST_COUNT = "largestCount";

    private GeometryReader() {}

    static ArrayGeometry read(PlanNode plan) {
        PlanNode access =
                plan.optionalMap("access").filter(node -> node.has(PER_UNIT)).orElse(null);
        if (!plan.has(KEY)) {
            ArrayGeometry paper = ArrayGeometry.PAPER;
            return access == null
                    ? paper
                    : new ArrayGeometry(
                            paper.rowsABlock(),
                            paper.largestCount(),
                            paper.columns(),
                            paper.blocks(),
                            perUnit(access, paper.columns()));
        }
        PlanNode node = plan.map(KEY).allow("rows", LARGEST_COUNT, "columns", "blocks", PER_UNIT);
        int rows = integer(node, "rows", ROW_STEP, MOST_ROWS, ArrayGeometry.PAPER.rowsABlock());
        if (rows % ROW_STEP != 0) {
            throw node.error("rows", "must be a multiple of " + ROW_STEP + ", was " + rows);
        }
        if (!node.has(LARGEST_COUNT) && rows < ArrayGeometry.PAPER.largestCount()) {
            throw node.error(LARGEST_COUNT, "is missing: a block of " + rows + " rows needs one of at most as many");
        }
        int count = integer(node, LARGEST_COUNT, 1, rows, ArrayGeometry.PAPER.largestCount());
        int columns = integer(node, "columns", 2, ArrayGeometry.MOST, ArrayGeometry.PAPER.columns());
        int blocks = integer(node, "blocks", 1, ArrayGeometry.MOST, ArrayGeometry.PAPER.blocks());
        if (rows * blocks < LEAST_WORDLINES) {
            throw node.error(
                    "blocks",
                    "must make at least " + LEAST_WORDLINES + " wordlines of " + rows + " rows each, was " + blocks);
        }
        int perUnit = node.has(PER_UNIT)
                ? perUnit(node, columns)
                : access == null ? usual(node, columns) : perUnit(access, columns);
        if (access != null && perUnit(access, columns) != perUnit) {
            throw access.error(
                    PER_UNIT,
                    "must agree with " + node.field(PER_UNIT) + " = " + perUnit + ", was " + access.text(PER_UNIT));
        }
        return new ArrayGeometry(rows, count, columns, blocks, perUnit);
    }

    private static int integer(PlanNode node, String key, int least, int most, int otherwise) {
        return node.has(key) ? (int) node.integer(key, least, most) : otherwise;
    }

    private static int usual(PlanNode node, int columns) {
        if (columns % ArrayGeometry.PAPER.columnsAUnit() != 0) {
            throw node.error(
                    PER_UNIT,
                    "is missing: its default of " + ArrayGeometry.PAPER.columnsAUnit() + " does not divide " + columns
                            + " columns");
        }
        return ArrayGeometry.PAPER.columnsAUnit();
    }

    private static int perUnit(PlanNode node, int columns) {
        int perUnit = (int) node.integer(PER_UNIT, 2, columns);
        if (columns % perUnit != 0) {
            throw node.error(PER_UNIT, "must divide the " + columns + " columns of a tile, was " + perUnit);
        }
        return perUnit;
    }
}
