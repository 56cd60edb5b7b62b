package timdnn.harness.netlist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import timdnn.harness.ngspice.NgspiceSession;
import timdnn.harness.result.Plot;
import timdnn.harness.result.SimulationOutcome.Completed;

/** The project's 32 nm cards against figures of the published ones, and against these themselves where they are at hand. */
class ModelCardsIT {
    private static final Path OWN = Path.of("../netlists/models");
    /** The published cards are not the project's to ship; whoever has them puts them beside the checkout. */
    private static final Path REFERENCE = Path.of("../../shared/models");

    private final NgspiceSession session = NgspiceSession.open();

    private List<Double> simulate(Path card, String nmos, String pmos, String analysis, String... vectors) {
        List<String> deck = new ArrayList<>(
                List.of("model card", ".options gmin=1e-18 reltol=1e-9 abstol=1e-20 vntol=1e-14 itl1=500 itl2=500"));
        Netlist models = Netlist.read(card, java.util.Map.of());
        deck.addAll(models.lines());
        deck.addAll(List.of(
                "mn dn gn 0 0 " + nmos + " w=64n l=32n",
                "mp dp gp 0 0 " + pmos + " w=64n l=32n",
                "vdn dn 0 0.9 ac 0",
                "vgn gn 0 0.6 ac 1",
                "vdp dp 0 -0.9",
                "egp gp 0 gn 0 -1"));
        assertThat(session.load(deck)).isEmpty();
        Completed done = (Completed) session.run(List.of(), analysis, List.of(vectors));
        Plot plot = done.plot();
        List<Double> values = new ArrayList<>();
        for (String vector : vectors) {
            for (int i = 0; i < plot.scale().length(); i++) {
                values.add(plot.find(vector).orElseThrow().re(i));
                values.add(plot.find(vector).orElseThrow().im(i));
            }
        }
        return values;
    }

    /** Drain current per micrometre in uA at 27 degrees C, from the table that comes with the published cards. */
    @ParameterizedTest
    @CsvSource({"hp32, 0.9, 1247, 864, 44.2e-3, 17.2e-3", "lp32, 1.0, 477, 282, 0.0292e-3, 0.0269e-3"})
    void onAndOffCurrentsAreThoseOfThePublishedCards(
            String card, double vdd, double onN, double onP, double offN, double offP) {
        List<String> deck = new ArrayList<>(List.of("currents", ".options gmin=1e-18"));
        deck.addAll(Netlist.read(OWN.resolve(card + ".lib"), java.util.Map.of()).lines());
        deck.addAll(List.of(
                "mn dn g1 0 0 nmos_32 w=64n l=32n",
                "mp dp g2 0 0 pmos_32 w=64n l=32n",
                "mno dno 0 0 0 nmos_32 w=64n l=32n",
                "mpo dpo 0 0 0 pmos_32 w=64n l=32n",
                "vdn dn 0 " + vdd,
                "vg1 g1 0 " + vdd,
                "vdp dp 0 -" + vdd,
                "vg2 g2 0 -" + vdd,
                "vdno dno 0 " + vdd,
                "vdpo dpo 0 -" + vdd));
        assertThat(session.load(deck)).isEmpty();
        Completed done = (Completed) session.run(List.of(), "op", List.of("i(vdn)", "i(vdp)", "i(vdno)", "i(vdpo)"));
        double[] expected = {onN, onP, offN, offP};
        for (int i = 0; i < 4; i++) {
            double microamperes = Math.abs(done.plot().vectors().get(i).re(0)) / 0.064 * 1e6;
            assertThat(microamperes).isCloseTo(expected[i], Percentage.withPercentage(0.6));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"hp", "lp"})
    void ownAndPublishedCardsGiveTheSameCurrentsAndCapacitances(String card) {
        Path reference = REFERENCE.resolve("ptm32_" + card + ".pm");
        Assumptions.assumeTrue(
                Files.isRegularFile(reference), "the published card " + reference + " is not beside this checkout");
        Path own = OWN.resolve(card + "32.lib");
        for (String analysis : List.of("dc vgn 0 1 0.05 vdn 0.05 1 0.19", "ac lin 1 1meg 1meg", "ac lin 1 10g 10g")) {
            List<Double> ours = simulate(own, "nmos_32", "pmos_32", analysis, "i(vdn)", "i(vdp)", "i(vgn)");
            List<Double> theirs = simulate(reference, "nmos", "pmos", analysis, "i(vdn)", "i(vdp)", "i(vgn)");
            assertThat(ours).hasSameSizeAs(theirs).isNotEmpty();
            // A branch current is known to about 1e-13 A: it is the small difference of large ones.
            for (int i = 0; i < ours.size(); i++) {
                assertThat(ours.get(i)).isCloseTo(theirs.get(i), within(1e-6 * Math.abs(theirs.get(i)) + 2e-13));
            }
        }
    }

    @Test
    void theCardsGiveTheirThresholds() {
        Netlist models = Netlist.read(OWN.resolve("hp32.lib"), java.util.Map.of());
        assertThat(ModelCards.parameter(models, "nmos_32", "vth0")).isEqualTo(0.49396);
        assertThat(ModelCards.parameter(models, "pmos_32", "vth0")).isEqualTo(-0.49155);
    }
}
