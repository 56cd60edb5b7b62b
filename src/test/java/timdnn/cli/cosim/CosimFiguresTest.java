package timdnn.cli.cosim;

import org.junit.jupiter.api.Test;
import timdnn.cli.shared.GuideTable;

class CosimFiguresTest {
    @Test
    void theGuideHasTheTableOfDefinitions() {
        GuideTable.compare("cosim", CosimFigures.ALL.keys(), "");
        GuideTable.compare("cosim --in-the-loop", LoopFigures.ALL.keys(), "");
    }
}
