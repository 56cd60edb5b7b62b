package timdnn.characterization.campaign;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.stat.regression.SimpleRegression;
import timdnn.characterization.bench.SenseBench;
import timdnn.characterization.measure.EarlyDecision;
import timdnn.characterization.measure.Estimate;
import timdnn.characterization.measure.NormalTail;
import timdnn.characterization.plan.Study;
import timdnn.harness.netlist.Netlist;
import timdnn.harness.netlist.SpiceNumber;
import timdnn.harness.result.Waveform;

/** Reads what the sense path's experiments gave from a store. */
@SuppressWarnings("MemberName") // suffixes are units
final class SenseReader {
    /** Overdrives from here on tell of the comparator's gain, not of its regeneration. */
    private static final double SMALL_OVERDRIVE_V = 5e-3;

    private static final double HALF_S = 1e-12;
    private static final double KICK_S = 40e-12;

    private final Study study;
    private final CampaignStore store;
    private final ExperimentRows rows;
    private final FindingsReader column;
    private final double vdd;

    private SenseReader(Study study, CampaignStore store, FindingsReader column) {
        this.study = study;
        this.store = store;
        rows = new ExperimentRows(
                store,
                study.condition(),
                List.of(
                        SenseBench.SAMPLE,
                        SenseBench.COLUMN,
                        SenseBench.LADDER,
                        SenseBench.CONVERSION,
                        SenseBench.DECISION,
                        SenseBench.OFFSET));
        this.column = column;
        vdd = study.corner().vdd_V();
    }

    /** The findings, once all experiments have begun; of the column the nominal levels alone are asked for. */
    static Optional<SenseFindings> read(Study study, CampaignStore store, FindingsReader column) {
        boolean begun = study.experiments().periphery().sense().isPresent()
                && store.bench(SenseBench.OFFSET, study.condition(), "tap" + SenseBench.TAPS)
                        .isPresent();
        return begun ? Optional.of(new SenseReader(study, store, column).findings()) : Optional.empty();
    }

    /** The offset of a comparator with mismatch at its inputs; NaN where it could not be found. */
    static double offset_V(ExperimentRows rows, int tap, int sample) {
        double[] inputs = SenseBench.STEPS_V.stream().mapToDouble(step -> step).toArray();
        double[] outputs = IntStream.rangeClosed(1, inputs.length)
                .mapToDouble(i ->
                        rows.samples(SenseBench.OFFSET, "tap" + tap, "d_" + i).getOrDefault(sample, Double.NaN))
                .toArray();
        return EarlyDecision.balance_V(inputs, outputs);
    }

    private SenseFindings findings() {
        List<Double> thresholds = column.thresholds();
        List<Double> stored = SenseStage.taps(store, study.condition());
        List<SenseFindings.Tap> taps = new ArrayList<>();
        int failed = 0;
        for (int tap = 1; tap <= SenseBench.TAPS; tap++) {
            int number = tap;
            double[] offsets = rows.samples(SenseBench.OFFSET, "tap" + tap, "d_1").keySet().stream()
                    .mapToDouble(sample -> offset_V(rows, number, sample))
                    .toArray();
            double[] found =
                    java.util.Arrays.stream(offsets).filter(Double::isFinite).toArray();
            failed += offsets.length - found.length;
            taps.add(tap(tap, thresholds, stored.get(tap - 1), found));
        }
        Netlist converter = netlist(SenseBench.CONVERSION, "S0");
        List<SenseFindings.Conversion> conversions = IntStream.rangeClosed(0, SenseBench.TAPS)
                .mapToObj(n -> conversion(n, parameter(converter, "t_clk")))
                .toList();
        int[] checks = checks();
        List<SenseFindings.Tail> tails = SenseStage.TAILS.stream()
                .flatMap(tap -> tail(taps.get(tap - 1)).stream())
                .toList();
        return new SenseFindings(
                taps,
                conversions,
                samples(thresholds),
                parameter(converter, "t_end"),
                study.experiments().periphery().columnsPerUnit(),
                study.corner().temperature_K(),
                parameter(converter, "c_hold"),
                checks[0],
                checks[1],
                study.experiments().periphery().sense().orElseThrow().jitter_s(),
                slopes(),
                IntStream.rangeClosed(0, SenseBench.TAPS).mapToObj(this::held).toList(),
                IntStream.rangeClosed(0, SenseBench.TAPS)
                        .mapToObj(n -> energy(SenseBench.COLUMN, "S" + n))
                        .toList(),
                tails,
                failed);
    }

