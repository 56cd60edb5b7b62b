package timdnn.characterization.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import timdnn.input.InvalidInputException;

/** The plan of accesses, spoilt in one place: what would break or hang a campaign later is refused while it is read. */
@Tag("slow")
class WrongPlanTest {
    private static final Path FILE = Path.of("plans/spoilt.yaml");

    private static String plan;

    @BeforeAll
    static void read() throws IOException {
        plan = Files.readString(Path.of("plans/access.yaml"));
    }

    private static void refused(String text, String key, String sentence) {
        assertThatThrownBy(() -> StudyReader.parse(FILE, text))
                .isInstanceOf(InvalidInputException.class)
                .message()
                .satisfies(message -> {
                    assertThat(message)
                            .matches(FILE + ":\\d+: .*")
                            .contains(sentence)
                            .doesNotContain("\n");
                    int line = Integer.parseInt(message.split(":", 3)[1]);
                    assertThat(text.lines().toList().get(line - 1)).contains(key);
                });
    }

    /** Each row puts a value where the plan has another one and expects the complaint at its key's line. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "recovery: 800 ps | recovery: 800 ps\\n  states: 0..7 | states | energy.states must reach 8: access needs",
                "[1+1, 4+2, 2+6, 8+8, 5+9, 3+12, 1+15] | [4+2, 4+2] | closure | access.closure must not have a state twice, has 4+2",
                "[1+1, 4+2, 2+6, 8+8, 5+9, 3+12, 1+15] | [2147483647+1] | closure | access.closure must be a list of n+k, both above 0 and",
                "[1+1, 4+2, 3+6, 8+8] | [1+1, 1+1] | heldOut | energy.heldOut must not have a state twice, has 1+1",
                "27 degC | 1 K | temperature | corner.temperature must be from -55 degC to 150 degC, was 1.0",
                "27 degC | 5000 degC | temperature | corner.temperature must be from -55 degC to 150 degC",
                "c_sense: 63 fF | c_sense: 63 F | c_sense | parameters.c_sense must be from 0.001 fF to 10 pF",
                "c_sense: 63 fF | c_wire: 2 F/m | c_wire | parameters.c_wire must be from 0.001 fF/um to 10 fF/um",
                "c_sense: 63 fF | f: 32 mm | f: | parameters.f must be from 1 nm to 100 um",
                "c_sense: 63 fF | r_ladder: 0.1 Ohm | r_ladder | parameters.r_ladder must be from 1 Ohm to 10000 kOhm",
                "c_sense: 63 fF | r_wire: 3 Ohm/m | r_wire | parameters.r_wire must be from 0.001 Ohm/um to 1000 Ohm/um",
                "c_sense: 63 fF | t_wl: 32 s | t_wl | parameters.t_wl must be from 0.1 ps to 10 ns",
                "step: 1 ps | step: 1 s | step | transient.step must be from 10 fs to 100 ps",
                "maxStep: 2 ps | maxStep: 1e-9 fs | maxStep | transient.maxStep must be from 10 fs to 100 ps",
                "stop: 700 ps | stop: 1 s | stop | transient.stop must be from 10 ps to 100 ns",
                "stop: 700 ps | stop: 1 ps | stop | transient.stop must be from 10 ps to 100 ns",
                "targetMargin: 96 mV | targetMargin: 96 V | targetMargin | strobe.targetMargin must be from 0 V to 1.1 V",
                "targetMargin: 96 mV | targetMargin: 1e999 mV | targetMargin | strobe.targetMargin must be finite",
                "targetMargin: 96 mV | fixed: 701 ps | fixed | strobe.fixed must be from 1 ps to transient.stop",
                "avt: 1.118 mV*um | avt: 1.118 V*m | avt | variation.avt must be from 0 to 20 mV*um",
                "avt: 1.118 mV*um | avt: 1 mV*um\\n  abeta: 90 %*um | abeta | variation.abeta must be from 0 to 20 %*um",
                "avt: 1.118 mV*um | avt: 1 mV*um\\n  globalVth: 5 V | globalVth | variation.globalVth must be from 0 to 200 mV",
                "deadline: 60 s | deadline: 1 fs | deadline | limits.deadline must be from 0.1 s to 86400 s",
                "deadline: 60 s | deadline: 1e300 s | deadline | limits.deadline must be from 0.1 s to 86400 s",
                "limits: | sweep: {vdd: [0.9 V, 0.90 V]}\\nlimits: | sweep | sweep must give different conditions, gives TT-0.9V-27C",
                "limits: | sweep: {temperature: [500 K]}\\nlimits: | sweep | sweep.temperature must be from -55 degC to 150 degC",
                "limits: | sweep: {strobe: [1 s]}\\nlimits: | sweep | sweep.strobe must be from 1 ps to transient.stop",
                "limits: | sweep: {parameters: {c_hold: [60 F]}}\\nlimits: | sweep | parameters.c_hold must be from 0.001 fF",
                "limits: | ? [a, b]\\n: 3\\nlimits: | [a, b] | key must be a single word",
            })
    void aValueBeyondReasonIsOneSentenceWithFileLineAndField(String good, String bad, String key, String sentence) {
        assertThat(plan).contains(good);
        refused(plan.replaceFirst(java.util.regex.Pattern.quote(good), bad.replace("\\n", "\n")), key, sentence);
    }

    @Test
    void moreConditionsThanAnybodyWaitsForAreNotEvenCounted() {
        String axis =
                IntStream.range(0, 3000).mapToObj(i -> 300 + i * 0.01 + " K").collect(Collectors.joining(", "));
        String strobes = axis.replace(" K", " ps");
        String sweep = "\nsweep: {temperature: [" + axis + "], strobe: [" + strobes + "], cell: [one-hot]}\nlimits:";
        refused(plan.replace("\nlimits:", sweep), "sweep", "sweep must give at most 10000 conditions, gives 9000000");
    }

    @Test
    void aNameThatNoFolderCanHaveIsRefused() {
        refused(plan.replace("name: access", "name: " + "a".repeat(101)), "name", "name must have at most 100 letters");
    }

    @Test
    void aFileNestedBeyondReasonIsRefused() {
        assertThatThrownBy(() -> StudyReader.parse(FILE, plan + "x: " + "[".repeat(100_000)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(FILE + ":1: plan is not valid YAML: it is nested too deeply");
    }

    @Test
    void whatOnlyASimulatorCanJudgeIsComplainedAboutAtItsLine() {
        assertThat(StudyReader.complaint(FILE, plan, "variation", "devices", "\"m.x\" matches nothing"))
                .hasMessage(FILE + ":32: variation.devices \"m.x\" matches nothing");
    }
}
