package timdnn.characterization.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import timdnn.characterization.plan.yaml.Dimension;
import timdnn.characterization.plan.yaml.PlanNode;
import timdnn.characterization.plan.yaml.StateNotation;
import timdnn.harness.netlist.ProcessShift;
import timdnn.harness.netlist.PvtCorner;
import timdnn.harness.netlist.SpiceNumber;

/** Reads what every plan says of its circuit: cell, cards, corner, parameters, transients and the strobe. */
final class CircuitReader {
    /** Variants of the cell; each is {@code netlists/cells/tpc-<name>.lib} without its hyphen. */
    static final Set<String> CELLS = Set.of("one-hot", "shared-foot");

    /** Process corners, NMOS first: typical, fast, slow. */
    static final Set<String> PROCESSES = Set.of("TT", "FF", "SS", "FS", "SF");

    private static final double LEAST_WIDTH_M = 32e-9;
    private static final double LARGEST_WIDTH_M = 100e-6;
    private static final double LEAST_VDD_V = 0.6;
    private static final double LARGEST_VDD_V = 1.1;
    private static final double LEAST_TEMPERATURE_K = 218.15;
    private static final double LARGEST_TEMPERATURE_K = 423.15;

    static final Map<String, Dimension> PARAMETERS = Map.ofEntries(
            Map.entry("f", Dimension.LENGTH),
            Map.entry("l_min", Dimension.LENGTH),
            Map.entry("ldiff", Dimension.LENGTH),
            Map.entry("w_acc", Dimension.LENGTH),
            Map.entry("w_sto", Dimension.LENGTH),
            Map.entry("w_pu", Dimension.LENGTH),
            Map.entry("w_pd", Dimension.LENGTH),
            Map.entry("w_wr", Dimension.LENGTH),
            Map.entry("cell_h", Dimension.LENGTH),
            Map.entry("cell_w", Dimension.LENGTH),
            Map.entry("c_wire", Dimension.CAPACITANCE_PER_LENGTH),
            Map.entry("w_pre", Dimension.LENGTH),
            Map.entry("w_eq", Dimension.LENGTH),
            Map.entry("w_wln", Dimension.LENGTH),
            Map.entry("w_wlp", Dimension.LENGTH),
            Map.entry("w_pren", Dimension.LENGTH),
            Map.entry("w_prep", Dimension.LENGTH),
            Map.entry("w_wdn", Dimension.LENGTH),
            Map.entry("w_wdp", Dimension.LENGTH),
            Map.entry("c_sense", Dimension.CAPACITANCE),
            Map.entry("w_in", Dimension.LENGTH),
            Map.entry("w_reg", Dimension.LENGTH),
            Map.entry("w_tail", Dimension.LENGTH),
            Map.entry("w_trim", Dimension.LENGTH),
            Map.entry("w_rst", Dimension.LENGTH),
            Map.entry("w_sh", Dimension.LENGTH),
            Map.entry("w_mux", Dimension.LENGTH),
            Map.entry("w_clr", Dimension.LENGTH),
            Map.entry("w_clk", Dimension.LENGTH),
            Map.entry("c_out", Dimension.CAPACITANCE),
            Map.entry("c_hold", Dimension.CAPACITANCE),
            Map.entry("c_tap", Dimension.CAPACITANCE),
            Map.entry("r_ladder", Dimension.RESISTANCE),
            Map.entry("w_dec", Dimension.LENGTH),
            Map.entry("w_blk", Dimension.LENGTH),
            Map.entry("w_row", Dimension.LENGTH),
            Map.entry("w_wd1", Dimension.LENGTH),
            Map.entry("w_wd2", Dimension.LENGTH),
            Map.entry("w_wd3", Dimension.LENGTH),
            Map.entry("r_wire", Dimension.RESISTANCE_PER_LENGTH),
            Map.entry("w_cin", Dimension.LENGTH),
            Map.entry("w_clat", Dimension.LENGTH),
            Map.entry("w_cpu", Dimension.LENGTH),
            Map.entry("w_ctail", Dimension.LENGTH),
            Map.entry("w_crst", Dimension.LENGTH),
            Map.entry("w_cneu", Dimension.LENGTH),
            Map.entry("w_ver", Dimension.LENGTH),
            Map.entry("w_gate", Dimension.LENGTH),
            Map.entry("w_sel", Dimension.LENGTH),
            Map.entry("w_sell", Dimension.LENGTH),
            Map.entry("w_tsw", Dimension.LENGTH),
            Map.entry("w_trunk", Dimension.LENGTH),
            Map.entry("w_unit", Dimension.LENGTH),
            Map.entry("c_node", Dimension.CAPACITANCE),
            Map.entry("c_line", Dimension.CAPACITANCE),
            Map.entry("c_trim", Dimension.CAPACITANCE),
            Map.entry("t_on", Dimension.TIME),
            Map.entry("t_last", Dimension.TIME),
            Map.entry("t_s1", Dimension.TIME),
            Map.entry("t_s2", Dimension.TIME),
            Map.entry("t_s3", Dimension.TIME),
            Map.entry("t_s4", Dimension.TIME),
            Map.entry("t_s5", Dimension.TIME),
            Map.entry("t_s6", Dimension.TIME),
            Map.entry("t_s7", Dimension.TIME),
            Map.entry("t_s8", Dimension.TIME),
            Map.entry("t_edge", Dimension.TIME),
            Map.entry("t_pre_off", Dimension.TIME),
            Map.entry("t_wl", Dimension.TIME));