    private Optional<SenseFindings.Tail> tail(SenseFindings.Tap tap) {
        return store.estimate(SenseBench.TAIL, study.condition(), "tap" + tap.number(), "estimate")
                .map(found -> new SenseFindings.Tail(
                        tap.number(),
                        SenseBench.BEYOND_V,
                        found.probability(),
                        found.relativeError(),
                        NormalTail.beyond(
                                (SenseBench.BEYOND_V - tap.comparatorMean_V().estimate())
                                        / tap.comparatorSigma_V().estimate())));
    }

    private SenseFindings.Tap tap(int tap, List<Double> thresholds, double tap_V, double[] offsets) {
        String low = "tap" + tap + " low";
        String high = "tap" + tap + " high";
        int time = EarlyDecision.latestLinear(early(low), early(high));
        double below = early(low)[time];
        double above = early(high)[time];
        double perHold = (above - below) / (2 * SenseStage.VERDICT_V);
        double perTap = (early("tap" + tap + " shifted")[time] - (below + above) / 2) / SenseStage.SHIFT_V;
        double sampleGain = sampleGain(tap);
        List<SenseFindings.Decision> decisions = decisions(tap);
        SimpleRegression regeneration = new SimpleRegression();
        decisions.stream()
                .filter(decision -> decision.overdrive_V() <= SMALL_OVERDRIVE_V && Double.isFinite(decision.time_s()))
                .forEach(decision -> regeneration.addData(-Math.log(decision.overdrive_V()), decision.time_s()));
        double threshold = thresholds.get(tap - 1);
        return new SenseFindings.Tap(
                tap,
                threshold,
                tap_V,
                sampleGain,
                -perHold / perTap,
                threshold - (below + above) / 2 / perHold / sampleGain,
                verdict(low) < 0 && verdict(high) > 0,
                Estimate.sigma(offsets),
                Estimate.mean(offsets),
                regeneration.getSlope(),
                decisions);
    }

    private double verdict(String state) {
        return rows.nominal(SenseBench.LADDER, state, "d_end");
    }

    private double[] early(String state) {
        return IntStream.range(0, SenseBench.EARLY_S.size())
                .mapToDouble(i -> rows.nominal(SenseBench.LADDER, state, "d_" + i))
                .toArray();
    }

    /** Between the states on both sides of the threshold. */
    private double sampleGain(int tap) {
        List<Double> levels = column.levels();
        return (held(tap - 1) - held(tap)) / (levels.get(tap - 1) - levels.get(tap));
    }

    private double held(int n) {
        return rows.nominal(SenseBench.COLUMN, "S" + n, "v_h");
    }

    private List<SenseFindings.Decision> decisions(int tap) {
        String state = "tap" + tap + " overdrive";
        Waveform output = store.waveform(SenseBench.DECISION, study.condition(), state, "v(diff)")
                .orElseThrow();
        List<SenseFindings.Decision> decisions = new ArrayList<>();
        for (int place = 0; place < SenseBench.OVERDRIVES_V.size(); place++) {
            double edge = SenseBench.edge_s(place);
            double end = edge + SenseBench.decision_s();
            double crossing = output.crossing(vdd / 2, edge).orElse(Double.POSITIVE_INFINITY);
            String charge = "q_" + (place + 1);
            decisions.add(new SenseFindings.Decision(
                    SenseBench.OVERDRIVES_V.get(place),
                    crossing <= end ? crossing - edge : Double.NaN,
                    rows.has(SenseBench.DECISION, state, charge)
                            ? -vdd * rows.nominal(SenseBench.DECISION, state, charge)
                            : Double.NaN));
        }
        return decisions;
    }

