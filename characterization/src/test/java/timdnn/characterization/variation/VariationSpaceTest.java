package timdnn.characterization.variation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import timdnn.characterization.plan.MonteCarloPlan;
import timdnn.characterization.plan.VariationModel;
import timdnn.characterization.sample.SampleStream;
import timdnn.characterization.study.TinyStudy;
import timdnn.harness.netlist.Alteration;
import timdnn.harness.netlist.DeviceInstance;
import timdnn.harness.netlist.Netlist;
import timdnn.harness.netlist.ProcessShift;
import timdnn.input.InvalidInputException;

class VariationSpaceTest {
    private static final Netlist CARDS = Netlist.of(
            Path.of("cards"),
            List.of("title", ".model nmos_32 nmos level=54 vth0=0.5", ".model pmos_32 pmos level=54 vth0=-0.4"));
    private static final List<DeviceInstance> DEVICES = List.of(
            new DeviceInstance("m.xn01.a.m", "nmos_32", 64e-9, 32e-9, 1),
            new DeviceInstance("m.xn01.b.m", "nmos_32", 256e-9, 32e-9, 1),
            new DeviceInstance("m.xidle.a.m", "nmos_32", 64e-9, 32e-9, 100),
            new DeviceInstance("m.xpre.m", "pmos_32", 64e-9, 32e-9, 1));

    private static VariationSpace space(VariationModel model, ProcessShift corner, Draws draws) {
        return VariationSpace.of(model, corner, DEVICES, CARDS, draws);
    }

    private static VariationModel relative(String... patterns) {
        return new VariationModel(0.05, 0, 0, 0, 0, List.of(patterns));
    }

    private static Map<String, Double> values(List<Alteration> alterations, String parameter) {
        return alterations.stream()
                .filter(alteration -> alteration.parameter().equals(parameter))
                .collect(Collectors.toMap(Alteration::device, Alteration::value));
    }

    @Test
    void relativeSigmaIsAShareOfTheCardsThresholdAndFoldedDevicesStay() {
        VariationSpace space = space(relative("m.*"), ProcessShift.NONE, Draws.own("e", "S1"));
        assertThat(space.addresses()).containsExactly("m.xn01.a.m", "m.xn01.b.m", "m.xpre.m");
        Map<String, Double> shifts = values(space.alterations(new double[] {1, -2, 1}), "delvto");
        assertThat(shifts.get("m.xn01.a.m")).isCloseTo(0.025, within(1e-15));
        assertThat(shifts.get("m.xn01.b.m")).isCloseTo(-0.05, within(1e-15));
        assertThat(shifts.get("m.xpre.m")).isCloseTo(0.02, within(1e-15));
        assertThat(values(space.alterations(new double[3]), "mulu0")).isEmpty();
    }

    @Test
    void pelgromHalvesSigmaAtFourTimesTheAreaForThresholdAndMobility() {
        VariationModel model = new VariationModel(0, 1.5e-9, 1e-8, 0, 0, List.of("m.xn*"));
        VariationSpace space = space(model, ProcessShift.NONE, Draws.own("e", "S1"));
        List<Alteration> one = space.alterations(new double[] {1, 1, 1, 1});
        double root = Math.sqrt(64e-9 * 32e-9);
        assertThat(values(one, "delvto").get("m.xn01.a.m")).isCloseTo(1.5e-9 / root, within(1e-12));
        assertThat(values(one, "delvto").get("m.xn01.b.m")).isCloseTo(0.75e-9 / root, within(1e-12));
        assertThat(values(one, "mulu0").get("m.xn01.a.m")).isCloseTo(1 + 1e-8 / root, within(1e-12));
        assertThat(values(one, "mulu0").get("m.xn01.b.m")).isCloseTo(1 + 0.5e-8 / root, within(1e-12));
    }

