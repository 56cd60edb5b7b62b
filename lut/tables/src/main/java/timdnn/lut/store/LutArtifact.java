package timdnn.lut.store;

import java.util.List;
import timdnn.array.ArrayGeometry;
import timdnn.lut.table.AccessEnergy;
import timdnn.lut.table.AccessTiming;
import timdnn.lut.table.CellStrength;
import timdnn.lut.table.Condition;
import timdnn.lut.table.ConversionCodes;
import timdnn.lut.table.SenseLevels;
import timdnn.lut.table.TransferCurve;
import timdnn.lut.tile.TileTables;

/**
 * Everything the levels above the circuit need to know of a tile. Immutable; written and read by {@link LutFile}.
 *
 * <p>The accessors without a condition are those of the first, the nominal one.
 *
 * @param name the artefact's name, for reports
 * @param geometry shape of the tile's array
 * @param provenance cell and origin
 * @param conditions tables by condition, the nominal one first
 */
public record LutArtifact(
        String name, ArrayGeometry geometry, Provenance provenance, List<ConditionTables> conditions) {
    /**
     * Checks that nothing is missing, and that all tables are of the geometry.
     *
     * @throws IllegalArgumentException if not, or a condition is there twice
     */
    public LutArtifact {
        if (name == null || name.isBlank()) {
            throw new IllegalArgumentException("name must be given");
        }
        requirePresent(geometry, "geometry");
        requirePresent(provenance, "provenance");
        conditions = List.copyOf(conditions);
        if (conditions.isEmpty()) {
            throw new IllegalArgumentException("conditions must not be empty");
        }
        if (conditions.stream().map(ConditionTables::condition).distinct().count() < conditions.size()) {
            throw new IllegalArgumentException("conditions must differ from each other");
        }
        for (int index = 0; index < conditions.size(); index++) {
            requireFit(conditions.get(index), geometry, "conditions[" + index + "]");
        }
    }

    private static void requirePresent(Object part, String name) {
        if (part == null) {
            throw new IllegalArgumentException(name + " must be given");
        }
    }

    private static void requireFit(ConditionTables tables, ArrayGeometry geometry, String at) {
        int rows = geometry.rowsABlock();
        ConversionCodes codes = tables.column().codes();
        if (codes.codeMax() != geometry.largestCount()) {
            throw new IllegalArgumentException(at + ".codeDistribution must have codes up to geometry.largestCount = "
                    + geometry.largestCount() + ", had up to " + codes.codeMax());
        }
        if (codes.knowsDriven() && codes.byDriven().size() != rows + 1) {
            throw new IllegalArgumentException(at + ".codeDistribution.byDriven must have " + (rows + 1)
                    + " tables, one more than geometry.rowsABlock, had "
                    + codes.byDriven().size());
        }
        if (tables.column().accessEnergy().rowsABlock() != rows) {
            throw new IllegalArgumentException(at + ".accessEnergy.bitline_J must have " + (rows + 1)
                    + " values, one more than geometry.rowsABlock, had "
                    + (tables.column().accessEnergy().rowsABlock() + 1));
        }
    }

    /** {@return tables of the first condition} */
    public ConditionTables nominal() {
        return conditions.get(0);
    }

    /** {@return the first condition} */
    public Condition condition() {
        return nominal().condition();
    }

    /** {@return strobe, precharge and cycle under the first condition} */
    public AccessTiming timing() {
        return nominal().column().timing();
    }

    /** {@return bitline voltage per state and the ADC's thresholds under the first condition} */
    public SenseLevels senseLevels() {
        return nominal().column().senseLevels();
    }

    /** {@return V_BL against the sum of cell strengths under the first condition} */
    public TransferCurve transferCurve() {
        return nominal().column().transferCurve();
    }

    /** {@return a cell's strength against its threshold shifts under the first condition} */
    public CellStrength cellStrength() {
        return nominal().column().cellStrength();
    }

    /** {@return P(code | n) and P(code | n, d) under the first condition} */
    public ConversionCodes codes() {
        return nominal().column().codes();
    }

    /** {@return energy of a column per access under the first condition} */
    public AccessEnergy accessEnergy() {
        return nominal().column().accessEnergy();
    }

    /** {@return what dies and chips need under the first condition, as far as it was simulated} */
    public TileTables tile() {
        return nominal().tile();
    }

    /** {@return whether every held-out error that has a limit is within it, under all conditions} */
    public boolean withinLimits() {
        return conditions.stream().allMatch(tables -> tables.fitReport().withinLimits());
    }

    /** {@return held-out errors of the fits under the first condition} */
    public FitReport fitReport() {
        return nominal().fitReport();
    }
}
