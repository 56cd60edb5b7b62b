package timdnn.report.column;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import timdnn.characterization.column.ColumnFindings.SenseState;
import timdnn.characterization.rareerror.SenseErrorRate;
import timdnn.characterization.statistics.Estimate;

class HeadlineTest {
    private static final Pattern NUMBER_OF_SAMPLES = Pattern.compile("n = ([0-9,]+)");

    /** A σ that stands in the README's tables says of how many samples, and those are enough. */
    @Test
    void spreadsInTheReadmeRestOnEnoughSamples() throws IOException {
        List<String> rows = Files.readAllLines(Path.of("../README.md")).stream()
                .filter(line -> line.startsWith("| \u03c3(V_BL)"))
                .toList();
        assertThat(rows).isNotEmpty().allSatisfy(row -> {
            Matcher count = NUMBER_OF_SAMPLES.matcher(row);
            assertThat(count.find()).as(row).isTrue();
            assertThat(Integer.parseInt(count.group(1).replace(",", "")))
                    .isGreaterThanOrEqualTo(Estimate.HEADLINE_SIMULATIONS);
        });
    }

    @Test
    void anEstimateOfTooFewSimulationsSaysSo() {
        assertThat(new Estimate(1, 1, 1, 1000).headlineRemark()).isEmpty();
        assertThat(new Estimate(1, 1, 1, 999).headlineRemark()).contains("999", "1000");
    }

    private static SenseState state(int n, Estimate tail) {
        Estimate none = new Estimate(0, 0, 1, 1000);
        return new SenseState(n, none, none, List.of(1), none, tail, 0, 0, List.of(), List.of(), 0);
    }

    private static SenseErrorRate rate(int n, Estimate below) {
        return new SenseErrorRate(n, SenseErrorRate.Side.normal(below), SenseErrorRate.Side.NONE);
    }

    /** S4 of the quickstart with 200 samples: 4.3e-5 [6.4e-6, 2.5e-4] by the tail, 2.7e-6 [1.9e-6, 4.0e-6] by its failures. */
    @Test
    void twoRatesOfAStateThatLieApartAreNamed() {
        List<SenseState> states = List.of(
                state(4, new Estimate(4.3e-5, 6.4e-6, 2.5e-4, 200)), state(5, new Estimate(3e-5, 1e-5, 6e-5, 200)));
        List<SenseErrorRate> rates = List.of(
                rate(4, new Estimate(2.7e-6, 1.9e-6, 4.0e-6, 600)), rate(5, new Estimate(3.1e-5, 2e-5, 5e-5, 600)));
        assertThat(ErrorRateSection.whichHolds(states, rates))
                .contains("the rare-event rate holds", "lie apart in S4.");
    }
}
