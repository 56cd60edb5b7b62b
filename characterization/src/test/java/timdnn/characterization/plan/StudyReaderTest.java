package timdnn.characterization.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import timdnn.characterization.column.ChecksPlan;
import timdnn.characterization.plan.yaml.Dimension;
import timdnn.characterization.sense.SensePlan;
import timdnn.input.InvalidInputException;

class StudyReaderTest {
    private static final Path PLANS = Path.of("plans");
    private static final String SRAM = """
            schema: 1
            name: alone
            seed: 1
            cell: one-hot
            models: hp32
            corner: {process: TT, vdd: 0.9 V, temperature: 27 degC}
            transient: {step: 1 ps, maxStep: 2 ps, stop: 450 ps}
            variation: {avt: 1.118 mV*um, devices: ["m.xcell.*"]}
            sram:
              samples: 2
            limits: {deadline: 60 s, failures: 1 %}
            """;

    @Test
    void everyPlanThatShipsIsValid() throws IOException {
        try (Stream<Path> files = Files.list(PLANS)) {
            List<Path> plans = files.filter(Files::isRegularFile).sorted().toList();
            assertThat(plans).hasSize(20);
            for (Path plan : plans) {
                assertThat(StudyReader.read(plan).name() + ".yaml")
                        .isEqualTo(plan.getFileName().toString());
            }
        }
    }