    private SenseFindings.Conversion conversion(int n, double clock) {
        String state = "S" + n;
        int code = 0;
        double last = 0;
        for (int tap = 1; tap <= SenseBench.TAPS; tap++) {
            // The bitline falls below a threshold with every count.
            if (rows.nominal(SenseBench.CONVERSION, state, "d_" + tap) < 0) {
                code++;
            }
            Waveform output = store.waveform(SenseBench.CONVERSION, study.condition(), state, "v(d" + tap + ")")
                    .orElseThrow();
            double up = output.crossing(vdd / 2, clock).orElse(Double.POSITIVE_INFINITY);
            double down = output.crossing(-vdd / 2, clock).orElse(Double.POSITIVE_INFINITY);
            last = Math.max(last, Math.min(up, down));
        }
        Waveform input = store.waveform(SenseBench.CONVERSION, study.condition(), state, "v(a)")
                .orElseThrow();
        return new SenseFindings.Conversion(
                n,
                code,
                Double.isInfinite(last) ? Double.NaN : last - clock,
                conversionEnergy(state, "q_cmp") - SenseBench.REST_S * conversionEnergy(state, "i_cmp"),
                conversionEnergy(state, "q_ladder") - SenseBench.REST_S * conversionEnergy(state, "i_ladder"),
                conversionEnergy(state, "q_clock")
                        + conversionEnergy(state, "q_switch")
                        - SenseBench.REST_S * conversionEnergy(state, "i_clock"),
                conversionEnergy(state, "i_cmp")
                        + conversionEnergy(state, "i_ladder")
                        + conversionEnergy(state, "i_clock"),
                held(n) - rows.nominal(SenseBench.CONVERSION, state, "v_after"),
                input.valueAt(clock + KICK_S) - input.valueAt(clock));
    }

    /** Of all supplies of a column with its sample and hold. */
    private double energy(String experiment, String state) {
        return Stream.of("q_vpre", "q_vpg", "q_vwl", "q_vcell", "q_vsw")
                .mapToDouble(charge -> -vdd * rows.nominal(experiment, state, charge))
                .sum();
    }

    /** Of a charge, or the power of a current. */
    private double conversionEnergy(String state, String charge) {
        return -vdd * rows.nominal(SenseBench.CONVERSION, state, charge);
    }

    private List<SenseFindings.Sampled> samples(List<Double> thresholds) {
        List<SenseFindings.Sampled> samples = new ArrayList<>();
        List<Double> voltages = new ArrayList<>(thresholds);
        voltages.addAll(column.levels().subList(0, SenseBench.TAPS + 1));
        for (double voltage : voltages.stream().distinct().toList()) {
            String state = SpiceNumber.format(voltage) + " V";
            double held = rows.nominal(SenseBench.SAMPLE, state, "v_held");
            samples.add(new SenseFindings.Sampled(
                    voltage,
                    rows.nominal(SenseBench.SAMPLE, state, "v_tracked"),
                    held,
                    (rows.nominal(SenseBench.SAMPLE, state, "v_late") - held) / SenseBench.LATE_S,
                    -vdd * rows.nominal(SenseBench.SAMPLE, state, "q_switch")));
        }
        samples.sort(Comparator.comparingDouble(SenseFindings.Sampled::bitline_V));
        return samples;
    }

    /** Over 2 ps about the strobe of the nominal waveforms. */
    private List<Double> slopes() {
        Waveform first = waveform(0);
        double strobe =
                SpiceNumber.parse(store.fact("strobe_s", study.condition()).orElseThrow())
                        + first.end()
                        - study.transient_().stop_s();
        return IntStream.rangeClosed(0, SenseBench.TAPS)
                .mapToObj(n -> {
                    Waveform falling = waveform(n);
                    return Math.max(
                            0, (falling.valueAt(strobe - HALF_S) - falling.valueAt(strobe + HALF_S)) / (2 * HALF_S));
                })
                .toList();
    }

    private Waveform waveform(int n) {
        return store.waveform("waveform", study.condition(), "S" + n, "v(bl)").orElseThrow();
    }

    /** How many checks there are, and how many of them turned beside the offset found. */
    private int[] checks() {
        int[] counts = new int[2];
        for (int tap : SenseStage.CHECKED) {
            for (int sample :
                    rows.samples(SenseBench.OFFSET, "tap" + tap, "d_1").keySet()) {
                Map<Integer, Double> below = rows.samples(SenseBench.OFFSET, "tap" + tap + " check " + sample, "d_1");
                Map<Integer, Double> above = rows.samples(SenseBench.OFFSET, "tap" + tap + " check " + sample, "d_2");
                if (!below.isEmpty()) {
                    counts[0]++;
                    if (below.get(sample) < 0 && above.get(sample) > 0) {
                        counts[1]++;
                    }
                }
            }
        }
        return counts;
    }

    private Netlist netlist(String experiment, String state) {
        String text = store.netlistSha256(experiment, study.condition(), state)
                .flatMap(store::netlist)
                .orElseThrow()[0];
        return Netlist.of(store.folder(), text.lines().toList());
    }

    private static double parameter(Netlist netlist, String name) {
        return SpiceNumber.parse(netlist.parameters().get(name));
    }
}
