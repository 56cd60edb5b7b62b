package timdnn.characterization.campaign;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import timdnn.characterization.bench.AccessBench;
import timdnn.characterization.bench.SenseBench;
import timdnn.characterization.bench.StrengthBench;
import timdnn.characterization.campaign.ColumnFindings.AccessEnergyPoint;
import timdnn.characterization.plan.AccessPlan;
import timdnn.characterization.plan.Study;
import timdnn.harness.HarnessException;
import timdnn.harness.netlist.SpiceNumber;
import timdnn.harness.result.Waveform;

/** Puts an access together from its parts, and sets it against whole accesses. */
@SuppressWarnings("MemberName") // suffixes are units
final class AccessReader {
    private final Study study;
    private final CampaignStore store;
    private final ExperimentRows rows;
    private final List<AccessEnergyPoint> energy;
    private final double precharge_s;
    private final SenseFindings sense;
    private final double vdd;
    private final double length_s;

    private AccessReader(
            Study study, CampaignStore store, List<AccessEnergyPoint> energy, double precharge_s, SenseFindings sense) {
        this.study = study;
        this.store = store;
        this.energy = energy;
        this.precharge_s = precharge_s;
        this.sense = sense;
        rows = new ExperimentRows(store, study.condition(), List.of(AccessBench.DRIVERS, AccessBench.ACCESS));
        vdd = study.corner().vdd_V();
        length_s = SpiceNumber.parse(
                store.fact(AccessStage.LENGTH, study.condition()).orElseThrow());
    }

    /** The findings, once a whole access is in the store. */
    static Optional<AccessFindings> read(
            Study study,
            CampaignStore store,
            List<AccessEnergyPoint> energy,
            OptionalDouble precharge_s,
            SenseFindings sense) {
        Optional<AccessPlan> plan = study.experiments().periphery().access();
        boolean begun = plan.isPresent()
                && precharge_s.isPresent()
                && store.bench(AccessBench.ACCESS, study.condition(), state(last(plan.get())))
                        .isPresent();
        return begun
                ? Optional.of(
                        new AccessReader(study, store, energy, precharge_s.getAsDouble(), sense).findings(plan.get()))
                : Optional.empty();
    }

    private static int[] last(AccessPlan plan) {
        return plan.closure().get(plan.closure().size() - 1);
    }

    private static String state(int[] state) {
        return StrengthBench.state(state[0], state[1]);
    }

    private AccessFindings findings(AccessPlan plan) {
        AccessFindings.Drivers drivers = drivers();
        double strobe =
                SpiceNumber.parse(store.fact("strobe_s", study.condition()).orElseThrow());
        AccessFindings.Schedule schedule = new AccessFindings.Schedule(
                drivers.far_s(),
                strobe,
                SenseBench.SETTLE_S + SenseBench.GAP_S,
                precharge_s,
                plan.columnsPerUnit() * sense.conversion_s(),
                recharge_s(plan),
                plan.columnsPerUnit());
        List<AccessFindings.Energy> energies = new ArrayList<>();
        for (int products = 0; products <= AccessFindings.ROWS; products++) {
            energies.add(energy(products, drivers, schedule));
        }
        return new AccessFindings(
                drivers,
                schedule,
                energies,
                plan.closure().stream().map(this::closure).toList());
    }

    /** Longest over the whole accesses and both bitlines; the simulation ends {@code energy.recovery} after it began. */
    private double recharge_s(AccessPlan plan) {
        double began = length_s - study.experiments().energy().orElseThrow().recovery_s();
        double longest = 0;
        for (int[] counts : plan.closure()) {
            for (String vector : List.of("v(bl)", "v(blb)", "v(xbl.h)", "v(xblb.h)")) {
                Waveform waveform = store.waveform(AccessBench.ACCESS, study.condition(), state(counts), vector)
                        .orElseThrow();
                double ready = waveform.lastBeyond(vdd, FindingsReader.RECOVERED_V, began)
                        .orElse(began);
                if (ready >= waveform.end()) {
                    throw new HarnessException(String.format(
                            Locale.ROOT,
                            "%s: %s of %s is not back within %.0f mV of the supply after energy.recovery of %.0f ps: make it "
                                    + "longer",
                            study.condition(),
                            vector,
                            state(counts),
                            FindingsReader.RECOVERED_V * 1e3,
                            (length_s - began) * 1e12));
                }
                longest = Math.max(longest, ready - began);
            }
        }
        return longest;
    }

    private AccessFindings.Drivers drivers() {
        double address = driver(AccessBench.WORDLINE, "t_addr");
        double on = driver(AccessBench.WRITE, "t_on");
        return new AccessFindings.Drivers(
                driver(AccessBench.WORDLINE, "t_block") - address,
                driver(AccessBench.WORDLINE, "t_near") - address,
                driver(AccessBench.WORDLINE, "t_far") - address,
                // Both counted from where the address begins to fall.
                driver(AccessBench.WORDLINE, "t_far_off") - driver(AccessBench.WORDLINE, "t_addr_off"),
                -vdd * driver(AccessBench.WORDLINE, "q_decoder"),
                -vdd * driver(AccessBench.WORDLINE, "q_wordline"),
                -vdd * driver(AccessBench.WORDLINE, "i_wordline"),
                -vdd
                        * (driver(AccessBench.WRITE, "q_driver")
                                + driver(AccessBench.WRITE, "q_line")
                                + driver(AccessBench.WRITE, "q_cell")),
                Math.max(driver(AccessBench.WRITE, "t_p"), driver(AccessBench.WRITE, "t_qb")) - on);
    }