    @Test
    void theQuickstartPlanMeansWhatItSays() {
        Study study = StudyReader.read(PLANS.resolve("quickstart.yaml"));
        assertThat(study.corner().name()).isEqualTo("TT-0.9V-27C");
        assertThat(study.corner().temperature_K()).isEqualTo(300.15);
        assertThat(study.strobe())
                .hasValue(new Study.Strobe(OptionalDouble.empty(), OptionalDouble.empty(), 0.096, false, 0, 7));
        assertThat(study.transient_()).isEqualTo(new Study.Transient(1e-12, 2e-12, 450e-12));
        assertThat(study.variation()).hasValueSatisfying(variation -> assertThat(variation.sigmaOverMu())
                .isEqualTo(0.05));
        assertThat(study.section(MonteCarloPlan.class)).hasValueSatisfying(mismatch -> {
            assertThat(mismatch.samples()).isEqualTo(1000);
            assertThat(mismatch.lastState()).isEqualTo(10);
        });
        assertThat(study.require(ChecksPlan.class).cells()).containsExactly("one-hot", "shared-foot");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "samples: 2 | samples: 1 | sram.samples | from 2",
                "samples: 2 | cells: 2 | sram.cells | not a known key",
                "sram: | sramm: | sramm | not a known key",
            })
    void aWrongSramSectionIsOneSentence(String good, String bad, String field, String reason) {
        assertThat(SRAM).contains(good);
        assertThatThrownBy(() -> StudyReader.parse(Path.of("plan.yaml"), SRAM.replace(good, bad)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("plan.yaml:")
                .hasMessageContaining(field)
                .hasMessageContaining(reason);
    }

    @Test
    void theSramSectionNeedsVariation() {
        String without = SRAM.replaceAll("(?m)^variation:.*\\n", "");
        assertThat(without).isNotEqualTo(SRAM);
        assertThatThrownBy(() -> StudyReader.parse(Path.of("plan.yaml"), without))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("variation is missing: sram needs it");
    }

    /** Each row replaces a piece of the plan that ships and expects a complaint with the right line and field. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "seed: 20190616 | seed: -1 | seed | from 0",
                "targetMargin: 96 mV | targetMargin: 96 ms | strobe.targetMargin | unit of [V, mV, uV]",
                "targetMargin: 96 mV | targetMargin: 96 | strobe.targetMargin | unit",
                "targetMargin: 96 mV | targetMargn: 96 mV | strobe.targetMargn | not a known key",
                "targetMargin: 96 mV | targetMargin: -96 mV | strobe.targetMargin | positive",
                "samples: 1000 | samples: -1000 | mismatch.samples | from 2",
                "samples: 1000 | samples: many | mismatch.samples | whole number",
                "states: 0..10 | states: 0..99 | mismatch.states | within 0..16",
                "sigmaOverMu: 5 % | sigmaOverMu: -5 % | variation.sigmaOverMu | not be negative",
                "sigmaOverMu: 5 % | avt: -1 mV*um | variation.avt | not be negative",
                "  bound: 0.5 mV | bound: 0 mV | reduction.bound | positive",
                "method: importance | method: guessing | senseError.method | one of [importance, lines, surrogate]",
                "  maxSimulations: 1000 | maxSimulations: 10 | senseError.maxSimulations | from 300",
                "states: 0..8 | states: 0..9 | senseError.states | within 0..8",
                "cell: one-hot  | cell: two-hot | cell | one of [one-hot, shared-foot]",
                "vdd: 0.9 V | vdd: 0 V | corner.vdd | positive",
                "process: TT | process: XX | corner.process | one of [FF, FS, SF, SS, TT]",
                "schema: 1 | schema: 2 | schema | from 1 to 1",
                "name: quickstart | name: ../escape | name | letters",
                "  deadline: 60 s | | limits.deadline | missing",
                "heldOut: [1+1, 2+1, 4+2, 3+6, 8+8, 12+4] | heldOut: [9+9] | energy.heldOut | at most 16",
            })
    void aWrongPlanIsOneSentenceWithFileLineAndField(String good, String bad, String field, String reason)
            throws IOException {
        String text = Files.readString(PLANS.resolve("quickstart.yaml"));
        assertThat(text).contains(good);
        String broken = text.replace(good, bad == null ? "" : bad);
        Path file = Path.of("broken.yaml");
        assertThatThrownBy(() -> StudyReader.parse(file, broken))
                .isInstanceOf(InvalidInputException.class)
                .message()
                .satisfies(message -> {
                    assertThat(message).matches("broken\\.yaml:\\d+: .*").doesNotContain("\n");
                    assertThat(message).contains(": " + field + " ").contains(reason);
                    int line = Integer.parseInt(message.split(":", 3)[1]);
                    String key = field.substring(field.lastIndexOf('.') + 1);
                    if (bad != null) {
                        assertThat(broken.lines().toList().get(line - 1)).contains(key);
                    }
                });
    }

    @Test
    void whatAPlanLeavesOutOrMakesVoidIsNamed() throws IOException {
        String text = Files.readString(PLANS.resolve("quickstart.yaml"));
        refused(text.replace("process: TT", "process: FF"), "processShift is missing", "vth and mobility");
        refused(text.replace("sigmaOverMu: 5 %", "sigmaOverMu: 0 %"), "senseError", "nothing varies");
        refused(text.replaceFirst("(?s)variation:.*?reduction:", "reduction:"), "variation is missing", "mismatch");
        refused(
                text.replace("samples: 1000", "samples: 1000\n  design: latin-hypercube"),
                "mismatch.samples must be a multiple of 16",
                "was 1000");
        refused(text.replace("samples: 1000", "samples: 7\n  design: antithetic"), "mismatch.samples must be even");
        refused(
                text.replace("samples: 1000", "samples: 1000\n  design: dice"),
                "mismatch.design must be one of",
                "sobol");
    }

    private static void refused(String text, String... parts) {
        assertThatThrownBy(() -> StudyReader.parse(Path.of("p.yaml"), text))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageMatching("p\\.yaml:\\d+: .*")
                .hasMessageContainingAll(parts);
    }

    @Test
    void aHistogramIsNamedRelativeToItsPlan() {
        assertThat(StudyReader.read(PLANS.resolve("sense-error-budget.yaml")).histograms())
                .containsOnlyKeys("senseError.histogram");
        CountHistogram histogram = StudyReader.read(PLANS.resolve("access.yaml"))
                .section(SensePlan.class)
                .orElseThrow()
                .histogram()
                .orElseThrow();
        assertThat(histogram.conversions()).isEqualTo(2L * 2_582_080_000L);
        assertThat(histogram.counts()).hasSize(9);
    }

    @Test
    void whatIsNotYamlIsRefusedWithItsLine() {
        assertThatThrownBy(() -> StudyReader.parse(Path.of("x.yaml"), "schema: 1\nname: [a\nseed: 3\n"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageMatching("x\\.yaml:\\d+: plan is not valid YAML.*");
        assertThatThrownBy(() -> StudyReader.parse(Path.of("x.yaml"), "schema: 1\nschema: 1\n"))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> StudyReader.parse(Path.of("x.yaml"), "")).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> StudyReader.parse(Path.of("x.yaml"), "- 1\n- 2\n"))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void unitsAreExact() {
        assertThat(Dimension.LENGTH.parse("64 nm")).isEqualTo(64e-9);
        assertThat(Dimension.TEMPERATURE.parse("27 degC")).isEqualTo(300.15);
        assertThat(Dimension.TEMPERATURE.parse("-40degC")).isEqualTo(233.15);
        assertThat(Dimension.RATIO.parse("5 %")).isEqualTo(0.05);
        assertThat(Dimension.CAPACITANCE_PER_LENGTH.parse("0.2 fF/um")).isEqualTo(0.2e-9);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[0.25 fF, 0.5 fF, 1 fF, 2 fF, 4 fF, 8 fF] | [2 fF, 1 fF] | digital.loads | must rise, but 1 fF follows 2 fF",
                "[0.25 fF, 0.5 fF, 1 fF, 2 fF, 4 fF, 8 fF] | [2 fF] | digital.loads | at least two",
                "[0.25 fF, 0.5 fF, 1 fF, 2 fF, 4 fF, 8 fF] | [1 ps, 2 ps] | digital.loads | unit",
                "[5 ps, 10 ps, 20 ps, 40 ps, 80 ps] | [-5 ps, 10 ps] | digital.slews | positive",
                "[5 ps, 10 ps, 20 ps, 40 ps, 80 ps] | [5 ps, 5 ps] | digital.slews | must rise",
                "loads: | load: | digital.load | not a known key"
            })
    void loadsAndSlewsMustBePositiveAndRise(String from, String to, String field, String complaint) throws IOException {
        String text = Files.readString(PLANS.resolve("digital.yaml"));
        assertThat(text).contains(from);
        String changed = text.replace(from, to);
        assertThatThrownBy(() -> StudyReader.parse(Path.of("x.yaml"), changed))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(field)
                .hasMessageContaining(complaint);
    }
}
