package timdnn.characterization.sram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import timdnn.array.ArrayGeometry;
import timdnn.harness.HarnessException;

class SramReaderTest {
    private static final double STOP = 450e-12;

    private final Map<String, Map<Integer, Map<String, Double>>> stored = new HashMap<>();

    /** Every part takes 3 fC in a read, 5 fC in a write and 1 fC at rest, of 0.9 V. */
    @BeforeEach
    void fill() {
        put(SramStates.READ, SramStates.DEVELOP, 0, "develop_s", 86.04e-12);
        for (String state : new String[] {"read 0", "read 1"}) {
            cycle(SramStates.READ, state, -3e-15, state.endsWith("1"));
            boolean one = state.endsWith("1");
            put(SramStates.READ, state, 0, "v_diff", one ? -0.101 : 0.1);
            put(SramStates.READ, state, 0, "v_out", one ? 0.9 : 0);
            put(SramStates.READ, state, 0, "v_outb", one ? 0 : 0.9);
            put(SramStates.READ, state, 0, "read_s", one ? 120e-12 : 118e-12);
        }
        cycle(SramStates.READ, SramStates.UNSENSED, -3e-15, false);
        put(SramStates.READ, SramStates.UNSENSED, 0, "v_low", 0.8);
        put(SramStates.READ, SramStates.UNSENSED, 0, "v_high", 0.91);
        cycle(SramStates.READ, SramStates.IDLE, -1e-15, false);
        put(SramStates.READ, SramStates.IDLE, 0, "i_leak", -3e-6);
        for (String state : new String[] {"0 to 1", "1 to 0"}) {
            cycle(SramStates.WRITE, state, -5e-15, state.endsWith("1"));
            put(SramStates.WRITE, state, 0, "write_s", state.endsWith("1") ? 43e-12 : 42e-12);
        }
        put(SramStates.CAPACITANCE, "bitline", 0, "q_bl", 2e-15);
        margin(SramStates.NOMINAL, 0, 0.12, 0.125);
        margin(SramStates.MISMATCH, 0, 0.10, 0.14);
        margin(SramStates.MISMATCH, 1, 0.13, 0.11);
        margin(SramStates.MISMATCH, 2, 0.15, -0.01);
        margin(SramStates.MISMATCH, 3, Double.NaN, Double.NaN);
    }

    private void cycle(String experiment, String state, double charge, boolean one) {
        for (String part : SramStates.PARTS) {
            put(experiment, state, 0, "q_" + part, charge);
        }
        put(experiment, state, 0, "q_all", charge * SramStates.PARTS.size());
        put(experiment, state, 0, "v_q", one ? 0.9 : 0);
        put(experiment, state, 0, "v_qb", one ? 0 : 0.9);
        put(experiment, state, 0, "v_bl", 0.8995);
        put(experiment, state, 0, "v_blb", 0.9002);
    }

    private void margin(String state, int sample, double side0, double side1) {
        put(SramStates.SNM, state, sample, "side0", side0);
        put(SramStates.SNM, state, sample, "side1", side1);
    }

    private void put(String experiment, String state, int sample, String measure, double value) {
        stored.computeIfAbsent(experiment + state, key -> new TreeMap<>())
                .computeIfAbsent(sample, key -> new TreeMap<>())
                .put(measure, value);
    }

    private SramReader reader() {
        return new SramReader(
                (experiment, state) -> stored.getOrDefault(experiment + state, Map.of()), 0.9, ArrayGeometry.PAPER);
    }

    private SramFindings found() {
        return reader().read(STOP, 644e-12, 14e-3).orElseThrow();
    }

    @Test
    void aRowIs512ColumnsAndEveryPartIsWhatItTakesBeyondRest() {
        SramFindings sram = found();
        assertThat(sram.parts()).hasSize(7);
        assertThat(sram.parts().get(0)).satisfies(part -> {
            assertThat(part.name()).isEqualTo("bitline");
            assertThat(part.read_J()).isCloseTo(512 * 0.9 * 2e-15, within(1e-20));
            assertThat(part.write_J()).isCloseTo(512 * 0.9 * 4e-15, within(1e-20));
        });
        assertThat(sram.parts().get(6).read_J()).isCloseTo(512 * 0.9 * 6e-15, within(1e-20));
        assertThat(sram.readEnergy_J()).isCloseTo(512 * 0.9 * 6 * 3e-15, within(1e-20));
        assertThat(sram.writeEnergy_J()).isCloseTo(512 * 0.9 * 6 * 5e-15, within(1e-20));
        assertThat(sram.leakage_W()).isCloseTo(512 * 0.9 * 3e-6, within(1e-12));
        assertThat(sram.closure()).isLessThan(1e-12);
    }

