package timdnn.characterization.sense.comparator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import timdnn.characterization.engine.StoredStudy;
import timdnn.characterization.plan.Study;
import timdnn.characterization.store.CampaignStore;
import timdnn.characterization.study.NominalFigures;
import timdnn.characterization.study.NominalGolden;
import timdnn.characterization.study.RecordedComparators;

/** The comparators of two taps, read from a recorded store of two samples each. */
class ComparatorReaderTest {
    @TempDir
    Path folder;

    private CampaignStore store;
    private Study study;
    private ComparatorReader reader;

    @BeforeEach
    void open() throws IOException {
        RecordedComparators.unpack(folder);
        store = CampaignStore.openForReading(folder);
        study = StoredStudy.read(store).orElseThrow().conditions().get(0);
        reader = new ComparatorReader(study, store);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void whatIsReadIsWhatTheGoldensHave() throws IOException {
        for (int tap : List.of(1, 8)) {
            String path = "sense.taps[" + (tap - 1) + "].comparator";
            Map<String, String> golden = new TreeMap<>(NominalGolden.lines(NominalGolden.file("access")));
            golden.keySet().removeIf(key -> !key.startsWith(path + "."));
            assertThat(golden).hasSizeGreaterThan(30);
            assertThat(NominalFigures.differences(golden, NominalFigures.under(path, reader.read(tap)), 1e-9))
                    .isEmpty();
        }
    }

    /** σ of two values is their distance over √2; trimming leaves less than half a step of each. */
    @Test
    void offsetsAreThoseOfTheTwoSamplesBeforeAndAfterTheTrim() {
        TrimReader trim = new TrimReader(study, store);
        for (int tap : List.of(1, 8)) {
            ComparatorFindings found = reader.read(tap);
            Map<Integer, Integer> codes = trim.codes(tap);
            assertThat(codes).hasSize(2);
            List<Double> left = codes.entrySet().stream()
                    .map(code -> trim.trimmed_V(tap, code.getValue(), code.getKey()))
                    .toList();
            assertThat(found.trimmedSigma_V().estimate())
                    .isCloseTo(Math.abs(left.get(0) - left.get(1)) / Math.sqrt(2), within(1e-15));
            assertThat(left).allMatch(offset_V -> Math.abs(offset_V) < found.trimStep_V());
            assertThat(found.sigma_V().estimate())
                    .isGreaterThan(found.trimmedSigma_V().estimate());
            assertThat(found.sigma_V().simulations()).isEqualTo(2);
            assertThat(found.failed()).isZero();
        }
    }

    /** t = τ·ln(V/ΔV): a tenth of the overdrive takes τ·ln 10 longer. */
    @Test
    void theTimeConstantIsThatOfTheDecisionsTimes() {
        for (int tap : List.of(1, 8)) {
            ComparatorFindings found = reader.read(tap);
            List<Decision> decisions = found.decisions();
            assertThat(decisions.stream().map(Decision::overdrive_V)).isSorted();
            assertThat(decisions.stream().map(Decision::time_s)).isSortedAccordingTo(Comparator.reverseOrder());
            double tau_s = (decisions.get(0).time_s() - decisions.get(3).time_s())
                    / Math.log(decisions.get(3).overdrive_V() / decisions.get(0).overdrive_V());
            assertThat(found.regeneration_s()).isCloseTo(tau_s, within(0.02 * tau_s));
        }
    }
}
