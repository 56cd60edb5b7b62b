package timdnn.cosim;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import timdnn.characterization.strength.CellPath;
import timdnn.harness.engine.SimulationEngine;
import timdnn.harness.netlist.Alteration;
import timdnn.harness.netlist.Netlist;

/**
 * Shifts of a die in decks of whole accesses, whose conducting cells stand side by side: {@code xn01} and on for those that discharge
 * BL, {@code xk01} and on for BLB. Each has the shifts of the row that it stands for.
 */
final class ReducedCells {
    private final DieShifts shifts;
    private final Map<String, DieShifts.Device> devices;

    /** Cells of decks like this one, which has at least one of either kind. */
    ReducedCells(DieShifts shifts, Netlist one, SimulationEngine engine) {
        this.shifts = shifts;
        this.devices = shifts.devices(one, engine);
    }

    List<Alteration> of(DrawnAccess access) {
        return shifts.of(access, devices, (row, path, rank) -> {
            String kind = path.onBl() ? "xn" : "xk";
            return new DieShifts.Cell(
                    String.format(Locale.ROOT, "%s%02d", kind, rank + 1),
                    kind + "01",
                    path.onBl() ? CellPath.COLUMN_BL : CellPath.COLUMN_BLB);
        });
    }
}
