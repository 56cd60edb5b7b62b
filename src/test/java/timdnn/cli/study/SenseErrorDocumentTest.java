package timdnn.cli.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import timdnn.characterization.rareerror.SenseErrorFigures;
import timdnn.characterization.rareerror.SenseErrorRate;
import timdnn.characterization.statistics.Estimate;

class SenseErrorDocumentTest {
    private static SenseErrorRate.Side side(String method, double estimate, double high) {
        return new SenseErrorRate.Side(
                new Estimate(estimate, 0, high, 17),
                Double.POSITIVE_INFINITY,
                0,
                0,
                0,
                Double.NaN,
                method,
                new Estimate(0, 0, 0, 0),
                Map.of(),
                List.of());
    }

    @Test
    @SuppressWarnings("unchecked")
    void whatFormDidNotFindHasNoUpperBound() {
        SenseErrorRate.Side none = side("FORM: no design point within 7.5 sigma", 0, 3.2e-14);
        Map<String, Object> document = SenseErrorFigures.STATE.document(new SenseErrorRate(1, none, none));
        assertThat(document).containsEntry("high", null).containsEntry("status", "model");
        assertThat((Map<String, Object>) document.get("below"))
                .containsEntry("high", null)
                .containsEntry("status", "model");
    }

    @Test
    void whatWasSampledHasOne() {
        SenseErrorRate.Side found = side("mean-shift importance sampling", 1e-6, 2e-6);
        Map<String, Object> document =
                SenseErrorFigures.STATE.document(new SenseErrorRate(1, SenseErrorRate.Side.NONE, found));
        assertThat(document).containsEntry("high", 2e-6).doesNotContainKey("status");
    }
}
