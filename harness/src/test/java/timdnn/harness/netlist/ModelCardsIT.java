package timdnn.harness.netlist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import timdnn.harness.ngspice.NgspiceSession;
import timdnn.harness.result.Plot;
import timdnn.harness.result.SimulationOutcome.Completed;
import timdnn.harness.result.Vector;

/** The project's 32 nm cards against recorded figures of the published ones; the records name their source and conditions. */
@SuppressWarnings("MemberName") // suffixes are units
class ModelCardsIT {
    private static final Path OWN = Path.of("../netlists/models");

    /** Of both drains and the gate of the NMOS, in the order of the records. */
    private static final List<String> CURRENTS = List.of("i(vdn)", "i(edp)", "i(vgn)");

    private final NgspiceSession session = NgspiceSession.open();

    /** Rows of a record that belong to a card, without the card's name: {@code [row][column]}. */
    private static List<double[]> recorded(String name, String card) throws IOException {
        List<double[]> rows = new ArrayList<>();
        try (InputStream in = ModelCardsIT.class.getResourceAsStream(name)) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                if (line.startsWith(card + ",")) {
                    rows.add(Stream.of(line.split(",", -1))
                            .skip(1)
                            .mapToDouble(Double::parseDouble)
                            .toArray());
                }
            }
        }
        return rows;
    }

    private Plot simulate(String card, double gate_V, double drain_V, String analysis) {
        List<String> deck = new ArrayList<>(
                List.of("model card", ".options gmin=1e-18 reltol=1e-9 abstol=1e-20 vntol=1e-14 itl1=500 itl2=500"));
        deck.addAll(Netlist.read(OWN.resolve(card + "32.lib"), Map.of()).lines());
        deck.addAll(List.of(
                "mn dn gn 0 0 nmos_32 w=64n l=32n",
                "mp dp gp 0 0 pmos_32 w=64n l=32n",
                "vdn dn 0 " + drain_V + " ac 0",
                "vgn gn 0 " + gate_V + " ac 1",
                "edp dp 0 dn 0 -1",
                "egp gp 0 gn 0 -1"));
        assertThat(session.load(deck)).isEmpty();
        return ((Completed) session.run(List.of(), analysis, CURRENTS)).plot();
    }

    /** A branch current is known to about 1e-13 A: it is the small difference of large ones. */
    private static void assertClose(String what, double ours, double recorded) {
        assertThat(ours).as(what).isCloseTo(recorded, within(1e-6 * Math.abs(recorded) + 2e-13));
    }

    /** Drain current per micrometre in uA at 27 degrees C, from the table that comes with the published cards. */
    @ParameterizedTest
    @CsvSource({"hp32, 0.9, 1247, 864, 44.2e-3, 17.2e-3", "lp32, 1.0, 477, 282, 0.0292e-3, 0.0269e-3"})
    void onAndOffCurrentsAreThoseOfThePublishedCards(
            String card, double vdd, double onN, double onP, double offN, double offP) {
        List<String> deck = new ArrayList<>(List.of("currents", ".options gmin=1e-18"));
        deck.addAll(Netlist.read(OWN.resolve(card + ".lib"), Map.of()).lines());
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
    void currentsAreThoseRecordedFromThePublishedCards(String card) throws IOException {
        List<double[]> recorded = recorded("ptm32-iv.csv", card);
        assertThat(recorded).hasSize(21 * 6);
        Plot plot = simulate(card, 0.6, 0.9, "dc vgn 0 1 0.05 vdn 0.05 1 0.19");
        assertThat(plot.scale().length()).isEqualTo(recorded.size());
        for (int point = 0; point < recorded.size(); point++) {
            double[] row = recorded.get(point);
            for (int current = 0; current < CURRENTS.size(); current++) {
                String name = CURRENTS.get(current);
                assertClose(
                        name + " at V_G " + row[0] + " V, V_D " + row[1] + " V",
                        plot.find(name).orElseThrow().re(point),
                        row[2 + current]);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"hp", "lp"})
    void conductancesAndCapacitancesAreThoseRecordedFromThePublishedCards(String card) throws IOException {
        List<double[]> recorded = recorded("ptm32-cv.csv", card);
        assertThat(recorded).hasSize(4 * 2);
        for (double[] row : recorded) {
            Plot plot = simulate(card, row[0], row[1], "ac lin 1 " + row[2] + " " + row[2]);
            for (int current = 0; current < CURRENTS.size(); current++) {
                String name = CURRENTS.get(current);
                String what = name + " at V_G " + row[0] + " V, " + row[2] + " Hz";
                Vector vector = plot.find(name).orElseThrow();
                // At 1 MHz the susceptance is 1e-10 S or less: capacitances are held to 1e-6 at 10 GHz.
                assertClose("re " + what, vector.re(0), row[3 + 2 * current]);
                assertClose("im " + what, vector.im(0), row[4 + 2 * current]);
            }
        }
    }

    @Test
    void theCardsGiveTheirThresholds() {
        Netlist models = Netlist.read(OWN.resolve("hp32.lib"), Map.of());
        assertThat(ModelCards.parameter(models, "nmos_32", "vth0")).isEqualTo(0.49396);
        assertThat(ModelCards.parameter(models, "pmos_32", "vth0")).isEqualTo(-0.49155);
    }
}
