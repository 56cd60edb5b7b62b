package timdnn.cli.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import timdnn.characterization.access.AccessFigures;
import timdnn.characterization.access.TileFindings;
import timdnn.report.PeripheryFixture;

class AccessDocumentTest {
    private static final Map<String, Object> DOCUMENT = AccessFigures.ALL.document(
            new TileFindings(PeripheryFixture.access(), Optional.of(PeripheryFixture.digital())));

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> list(Object value) {
        return (List<Map<String, Object>>) value;
    }

    @Test
    void theAccessIsOneOfItsEnergiesDigitalPartIncluded() {
        List<Map<String, Object>> energies = list(DOCUMENT.get("energies"));

        assertThat(energies).hasSize(17);
        assertThat(energies.get(6))
                .containsEntry("products", 6)
                .containsEntry("energy_J", DOCUMENT.get("energy_J"))
                .containsEntry("parts", DOCUMENT.get("parts"));
        assertThat(map(DOCUMENT.get("parts"))).containsKey("digital");
    }

    @Test
    void twoAccessesHaveEnergiesForEvenNumbersOfProducts() {
        Map<String, Object> two = map(DOCUMENT.get("twoAccesses"));
        List<Map<String, Object>> energies = list(two.get("energies"));

        assertThat(energies)
                .extracting(energy -> energy.get("products"))
                .containsExactly(0, 2, 4, 6, 8, 10, 12, 14, 16);
        assertThat(energies.get(3)).containsEntry("energy_J", two.get("energy_J"));
    }

    @Test
    void withoutDigitalCellsNoEnergyHasADigitalPart() {
        Map<String, Object> bare =
                AccessFigures.ALL.document(new TileFindings(PeripheryFixture.access(), Optional.empty()));

        assertThat(list(bare.get("energies")))
                .allSatisfy(energy -> assertThat(map(energy.get("parts"))).doesNotContainKey("digital"));
        assertThat(list(bare.get("energies")).get(6)).containsEntry("energy_J", bare.get("energy_J"));
    }

    @Test
    void thePapersPartsSumToItsAccess() {
        Map<String, Object> paper = map(DOCUMENT.get("paper"));
        Map<String, Object> parts = map(paper.get("parts_J"));

        assertThat(paper).containsEntry("status", "U");
        assertThat(parts).containsOnlyKeys("peripheralUnits", "bitlines", "wordlines", "rest");
        assertThat(parts.values().stream().mapToDouble(part -> (double) part).sum())
                .isCloseTo((double) paper.get("energy_J"), within(1e-20));
    }
}