    private double driver(String state, String measure) {
        return rows.nominal(AccessBench.DRIVERS, state, measure);
    }

    /** Between two counts a column is taken as their mean: the sum over columns is linear in how many have which. */
    private double between(double count, ToDoubleFunction<Integer> figure) {
        int below = (int) Math.floor(count);
        int above = (int) Math.ceil(count);
        return 0.5 * (figure.applyAsDouble(below) + figure.applyAsDouble(above));
    }

    private AccessFindings.Energy energy(
            int products, AccessFindings.Drivers drivers, AccessFindings.Schedule schedule) {
        double each = products / 2.0;
        Map<String, Double> parts = new LinkedHashMap<>();
        double still = 2 * sample_J() + leakage_W() * length_s;
        parts.put(
                "bitlines",
                AccessFindings.COLUMNS * between(each, n -> column_J(n, n) - still - wordline_J(n) + 2 * input_J(n)));
        parts.put("wordlines", drivers.decoder_J() + AccessFindings.ROWS * drivers.wordline_J());
        parts.put("sampling", AccessFindings.COLUMNS * 2 * sample_J());
        parts.put(
                "comparators",
                AccessFindings.COLUMNS * 2 * between(each, n -> conversion(n).comparators_J()));
        parts.put("trim", AccessFindings.COLUMNS * 2 * sense.trimEnergy_J());
        parts.put(
                "ladder",
                AccessFindings.COLUMNS * 2 * between(each, n -> conversion(n).ladder_J()));
        parts.put(
                "clocks",
                AccessFindings.COLUMNS * 2 * between(each, n -> conversion(n).clocks_J()));
        parts.put(
                "leakage",
                AccessFindings.COLUMNS * leakage_W() * schedule.cycle_s()
                        + 2.0
                                * AccessFindings.COLUMNS
                                / schedule.columnsPerUnit()
                                * conversion(0).idle_W()
                                * (schedule.cycle_s() - schedule.conversions_s()));
        return new AccessFindings.Energy(products, parts);
    }

    /** A column's energies add over its bitlines: E(n, k) = E(n) + E(k) - E(0). */
    private double column_J(int n, int k) {
        return sampledColumn_J(n) + sampledColumn_J(k) - sampledColumn_J(0);
    }

    private double sampledColumn_J(int n) {
        return sense.columns_J().get(Math.min(n, SenseBench.TAPS));
    }

    /** The wordline drivers' share of a column with n products on either bitline. */
    private double wordline_J(int n) {
        return 2 * point(n, 0).wordline_J();
    }

    private AccessEnergyPoint point(int n, int k) {
        return energy.stream()
                .filter(point -> point.n() == n && point.k() == k)
                .findFirst()
                .orElseThrow(() -> new HarnessException(
                        "the energy of n = " + n + ", k = " + k + " is missing: energy.states must reach it"));
    }

    /** Of one column with all its 256 rows. */
    private double leakage_W() {
        AccessEnergyPoint idle = point(0, 0);
        return idle.leakage_J() / idle.cycle_s();
    }

    private SenseFindings.Conversion conversion(int n) {
        return sense.conversions().get(Math.min(n, SenseBench.TAPS));
    }

    /** What the hold capacitor draws anew because it passed charge on to the converter. */
    private double input_J(int n) {
        return vdd * sense.holdCapacitance_F() * conversion(n).charge_V();
    }

    /** The driver's energy of a sample of S0, the highest level that is sampled. */
    private double sample_J() {
        return sense.samples().get(sense.samples().size() - 1).energy_J();
    }

    private AccessFindings.Closure closure(int[] counts) {
        int n = counts[0];
        int k = counts[1];
        String state = state(counts);
        double simulated = 0;
        for (String supply : AccessBench.SUPPLIES) {
            simulated -= vdd * rows.nominal(AccessBench.ACCESS, state, "q_" + supply);
        }
        double parts = column_J(n, k);
        for (int count : counts) {
            parts += input_J(count)
                    + conversion(count).total_J()
                    + conversion(count).idle_W() * (length_s - sense.conversion_s());
        }
        return new AccessFindings.Closure(
                n,
                k,
                List.of(code(state, "d_"), code(state, "e_")),
                simulated,
                parts,
                Math.max(sampleError_V(state, "v_h", n), sampleError_V(state, "v_hb", k)));
    }

    private int code(String state, String output) {
        int code = 0;
        for (int tap = 1; tap <= SenseBench.TAPS; tap++) {
            double high = rows.nominal(AccessBench.ACCESS, state, output + tap + "p");
            double low = rows.nominal(AccessBench.ACCESS, state, output + tap + "n");
            code += high < low ? 1 : 0;
        }
        return code;
    }

    private double sampleError_V(String state, String held, int count) {
        double alone = sense.held_V().get(Math.min(count, SenseBench.TAPS));
        return Math.abs(rows.nominal(AccessBench.ACCESS, state, held) - alone);
    }
}