    @Test
    void aGlobalShiftMovesAllDevicesOfAPolarityAlsoFoldedOnesAndAddsToTheCorner() {
        VariationModel model = new VariationModel(0, 0, 0, 0.01, 0, List.of("m.xn*"));
        ProcessShift slow = ProcessShift.of("SF", 0.03, 0.05);
        VariationSpace space = space(model, slow, Draws.own("e", "S1"));
        assertThat(space.addresses()).containsExactly("all nmos_32 delvto", "all pmos_32 delvto");
        Map<String, Double> shifts = values(space.alterations(new double[] {2, -1}), "delvto");
        assertThat(shifts.get("m.xn01.a.m")).isCloseTo(0.03 + 0.02, within(1e-15));
        assertThat(shifts.get("m.xidle.a.m")).isEqualTo(shifts.get("m.xn01.a.m"));
        assertThat(shifts.get("m.xpre.m")).isCloseTo(0.03 - 0.01, within(1e-15));
    }

    @Test
    void globalDrawsAreTheSameInEveryStateAndLocalOnesAreNot() {
        VariationModel model = new VariationModel(0.05, 0, 0, 0.01, 0, List.of("m.xn01.a.m"));
        VariationSpace space = space(model, ProcessShift.NONE, Draws.own("e", "S1"));
        SampleStream stream = new SampleStream(1, "e", "TT");
        double[] s1 = space.draw(stream, "S1", 5);
        double[] s2 = space.draw(stream, "S2", 5);
        assertThat(s1[0]).isNotEqualTo(s2[0]);
        assertThat(s1[1]).isEqualTo(s2[1]);
        assertThat(space.draw(stream, "S1", 6)[1]).isNotEqualTo(s1[1]);
        assertThat(space.draw(new SampleStream(2, "e", "TT"), "S1", 5)).isNotEqualTo(s1);
        assertThat(space.draw(stream, "S1", 5)).isEqualTo(s1);
    }

    @Test
    void aDeviceThatStandsForAnotherSharesItsDraws() {
        VariationSpace reduced = space(relative("m.xn*"), ProcessShift.NONE, Draws.own("e", "S1"));
        List<DeviceInstance> full = List.of(
                new DeviceInstance("m.x01.b.m", "nmos_32", 256e-9, 32e-9, 1),
                new DeviceInstance("m.x01.a.m", "nmos_32", 64e-9, 32e-9, 1),
                new DeviceInstance("m.x02.a.m", "nmos_32", 64e-9, 32e-9, 1));
        Draws draws = new Draws("e", "S1", Map.of("m.x01.", "m.xn01."), List.of("m.x02.*"));
        assertThat(Draws.parse(draws.format())).isEqualTo(draws);
        VariationSpace other = VariationSpace.of(relative("m.xn*"), ProcessShift.NONE, full, CARDS, draws);
        SampleStream stream = new SampleStream(1, "e", "TT");
        double[] z = reduced.draw(stream, "S1", 3);
        double[] same = other.draw(stream, "S1", 3);
        assertThat(new double[] {same[1], same[0]}).containsExactly(z);
        assertThat(other.embed(reduced, z)).containsExactly(z[1], z[0], 0);
    }

    @Test
    void aStateWithoutAnyOfThePlansTransistorsHasNoVariables() {
        VariationSpace space = space(relative("m.nobody*"), ProcessShift.NONE, Draws.own("e", "S0"));
        assertThat(space.dimension()).isZero();
        assertThat(space.alterations(new double[0])).isEmpty();
    }

    @Test
    void aSobolDesignOfMoreVariablesThanItSupportsIsRefused() {
        List<DeviceInstance> many = java.util.stream.IntStream.range(0, 1001)
                .mapToObj(i -> new DeviceInstance("m.xn" + i + ".m", "nmos_32", 64e-9, 32e-9, 1))
                .toList();
        timdnn.characterization.plan.Study study = timdnn.characterization.plan.StudyReader.parse(
                Path.of("sobol.yaml"), TinyStudy.plan(32).replace("states: 1..2", "states: 1..2\n  design: sobol"));
        assertThat(study.section(MonteCarloPlan.class).orElseThrow().design())
                .isEqualTo(timdnn.characterization.sample.DesignKind.SOBOL);
        assertThatThrownBy(() -> DrawnShifts.of(study, many, CARDS, Draws.own("mismatch", "S1")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContainingAll("sobol supports 1000 variables", "S1", "1001");
    }
}
