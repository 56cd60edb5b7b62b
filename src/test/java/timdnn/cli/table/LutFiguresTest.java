package timdnn.cli.table;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import timdnn.characterization.figure.FigureKey;
import timdnn.cli.shared.GuideTable;

class LutFiguresTest {
    @Test
    void theGuideHasTheTableOfDefinitions() {
        List<FigureKey> keys = new ArrayList<>(LutFigures.NAME.keys());
        keys.addAll(LutFigures.COLUMN.keys());
        keys.addAll(LutFigures.FIT.keys());
        GuideTable.compare(
                "lut show",
                keys,
                "| `provenance.*` | | | where the table comes from: `process`, `vdd_V`, `temperature_K`, `cell`, and what its file says |\n"
                        + "| `figures.*` | | | by the path of its field, for example `energy.access.bitlines.energy_J`:"
                        + " `estimate`, `low`, `high`, `status`, `origin` |\n");
    }
}
