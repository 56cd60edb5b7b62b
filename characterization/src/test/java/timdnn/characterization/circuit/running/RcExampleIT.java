package timdnn.characterization.circuit.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import timdnn.characterization.circuit.finding.CircuitFindings;
import timdnn.characterization.circuit.finding.CircuitFindings.MeasureFinding;
import timdnn.characterization.engine.CampaignListener;
import timdnn.characterization.engine.StandAloneDeck;
import timdnn.characterization.plan.Study;
import timdnn.characterization.plan.StudyReader;
import timdnn.characterization.store.CampaignStore;
import timdnn.characterization.study.StudyRun;
import timdnn.harness.worker.NgspiceProgram;

/** The example of a resistor and a capacitor against closed forms, and its samples against plain ngspice. */
class RcExampleIT {
    private static final Path PLAN = Path.of("plans/examples/rc.yaml");
    private static final double R = 1e3;
    private static final double C = 1e-9;
    private static final double BOLTZMANN = 1.380649e-23;

    @TempDir
    private static Path folder;

    private static CircuitFindings findings;

    @BeforeAll
    static void run() {
        String text = StudyReader.text(PLAN)
                .replace("samples: 256", "samples: 64")
                .replaceFirst("(?s)  load:.*?specs:", "specs:")
                .replaceFirst("(?s)tables:.*", "")
                .replace(", rare: {relativeError: 20 %}", "");
        Study study = StudyReader.parse(PLAN, text);
        try (CampaignStore store = CampaignStore.openForWriting(folder.resolve("store"))) {
            findings = StudyRun.run(study, text, Path.of("../netlists"), store, 1, CampaignListener.SILENT)
                    .findings()
                    .circuit()
                    .orElseThrow();
        }
    }

    private static MeasureFinding measure(String name) {
        return findings.measures().stream()
                .filter(found -> found.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void nominalFiguresAreThoseOfTheClosedForm() {
        // Steps of a fiftieth of RC leave some 1e-3 of it.
        Percentage step = Percentage.withPercentage(0.3);
        assertThat(measure("step.delay").nominal()).isCloseTo(R * C * Math.log(2), step);
        assertThat(measure("step.card").nominal()).isCloseTo(R * C * Math.log(2), step);
        assertThat(measure("step.timeConstant").nominal()).isCloseTo(R * C, step);
        assertThat(measure("step.slope").nominal()).isCloseTo(0.8 / (R * C * Math.log(9)), step);
        assertThat(measure("step.settled").nominal()).isCloseTo(R * C * Math.log(1000), step);
        assertThat(measure("step.energy").nominal()).isCloseTo(C, step);
        assertThat(measure("frequency.bandwidth").nominal())
                .isCloseTo(1 / (2 * Math.PI * R * C), Percentage.withPercentage(0.1));
        assertThat(measure("frequency.phase").nominal()).isCloseTo(-45, within(0.05));
        assertThat(measure("noise.total").nominal())
                .isCloseTo(Math.sqrt(BOLTZMANN * 300.15 / C), Percentage.withPercentage(1));
    }

    @Test
    void theSpreadOfTheDelayIsThatOfResistorAndCapacitor() {
        // sigma/mu of a product, 5 % and 2 %; 64 samples of a scrambled net know it to some per cent.
        double relative = measure("step.delay").sigma().orElseThrow().estimate()
                / measure("step.delay").mean().orElseThrow().estimate();
        assertThat(relative).isCloseTo(Math.hypot(0.05, 0.02), Percentage.withPercentage(15));
    }

    @ParameterizedTest
    @CsvSource({
        "step, delay",
        "step, slope",
        "step, charge",
        "step, card",
        "step, timeConstant",
        "frequency, bandwidth",
        "noise, total"
    })
    void aStoredSampleIsWhatPlainNgspicePrints(String bench, String name) throws IOException {
        double stored;
        Path deck = folder.resolve(bench + ".cir");
        try (CampaignStore store = CampaignStore.openForReading(folder.resolve("store"))) {
            stored = store.value(bench, "27C", "nominal mismatch", name, 7);
            Files.writeString(deck, StandAloneDeck.of(store, bench, "nominal mismatch", 7));
        }
        String printed = NgspiceProgram.find().orElseThrow().run(deck);
        Map<String, Double> numbers = Pattern.compile("(?m)^(tim_\\w+)\\s*=\\s*(\\S+)")
                .matcher(printed)
                .results()
                .collect(Collectors.toMap(
                        found -> found.group(1), found -> Double.parseDouble(found.group(2)), (a, b) -> b));
        assertThat(numbers.get("tim_" + name.toLowerCase(java.util.Locale.ROOT)))
                .as(printed)
                .isCloseTo(stored, Percentage.withPercentage(2e-4));
    }
}
