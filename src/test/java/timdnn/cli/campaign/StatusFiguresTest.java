package timdnn.cli.campaign;

import org.junit.jupiter.api.Test;
import timdnn.characterization.figure.FigureKey;
import timdnn.cli.shared.GuideTable;

class StatusFiguresTest {
    /** What stands below states and rates is that of characterize. */
    private static boolean isOfCharacterize(FigureKey key) {
        String path = key.path().replaceFirst("^conditions\\[]\\.", "");
        return path.matches("(states|senseErrorRate)\\[]\\..*")
                || (path.equals("senseErrorRate[]") && key.shape().isPresent());
    }

    @Test
    void theGuideHasTheTableOfDefinitions() {
        GuideTable.compare(
                "status",
                StatusFigures.ALL.keys().stream()
                        .filter(key -> !isOfCharacterize(key))
                        .toList(),
                "");
    }
}
