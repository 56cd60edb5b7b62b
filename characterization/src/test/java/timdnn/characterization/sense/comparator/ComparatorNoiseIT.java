package timdnn.characterization.sense.comparator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.StatUtils;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import timdnn.characterization.engine.PlainNgspice;
import timdnn.harness.netlist.Netlist;

/** The comparator's noise against ngspice's own: transient noise of a whole comparator, and the cards' noise analysis. */
@SuppressWarnings("MemberName") // suffixes are units
@Tag("slow")
class ComparatorNoiseIT {
    private static final Path NETLISTS = Path.of("../netlists");
    private static final double TEMPERATURE_K = 300.15;
    private static final double KT4 = 4 * 1.380649e-23 * TEMPERATURE_K;
    private static final double EARLY_S = 50e-12;
    private static final double CONDUCTANCE_S = 4e-3;
    private static final double NOISE_STEP_S = 1e-12;
    private static final int CYCLES = 200;

    @TempDir
    Path folder;

    /** White current noise through the input device, by impulse responses and by 200 noisy decisions. */
    @ParameterizedTest
    @CsvSource({"0, 0.55", "1, 0.33"})
    void impulseResponsesGiveTheSpreadOfNoisyDecisions(int kind, double common_V) throws Exception {
        double[] impulses = decisions(deck(kind, common_V, ""), NoiseBench.IMPULSES + 2);
        double balance = (impulses[NoiseBench.IMPULSES] + impulses[NoiseBench.IMPULSES + 1]) / 2;
        double[] responses = IntStream.range(0, NoiseBench.IMPULSES)
                .mapToDouble(i -> (impulses[i] - balance) / NoiseBench.IMPULSE_C)
                .toArray();
        double[] conductances = IntStream.range(0, NoiseBench.IMPULSES)
                .mapToDouble(i -> CONDUCTANCE_S)
                .toArray();
        double expected = Math.sqrt(
                ComparatorNoise.variance_V2(conductances, responses, NoiseBench.IMPULSE_STEP_S, TEMPERATURE_K));

        double amplitude = Math.sqrt(KT4 * CONDUCTANCE_S / (2 * NOISE_STEP_S));
        String source =
                String.format(Locale.ROOT, "iq xc.x1 xc.t dc 0 trnoise(%.6e %.1e 0 0)", amplitude, NOISE_STEP_S);
        double[] noisy = decisions(deck(kind, common_V, source), CYCLES);
        // σ of 200 samples is known within 5 %; three of that.
        assertThat(Math.sqrt(StatUtils.variance(noisy))).isCloseTo(expected, within(0.15 * expected));
    }

    /** γ = 1 is within a fifth for NMOS at these biases; PMOS have half to three quarters of it. */
    @ParameterizedTest
    @CsvSource({
        "nfet, 0.45, 0.1, 0.85, 1.2",
        "nfet, 0.6, 0.3, 0.85, 1.2",
        "pfet, 0.5, 0.3, 0.4, 0.85",
        "pfet, 0.7, 0.1, 0.6, 0.95"
    })
    void aTransistorsNoiseIsThatOfItsConductances(String device, double gate_V, double drain_V, double low, double high)
            throws Exception {
        double sign = device.equals("nfet") ? 1 : -1;
        Netlist models = Netlist.read(NETLISTS.resolve("sense/comparator.cir"), Map.of());
        String head = String.join("\n", models.lines());
        String deck = head.substring(0, head.indexOf("\nvdd vdd"))
                + String.format(
                        Locale.ROOT,
                        "%nvg g 0 dc %f ac 1%nvd d 0 %f%nh1 out 0 vd 1%nxm d g 0 0 %s w=3u l=32n%n.control%nop%nlet gm=@m.xm.m[gm]%n"
                                + "let gds=@m.xm.m[gds]%nlet gmbs=@m.xm.m[gmbs]%nprint gm gds gmbs%n"
                                + "noise v(out) vg dec 1 1e11 1e12%nsetplot previous%nprint onoise_spectrum%n.endc%n.end%n",
                        sign * gate_V,
                        sign * drain_V,
                        device);
        String log = PlainNgspice.log(folder, deck);
        double conductance = 0;
        for (String name : NoiseBench.CONDUCTANCES) {
            conductance += Math.abs(number(log, "(?m)^" + name + " = (\\S+)"));
        }
        double density = Math.pow(number(log, "(?m)^1\\s+1.0+e\\+12\\s+(\\S+)"), 2);
        assertThat(density / (KT4 * conductance)).isBetween(low, high);
    }

    private static String deck(int kind, double common_V, String source) {
        Netlist netlist = Netlist.read(NETLISTS.resolve("sense/comparator-noise.cir"), Map.of())
                .withParameters(Map.of("kind", Integer.toString(kind), "v_cm", Double.toString(common_V)));
        String text = String.join("\n", netlist.lines());
        if (!source.isEmpty()) {
            int from = text.indexOf(".if (branch == 1)");
            int to = text.indexOf("\n", text.indexOf(".endif", from));
            text = text.substring(0, from) + source + text.substring(to);
            text = text.replaceFirst("(?m)^vs  step .*$", "vs step 0 0");
        }
        return text;
    }

    /** Output differences of so many cycles. */
    private double[] decisions(String deck, int cycles) throws Exception {
        StringBuilder text = new StringBuilder(deck.substring(0, deck.indexOf("\n.tran")));
        double end = NoiseBench.edge_s(cycles);
        text.append(String.format(Locale.ROOT, "%n.tran 1p %.6e 0 2p%n", end));
        for (int i = 0; i < cycles; i++) {
            text.append(String.format(
                    Locale.ROOT, ".meas tran d%d find v(diff) at=%.6e%n", i, NoiseBench.edge_s(i) + EARLY_S));
        }
        Matcher lines =
                Pattern.compile("(?m)^d(\\d+)\\s+=\\s+(\\S+)").matcher(PlainNgspice.log(folder, text + ".end\n"));
        Map<Integer, Double> found = new HashMap<>();
        while (lines.find()) {
            found.put(Integer.parseInt(lines.group(1)), Double.parseDouble(lines.group(2)));
        }
        assertThat(found).hasSize(cycles);
        return IntStream.range(0, cycles).mapToDouble(found::get).toArray();
    }

    private static double number(String log, String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(log);
        assertThat(found.find()).as(pattern + " in " + log).isTrue();
        return Double.parseDouble(found.group(1));
    }

    @Test
    void aSourceOnACapacitorGivesKtOverC() {
        // A resistor discharges: h(t) = exp(-t/RC)/C, and the integral of 4kT/R·h² is kT/C.
        double resistance = 1e3;
        double capacitance = 1e-14;
        double step = 1e-14;
        double[] responses = IntStream.range(0, 40_000)
                .mapToDouble(i -> Math.exp(-(i + 0.5) * step / (resistance * capacitance)) / capacitance)
                .toArray();
        double[] conductances =
                IntStream.range(0, 40_000).mapToDouble(i -> 1 / resistance).toArray();
        double expected = 1.380649e-23 * TEMPERATURE_K / capacitance;
        assertThat(ComparatorNoise.variance_V2(conductances, responses, step, TEMPERATURE_K))
                .isCloseTo(expected, within(1e-4 * expected));
    }
}
