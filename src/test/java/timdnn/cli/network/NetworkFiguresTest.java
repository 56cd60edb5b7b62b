package timdnn.cli.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import timdnn.characterization.figure.FigureKey;
import timdnn.cli.shared.GuideTable;

class NetworkFiguresTest {
    @Test
    void theGuideHasTheTableOfDefinitions() {
        GuideTable.compare("network", NetworkFigures.ALL.keys(), "");
    }

    @Test
    void boundsStandBesideTheirFigureWithTheUnitLast() {
        assertThat(NetworkFigures.ALL.keys())
                .extracting(FigureKey::path)
                .containsSubsequence("accuracy", "accuracyLow", "accuracyHigh")
                .containsSubsequence("energyPerInference_J", "energyPerInferenceLow_J", "energyPerInferenceHigh_J");
    }
}
