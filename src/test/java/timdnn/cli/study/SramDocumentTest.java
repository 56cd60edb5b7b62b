package timdnn.cli.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import timdnn.characterization.column.ColumnFindings;
import timdnn.characterization.column.StrobeReach;
import timdnn.characterization.rareerror.SenseErrorFindings;
import timdnn.characterization.sram.SramFigures;
import timdnn.characterization.sram.SramFindings;
import timdnn.characterization.statistics.Estimate;
import timdnn.characterization.study.ConditionFindings;

class SramDocumentTest {
    private static final Optional<Estimate> SIDE = Optional.of(new Estimate(7.8, 7.5, 8.1, 2000));
    private static final SramFindings GOOD = sram(43e-12, true, SIDE);

    private static SramFindings sram(double writeTime_s, boolean writesRight, Optional<Estimate> sideSigmas) {
        return new SramFindings(
                256,
                512,
                List.of(
                        new SramFindings.Part("bitline", 3e-12, 15e-12),
                        new SramFindings.Part(SramFindings.LEAKAGE, 1e-12, 1e-12)),
                86e-12,
                0.1,
                sideSigmas.isPresent() ? 0.0125 : 0,
                118e-12,
                writeTime_s,
                640e-12,
                1.5e-3,
                2e-15,
                0.02,
                33e-15,
                true,
                writesRight,
                4e-4,
                new SramFindings.Margin(
                        0.12,
                        new Estimate(0.11, 0.109, 0.111, 2000),
                        new Estimate(0.011, 0.01, 0.012, 2000),
                        sideSigmas.isPresent() ? Optional.of(new Estimate(10, 9.5, 10.5, 2000)) : Optional.empty(),
                        sideSigmas,
                        0,
                        0));
    }

    private static ConditionFindings findings(SramFindings sram) {
        return new ConditionFindings(
                "TT-0.9V-27C",
                Optional.of(new ColumnFindings(
                        245e-12,
                        StrobeReach.REACHED,
                        0.096,
                        IntStream.rangeClosed(0, 16)
                                .mapToObj(n -> 0.9 - 0.05 * n)
                                .toList(),
                        List.of(),
                        List.of(),
                        List.of(),
                        OptionalDouble.empty(),
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        OptionalInt.empty())),
                Optional.empty(),
                new SenseErrorFindings(List.of(), List.of(), Optional.empty()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(sram));
    }

    @Test
    void theDocumentHasThePromisedKeysInSiUnits() {
        Map<String, Object> document = SramFigures.ALL.document(GOOD);
        assertThat(document)
                .containsEntry("readEnergy_J", 4e-12)
                .containsEntry("writeEnergy_J", 16e-12)
                .containsEntry("readTime_s", 118e-12)
                .containsEntry("writeTime_s", 43e-12)
                .containsEntry("leakage_W", 1.5e-3)
                .containsEntry("closure", 2e-15)
                .containsEntry("differentialInSigmas", 8.0)
                .containsKeys("parts", "snm_V", "chargeBalance");
        assertThat(document.get("parts").toString()).startsWith("[{name=bitline, read_J=3.0E-12, write_J=1.5E-11}");
        assertThat(document.get("snm_V").toString())
                .contains("sideInSigmas={estimate=7.8, low=7.5", "flips=0", "simulations=2000");
    }

    @Test
    void whatIsNoNumberIsNull() {
        Map<String, Object> document = SramFigures.ALL.document(sram(Double.NaN, false, Optional.empty()));
        assertThat(document).containsEntry("writeTime_s", null).containsEntry("differentialInSigmas", null);
        assertThat(document.get("snm_V").toString()).contains("meanInSigmas=null", "sideInSigmas=null");
    }

    @Test
    void theLineSaysWhatARowCostsAndWhatIsWrong() {
        assertThat(FindingLines.of(findings(GOOD), Optional.empty(), Optional.empty())
                        .get("6T array"))
                .isEqualTo(
                        "a row read costs 4.00 pJ in 118 ps, a row written 16.0 pJ in 43.0 ps; leakage 1.50 mW; read SNM "
                                + "110.0 mV [109.0, 111.0], sigma 11.0 mV [10.0, 12.0], 7.80 [7.50, 8.10] sigma a side, 2000 cells, 0 flip; parts sum to the "
                                + "supply within 2.0e-15");
        assertThat(FindingLines.of(findings(sram(Double.NaN, false, SIDE)), Optional.empty(), Optional.empty())
                        .get("6T array"))
                .endsWith("; a WRITE IS WRONG");
    }
}