    private CircuitReader() {}

    static TernaryCircuit circuit(PlanNode plan, Optional<PlanNode> sweep) {
        PlanNode corner = plan.map("corner").allow("process", "vdd", "temperature");
        String process = corner.choice("process", PROCESSES);
        Optional<PlanNode> shift = plan.optionalMap("processShift").map(node -> node.allow("vth", "mobility"));
        boolean shifted = !process.equals("TT")
                || sweep.filter(node -> node.has("process")).isPresent();
        if (shifted && shift.isEmpty()) {
            throw plan.error(
                    "processShift",
                    "is missing: a corner other than TT is made from the vth and mobility stated there");
        }
        TernaryCircuit.FastCorner fast = shift.map(node -> new TernaryCircuit.FastCorner(
                        node.notNegative("vth", Dimension.VOLTAGE), node.share("mobility")))
                .orElse(new TernaryCircuit.FastCorner(0, 0));
        return new TernaryCircuit(
                plan.choice("cell", CELLS),
                plan.choice("models", Set.of("hp32", "lp32")),
                plan.has("storage") ? Optional.of(plan.choice("storage", Set.of("lp32"))) : Optional.empty(),
                new PvtCorner(
                        process,
                        supply(corner, corner.positive("vdd", Dimension.VOLTAGE)),
                        temperature(corner, corner.positive("temperature", Dimension.TEMPERATURE)),
                        ProcessShift.of(process, fast.vth_V(), fast.mobility())),
                fast,
                plan.optionalMap("parameters").map(CircuitReader::parameters).orElse(Map.of()),
                List.of());
    }

    private static Map<String, String> parameters(PlanNode node) {
        node.allow(PARAMETERS.keySet().stream().sorted().toArray(String[]::new));
        Map<String, String> values = new LinkedHashMap<>();
        for (String name : node.keys()) {
            double value = node.positive(name, PARAMETERS.get(name));
            checkParameter(node, name, value);
            values.put(name, SpiceNumber.format(value));
        }
        return values;
    }