    @Test
    void aPartThatIsNotMeteredShowsInTheClosure() {
        put(SramStates.WRITE, "0 to 1", 0, "q_all", -33e-15);
        assertThat(found().closure()).isCloseTo(3.0 / 33, within(1e-9));
    }

    @Test
    void timesAreThoseOfTheSlowerCaseAndDifferentialsOfTheSmaller() {
        SramFindings sram = found();
        assertThat(sram.developTime_s()).isEqualTo(86e-12);
        assertThat(sram.readTime_s()).isEqualTo(120e-12);
        assertThat(sram.writeTime_s()).isEqualTo(43e-12);
        assertThat(sram.differential_V()).isEqualTo(0.1);
        assertThat(sram.differentialInSigmas()).isCloseTo(0.1 / 14e-3, within(1e-9));
        assertThat(sram.restored_V()).isCloseTo(0.5e-3, within(1e-9));
    }

    @Test
    void theBitlinesChargeIsComparedOverTheirDifference() {
        // 2 fC over 0.1 V are 20 fF; 2 fC were brought back for a difference of 110 mV, which would take 2.2 fC.
        assertThat(found().capacitance_F()).isCloseTo(20e-15, within(1e-20));
        assertThat(found().balance()).isCloseTo(2 / 2.2 - 1, within(1e-9));
    }

    @Test
    void theMarginOfACellIsItsSmallerSideAndFailedCellsAreLeftOut() {
        SramFindings.Margin margin = found().margin();
        assertThat(margin.nominal_V()).isEqualTo(0.12);
        assertThat(margin.mean_V().estimate()).isCloseTo((0.10 + 0.11 - 0.01) / 3, within(1e-12));
        assertThat(margin.mean_V().simulations()).isEqualTo(3);
        assertThat(margin.flips()).isEqualTo(1);
        assertThat(margin.failed()).isEqualTo(1);
        assertThat(margin.sigmas()).hasValueSatisfying(sigmas -> assertThat(sigmas.estimate())
                .isCloseTo(margin.mean_V().estimate() / margin.sigma_V().estimate(), within(1e-12)));
    }

    @Test
    void aSideInSigmasIsTheMeanOfBothSides() {
        // Sides 0.10, 0.13, 0.15 and 0.14, 0.11, -0.01 in V.
        double one = 0.38 / 3 / Math.sqrt((0.01 + 0.0169 + 0.0225 - 0.38 * 0.38 / 3) / 2);
        double other = 0.24 / 3 / Math.sqrt((0.0196 + 0.0121 + 0.0001 - 0.24 * 0.24 / 3) / 2);
        assertThat(found().margin().sideSigmas()).hasValueSatisfying(sigmas -> {
            assertThat(sigmas.estimate()).isCloseTo(0.5 * (one + other), within(1e-9));
            assertThat(sigmas.simulations()).isEqualTo(3);
        });
    }

    @Test
    void cellsThatDoNotVaryHaveNoYieldInSigmas() {
        for (int cell = 0; cell < 4; cell++) {
            margin(SramStates.MISMATCH, cell, 0.12, 0.12);
        }
        assertThat(found().margin().sigma_V().estimate()).isLessThan(1e-15);
        assertThat(found().margin().sigmas()).isEmpty();
        assertThat(found().margin().sideSigmas()).isEmpty();
    }

    @Test
    void aBitThatIsReadWrongOrNotStoredIsSeen() {
        assertThat(found().readsRight()).isTrue();
        assertThat(found().writesRight()).isTrue();
        put(SramStates.READ, "read 1", 0, "v_out", 0.5);
        put(SramStates.WRITE, "1 to 0", 0, "v_q", 0.9);
        assertThat(found().readsRight()).isFalse();
        assertThat(found().writesRight()).isFalse();
    }

    @Test
    void aWriteThatNeverHappensHasNoTime() {
        put(SramStates.WRITE, "1 to 0", 0, "write_s", Double.NaN);
        assertThat(found().writeTime_s()).isNaN();
    }

    @Test
    void withoutTwoCellsThereAreNoFindingsYet() {
        stored.get(SramStates.SNM + SramStates.MISMATCH).keySet().removeIf(sample -> sample > 0);
        assertThat(reader().read(STOP, 644e-12, 14e-3)).isEmpty();
    }

    @Test
    void aDifferentialThatIsNeverReachedIsSaidWithTheKeyThatHelps() {
        put(SramStates.READ, SramStates.DEVELOP, 0, "develop_s", Double.NaN);
        assertThatThrownBy(() -> reader().developTime_s(STOP))
                .isInstanceOf(HarnessException.class)
                .hasMessage(
                        "the bitlines of the 6T column do not differ by 100 mV within transient.stop of 450 ps: make "
                                + "it longer");
    }
}
