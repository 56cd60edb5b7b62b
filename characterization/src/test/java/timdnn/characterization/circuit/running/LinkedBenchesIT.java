package timdnn.characterization.circuit.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import timdnn.characterization.circuit.finding.CircuitFindings.MeasureFinding;
import timdnn.characterization.engine.CampaignListener;
import timdnn.characterization.engine.PlainNgspice;
import timdnn.characterization.engine.StandAloneDeck;
import timdnn.characterization.plan.Study;
import timdnn.characterization.plan.StudyReader;
import timdnn.characterization.store.CampaignStore;
import timdnn.characterization.study.StudyRun;
import timdnn.input.InvalidInputException;

/** Benches that build on one another, on a divider of which everything is known in closed form. */
class LinkedBenchesIT {
    private static final String DIVIDER = """
            * divider
            .param vdd=1 r_low=1k
            v1 in 0 {vdd}
            r1 in out 1k
            r2 out 0 {r_low}
            .end
            """;
    private static final String OTHER = """
            * another deck, on one resistor
            .param i=1m r_low=1k
            i1 0 out {i}
            r2 out 0 {r_low}
            .end
            """;
    private static final String PLAN = """
            schema: 1
            name: linked
            seed: 1
            circuit: {netlist: divider.cir}
            monteCarlo: {samples: 6}
            vary:
              high: {devices: r1, parameter: resistance, sigmaOverMu: 1 %}
            benches:
              quarter:
                analysis: op
                measure:
                  out: {value: v(out)}
                search: {over: r_low, from: 100, to: 1k, measure: out, target: vdd/4, tolerance: 1m}
              device:
                like: quarter
                search: {over: "v1[dc]", from: 0, to: 2, measure: out, target: vdd/4, tolerance: 1u}
              nominal:
                vary: false
                set: {r_low: 2*quarter.search}
                analysis: op
                measure:
                  out: {value: v(out)}
                  share: {expression: out/quarter.out}
              own:
                use: {"v1[dc]": device.search, r_low: r_low}
                analysis: op
                measure:
                  out: {value: v(out)}
              other:
                netlist: other.cir
                vary: false
                set: {i: [1m, 2m]}
                analysis: op
                measure:
                  out: {value: v(out)}
              twice:
                like: other
                set: {r_low: 1k*other.out/other.out, i: [1m, 2m]}
                measure:
                  ratio: {expression: out/other.out}
            figures:
              sum: {expression: own.out+nominal.out, unit: V}
              double: {expression: 2*sum, unit: V}
            """;

    @TempDir
    private static Path folder;

    private static Map<String, MeasureFinding> found;

    @BeforeAll
    static void run() throws IOException {
        Files.writeString(folder.resolve("divider.cir"), DIVIDER);
        Files.writeString(folder.resolve("other.cir"), OTHER);
        Path plan = folder.resolve("linked.yaml");
        Study study = StudyReader.parse(plan, PLAN);
        assertThat(CircuitCheck.of(study, plan, PLAN).problems()).isEmpty();
        try (CampaignStore store = CampaignStore.openForWriting(folder.resolve("store"))) {
            StudyRun.Result result =
                    StudyRun.run(study, PLAN, Path.of("../netlists"), store, 1, CampaignListener.SILENT);
            assertThat(result.failed()).isZero();
            found = result.findings().circuit().orElseThrow().measures().stream()
                    .collect(java.util.stream.Collectors.toMap(
                            measure -> measure.name() + " " + measure.point(), measure -> measure));
        }
    }

    private static MeasureFinding at(String name) {
        return found.get(name + " nominal");
    }

    @Test
    void aParameterOfTheNetlistIsSearchedAsOneOfADeviceIs() {
        // r2 = r1/3 makes a quarter of 1 V, and half of 1 V halves it.
        assertThat(at("quarter.search").nominal()).isCloseTo(1e3 / 3, within(1e-2));
        assertThat(at("device.search").nominal()).isCloseTo(0.5, within(1e-5));
        for (String bench : new String[] {"quarter", "device"}) {
            MeasureFinding searched = at(bench + ".search");
            assertThat(searched.n()).isEqualTo(6);
            double relative = searched.sigma().orElseThrow().estimate() / searched.nominal();
            assertThat(relative).isBetween(1e-3, 3e-2);
            assertThat(at(bench + ".out").sigma().orElseThrow().estimate()).isLessThan(1e-5);
        }
    }

    @Test
    void aLaterBenchIsSetToWhatTheNominalCircuitGave() {
        assertThat(at("nominal.out").nominal()).isCloseTo(0.4, within(1e-5));
        assertThat(at("nominal.share").nominal()).isCloseTo(1.6, within(1e-4));
        assertThat(at("nominal.out").mean()).isEmpty();
    }

    @Test
    void aSampleTakesWhatItGaveItself() {
        MeasureFinding own = at("own.out");
        assertThat(own.nominal()).isCloseTo(0.25, within(1e-6));
        assertThat(own.n()).isEqualTo(6);
        // Each has the voltage that makes up for its own r1, so that none spreads.
        assertThat(own.sigma().orElseThrow().estimate()).isLessThan(1e-5);
    }

    @Test
    void pointsOfTheSameGridBelongTogether() {
        assertThat(found.get("other.out i=2m").nominal()).isCloseTo(2, within(1e-9));
        assertThat(found.get("twice.ratio i=2m").nominal()).isCloseTo(1, within(1e-9));
    }

    @Test
    void figuresAreReckonedSampleBySample() {
        assertThat(at("sum").nominal()).isCloseTo(0.65, within(1e-5));
        assertThat(at("sum").n()).isEqualTo(6);
        assertThat(at("double").mean().orElseThrow().estimate())
                .isCloseTo(2 * at("sum").mean().orElseThrow().estimate(), Percentage.withPercentage(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"quarter, out, 3", "own, out, 2", "nominal, out, -1"})
    void plainNgspicePrintsTheStoredNumber(String experiment, String measure, int sample) throws Exception {
        try (CampaignStore store = CampaignStore.openForReading(folder.resolve("store"))) {
            String state = sample < 0 ? "nominal" : "nominal mismatch";
            int index = Math.max(0, sample);
            String deck = StandAloneDeck.of(store, experiment, state, index);
            String condition = store.rows(null).get(0).corner();
            assertThat(PlainNgspice.measure(folder, deck, "tim_" + measure))
                    .isCloseTo(store.value(experiment, condition, state, measure, index), within(1e-6));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            over: r_low | over: r_none | benches.quarter.search.over is no parameter of the netlist's top level
            "v1[dc]": device.search | "v9[dc]": device.search | v9[dc], which the circuit has not
            2*quarter.search | 2*quarter.none | which bench quarter does not measure
            2*quarter.search | 2*later.search | there is no such bench before
            r_low: 1k*other.out/other.out, i: [1m, 2m] | i: [1m, 3m], r_low: 1k*other.out | has a grid of its own
            own.out+nominal.out | other.out | has a grid of its own
            like: quarter | like: nothing | must name a bench before it
            """)
    void whatIsNotThereIsNamed(String good, String bad, String sentence) {
        assertThat(PLAN).contains(good);
        String text = PLAN.replace(good, bad);
        Path plan = folder.resolve("linked.yaml");
        assertThatThrownBy(() -> {
                    for (InvalidInputException problem : CircuitCheck.of(StudyReader.parse(plan, text), plan, text)
                            .problems()) {
                        throw problem;
                    }
                })
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(sentence);
    }
}
