package timdnn.characterization.sram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import timdnn.characterization.circuit.finding.CircuitFindings;
import timdnn.characterization.circuit.finding.CircuitFindings.MeasureFinding;
import timdnn.characterization.statistics.Estimate;
import timdnn.harness.HarnessException;

class SramReaderTest {
    private final Map<String, MeasureFinding> found = new LinkedHashMap<>();

    @BeforeEach
    void fill() {
        for (String part : List.of("Bitline", "Precharge", "Wordline", "Sense", "Write", "Cell")) {
            put("read" + part, 1e-12);
            put("write" + part, 3e-12);
        }
        put("leakageEnergy", 0.5e-12);
        put("develop.d", 86e-12);
        put("differential", 0.1);
        put("readTime", 120e-12);
        put("writeTime", 43e-12);
        put("cycle", 644e-12);
        put("leakage", 1.4e-3);
        put("closure", 1e-15);
        put("balance", 0.02);
        put("capacitance", 20e-15);
        put("restored", 0.5e-3);
        for (String bench : List.of("read0", "read1", "write1", "write0")) {
            put(bench + ".right", 0.999);
        }
        samples("snm.side0", 0.12, 0.10, 0.13, 0.15);
        samples("snm.side1", 0.125, 0.14, 0.11, -0.01);
        samples("snm.margin", 0.12, 0.10, 0.11, -0.01);
    }

    private void put(String name, double nominal) {
        found.put(
                name,
                new MeasureFinding(
                        name,
                        "nominal",
                        "",
                        nominal,
                        Optional.empty(),
                        Optional.empty(),
                        nominal,
                        nominal,
                        1,
                        0,
                        Map.of()));
    }

    private void samples(String name, double nominal, double... values) {
        found.put(
                name,
                new MeasureFinding(
                        name,
                        "nominal",
                        "V",
                        nominal,
                        values.length > 1 ? Optional.of(Estimate.mean(values)) : Optional.empty(),
                        values.length > 1 ? Optional.of(Estimate.sigma(values)) : Optional.empty(),
                        0,
                        0,
                        values.length,
                        1,
                        Map.of()));
    }

    private Optional<SramFindings> read() {
        return new SramReader(256, 512, 14e-3, new CircuitFindings(List.copyOf(found.values()), List.of(), List.of()))
                .read(1);
    }

    @Test
    void partsAndLeakageAddUpToWhatARowCosts() {
        SramFindings sram = read().orElseThrow();
        assertThat(sram.parts())
                .extracting(SramFindings.Part::name)
                .containsExactly("bitline", "precharge", "wordline", "sense", "write", "cell", "leakage");
        assertThat(sram.readEnergy_J()).isCloseTo(6.5e-12, within(1e-20));
        assertThat(sram.writeEnergy_J()).isCloseTo(18.5e-12, within(1e-20));
        assertThat(sram.differentialInSigmas()).isCloseTo(0.1 / 14e-3, within(1e-9));
    }

    @Test
    void aSideInSigmasIsTheMeanOfBothSides() {
        SramFindings.Margin margin = read().orElseThrow().margin();
        // Sides 0.10, 0.13, 0.15 and 0.14, 0.11, -0.01 in V.
        double one = 0.38 / 3 / Math.sqrt((0.01 + 0.0169 + 0.0225 - 0.38 * 0.38 / 3) / 2);
        double other = 0.24 / 3 / Math.sqrt((0.0196 + 0.0121 + 0.0001 - 0.24 * 0.24 / 3) / 2);
        assertThat(margin.sideSigmas()).hasValueSatisfying(sigmas -> {
            assertThat(sigmas.estimate()).isCloseTo(0.5 * (one + other), within(1e-9));
            assertThat(sigmas.simulations()).isEqualTo(3);
        });
        assertThat(margin.sigmas()).hasValueSatisfying(sigmas -> assertThat(sigmas.estimate())
                .isCloseTo(margin.mean_V().estimate() / margin.sigma_V().estimate(), within(1e-12)));
        assertThat(margin.flips()).isEqualTo(1);
        assertThat(margin.failed()).isEqualTo(1);
    }

    @Test
    void cellsThatDoNotVaryHaveNoYieldInSigmas() {
        for (String measure : List.of("snm.side0", "snm.side1", "snm.margin")) {
            samples(measure, 0.12, 0.12, 0.12, 0.12);
        }
        assertThat(read().orElseThrow().margin().sigmas()).isEmpty();
        assertThat(read().orElseThrow().margin().sideSigmas()).isEmpty();
    }

    @Test
    void aBitThatIsReadWrongOrNotStoredIsSeen() {
        assertThat(read().orElseThrow().readsRight()).isTrue();
        assertThat(read().orElseThrow().writesRight()).isTrue();
        put("read1.right", 0.5);
        put("write0.right", -0.1);
        assertThat(read().orElseThrow().readsRight()).isFalse();
        assertThat(read().orElseThrow().writesRight()).isFalse();
    }

    @Test
    void aWriteThatNeverHappensHasNoTimeAndOtherFiguresMustBeThere() {
        put("writeTime", Double.NaN);
        assertThat(read().orElseThrow().writeTime_s()).isNaN();
        put("leakage", Double.NaN);
        assertThatThrownBy(this::read)
                .isInstanceOf(HarnessException.class)
                .hasMessage("the nominal simulations of the 6T array gave no leakage");
    }

    @Test
    void withoutTwoCellsThereAreNoFindingsYet() {
        samples("snm.margin", 0.12, 0.1);
        assertThat(read()).isEmpty();
    }
}