    /** Beyond, the cards have no transistors, and no netlist makes sense. */
    static void checkParameter(PlanNode node, String name, double value) {
        if (name.startsWith("w_") || name.equals("l_min")) {
            node.within(name, value, LEAST_WIDTH_M, LARGEST_WIDTH_M, "32 nm to 100 um");
            return;
        }
        switch (PARAMETERS.get(name)) {
            case LENGTH -> node.within(name, value, 1e-9, 100e-6, "1 nm to 100 um");
            case CAPACITANCE -> node.within(name, value, 1e-18, 10e-12, "0.001 fF to 10 pF");
            case CAPACITANCE_PER_LENGTH -> node.within(name, value, 1e-12, 10e-9, "0.001 fF/um to 10 fF/um");
            case RESISTANCE -> node.within(name, value, 1, 10e6, "1 Ohm to 10000 kOhm");
            case RESISTANCE_PER_LENGTH -> node.within(name, value, 1e3, 1e9, "0.001 Ohm/um to 1000 Ohm/um");
            default -> node.within(name, value, 0.1e-12, 10e-9, "0.1 ps to 10 ns");
        }
    }

    static double supply(PlanNode node, double vdd) {
        node.within("vdd", vdd, LEAST_VDD_V, LARGEST_VDD_V, "0.6 V to 1.1 V");
        return vdd;
    }

    static double temperature(PlanNode node, double kelvin) {
        node.within("temperature", kelvin, LEAST_TEMPERATURE_K, LARGEST_TEMPERATURE_K, "-55 degC to 150 degC");
        return kelvin;
    }

    /** Beyond the end of the nominal waveforms nothing is known of the levels. */
    static double strobe(PlanNode node, String key, double time, Study.Transient waveforms) {
        node.within(key, time, 1e-12, waveforms.stop_s(), "1 ps to transient.stop");
        return time;
    }

    @SuppressWarnings("MemberName") // transient is a word of the language
    static Study.Transient transient_(PlanNode node) {
        Study.Transient waveforms = new Study.Transient(
                node.positive("step", Dimension.TIME),
                node.positive("maxStep", Dimension.TIME),
                node.positive("stop", Dimension.TIME));
        node.within("step", waveforms.step_s(), 10e-15, 100e-12, "10 fs to 100 ps");
        node.within("maxStep", waveforms.maxStep_s(), 10e-15, 100e-12, "10 fs to 100 ps");
        node.within("stop", waveforms.stop_s(), 10e-12, 100e-9, "10 ps to 100 ns");
        return waveforms;
    }

    static Study.Strobe strobe(PlanNode node, Study.Transient waveforms, int rows) {
        int[] states = StateNotation.range(node, "states", 0, rows);
        if (states[0] == states[1]) {
            throw node.error("states", "must hold at least two states");
        }
        if (node.has("fixed") == node.has("targetMargin")) {
            throw node.error("fixed", "must stand alone or targetMargin must, and one of them has to");
        }
        boolean accept = node.has("outOfReach")
                && node.choice("outOfReach", Set.of("refuse", "accept")).equals("accept");
        if (node.has("fixed")) {
            if (node.has("outOfReach")) {
                throw node.error("outOfReach", "is about targetMargin, which a fixed strobe does not have");
            }
            double fixed = strobe(node, "fixed", node.positive("fixed", Dimension.TIME), waveforms);
            OptionalDouble pulse = node.has("pulse")
                    ? OptionalDouble.of(node.positive("pulse", Dimension.TIME))
                    : OptionalDouble.empty();
            pulse.ifPresent(length -> node.within("pulse", length, 1e-12, fixed, "1 ps to strobe.fixed"));
            return new Study.Strobe(OptionalDouble.of(fixed), pulse, Double.NaN, false, states[0], states[1]);
        }
        if (node.has("pulse")) {
            throw node.error(
                    "pulse", "is for a fixed strobe: the search for targetMargin has the wordlines up until then");
        }
        double margin = node.positive("targetMargin", Dimension.VOLTAGE);
        node.within("targetMargin", margin, 0, LARGEST_VDD_V, "0 V to 1.1 V");
        return new Study.Strobe(OptionalDouble.empty(), OptionalDouble.empty(), margin, accept, states[0], states[1]);
    }
}
