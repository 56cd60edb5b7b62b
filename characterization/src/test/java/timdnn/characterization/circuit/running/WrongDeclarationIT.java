package timdnn.characterization.circuit.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import timdnn.characterization.plan.StudyReader;
import timdnn.input.InvalidInputException;

/** Mistakes of a declared study are named with file, line and field before anything is stored. */
class WrongDeclarationIT {
    private static final String NETLIST = """
            * divider
            .param vdd=1 r_low=1k
            v1 in 0 {vdd}
            r1 in out 1k
            r2 out 0 {r_low}
            c1 out 0 1p
            .end
            """;
    private static final String PLAN = """
            schema: 1
            name: divider
            seed: 1
            circuit: {netlist: divider.cir}
            monteCarlo: {samples: 4}
            vary:
              low: {devices: r2, parameter: resistance, sigmaOverMu: 5 %}
            benches:
              op:
                set: {r_low: 1k}
                analysis: op
                measure:
                  out: {value: v(out)}
            specs:
              out: {measure: op.out, min: 0.4}
            """;

    @TempDir
    private Path folder;

    private Path plan;

    @BeforeEach
    void write() throws IOException {
        plan = folder.resolve("divider.yaml");
        Files.writeString(folder.resolve("divider.cir"), NETLIST);
    }

    private String firstProblem(String text) {
        try {
            return CircuitCheck.of(StudyReader.parse(plan, text), plan, text).problems().stream()
                    .findFirst()
                    .map(InvalidInputException::getMessage)
                    .orElse("");
        } catch (InvalidInputException wrong) {
            return wrong.getMessage();
        }
    }

    @Test
    void thePlanWithoutAMistakeHasNoProblem() {
        assertThat(firstProblem(PLAN)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            devices: r2 | devices: r7* | divider.yaml:7: vary.low.devices "r7*" matches no device
            parameter: resistance | parameter: delvto | divider.yaml:7: vary.low.parameter "delvto" is no parameter of r2
            sigmaOverMu: 5 % | sigmaOverMu: 0 % | divider.yaml:7: vary.low.sigmaOverMu must be above 0
            r_low: 1k | r_high: 1k | divider.yaml:10: benches.op.set.r_high is no parameter
            value: v(out) | value: v(nowhere) | divider.yaml:13: benches.op.measure.out reads v(nowhere), which the circuit has not
            set: {r_low: 1k} | keep: [v(nowhere)] | divider.yaml:10: benches.op.keep reads v(nowhere), which the circuit has not
            {value: v(out)} | .meas tran t when v(out)=9 rise=1 | divider.yaml:13: benches.op.measure.out
            measure: op.out | measure: op.nothing | divider.yaml:15: specs.out.measure names measure "nothing"
            measure: op.out | measure: dc.out | divider.yaml:15: specs.out.measure names bench "dc"
            r_low: 1k | r_low: 0..1 step 1e-12 | divider.yaml:10: benches.op.set.r_low must have at most 1000000 values
            analysis: op | analysis: own | divider.yaml:11: benches.op.analysis needs a control section
            analysis: op | analysis: opp | divider.yaml:11: benches.op.analysis must begin with one of
            netlist: divider.cir | netlist: nowhere.cir | nowhere.cir
            """)
    void aMistakeIsNamedWithItsPlace(String right, String wrong, String complaint) {
        assertThat(firstProblem(PLAN.replace(right, wrong))).contains(complaint);
    }

    @Test
    void aVariationThatReachesNoMeasureIsRefused() {
        String text = PLAN.replace("devices: r2, parameter: resistance", "devices: c1, parameter: capacitance");
        assertThat(firstProblem(text)).contains("divider.yaml:7: vary changes nothing");
    }

    @Test
    void aLawThatReachesNoMeasureIsRefusedBesideOneThatDoes() {
        String text =
                PLAN.replace("vary:\n", "vary:\n  idle: {devices: c1, parameter: capacitance, sigmaOverMu: 5 %}\n");
        assertThat(firstProblem(text)).contains("divider.yaml:7: vary.idle changes nothing");
    }

    @Test
    void aControlSectionThatWouldNotRunIsNamed() throws IOException {
        Files.writeString(folder.resolve("divider.cir"), NETLIST.replace(".end", ".control\nshell ls\n.endc\n.end"));
        assertThat(firstProblem(PLAN))
                .contains("would not run the control section that stands in divider.cir from line 8 on");
        assertThat(firstProblem(PLAN.replace("analysis: op", "analysis: own"))).contains("would run \"shell ls\"");
    }

    @Test
    void keysOfAColumnHaveNoPlaceBesideACircuit() {
        assertThatThrownBy(() -> StudyReader.parse(plan, PLAN + "cell: onehot\n"))
                .hasMessageContaining("cell is not a known key");
    }
}
