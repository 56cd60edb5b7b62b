package timdnn.characterization.digital;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The characterised cells as a Liberty library: non-linear delay model, internal power, leakage, pin capacitances, set-up
 * times. Units: ps, fF, fJ, nW, V. Slews run from rail to rail; between the trip points of 20 and 80 % lies 0.6 of one, as
 * {@code slew_derate_from_library} says. Internal power leaves C·VDD² out for every output that rises, so that a tool
 * which adds the load's energy counts it once. The set-up times hold for a clock with the data's slew.
 */
@SuppressWarnings("MemberName") // suffixes are units
public final class LibertyLibrary {
    private static final String NLDM = "load_slew";
    private static final String POWER = "power_load_slew";
    private static final String CONSTRAINT = "data_slew";

    private static final Map<DigitalCell, List<String>> FUNCTIONS = Map.of(
            DigitalCell.INV, List.of("!a"),
            DigitalCell.NAND2, List.of("!(a b)"),
            DigitalCell.NOR2, List.of("!(a+b)"),
            DigitalCell.XOR2, List.of("a^b"),
            DigitalCell.FA, List.of("a^b^c", "(a b)+(a c)+(b c)"),
            DigitalCell.DFF, List.of("IQ"));

    private final StringBuilder text = new StringBuilder();
    private final DigitalFindings findings;
    private int depth;

    private LibertyLibrary(DigitalFindings findings) {
        this.findings = findings;
    }

    /**
     * Writes a library.
     *
     * @param name name of the library; characters that no name may have become underscores
     * @param temperature_C temperature in degrees Celsius
     * @param findings the characterised cells
     * @return its text, lines ended by line feeds
     */
    public static String text(String name, double temperature_C, DigitalFindings findings) {
        LibertyLibrary library = new LibertyLibrary(findings);
        library.library(name.replaceAll("[^A-Za-z0-9_]", "_"), temperature_C);
        return library.text.toString();
    }

    private void library(String name, double temperature) {
        open("library (" + name + ")");
        simple("delay_model", "table_lookup");
        simple("time_unit", "\"1ps\"");
        simple("voltage_unit", "\"1V\"");
        simple("current_unit", "\"1uA\"");
        simple("leakage_power_unit", "\"1nW\"");
        simple("pulling_resistance_unit", "\"1kohm\"");
        line("capacitive_load_unit (1, ff);");
        simple("nom_process", "1");
        simple("nom_voltage", number(findings.vdd_V()));
        simple("nom_temperature", number(temperature));
        for (String edge : List.of("rise", "fall")) {
            simple("input_threshold_pct_" + edge, "50");
            simple("output_threshold_pct_" + edge, "50");
            simple("slew_lower_threshold_pct_" + edge, "20");
            simple("slew_upper_threshold_pct_" + edge, "80");
        }
        simple("slew_derate_from_library", "0.6");
        LoadSlewTable axes = findings.cells().get(0).energy_J();
        open("lu_table_template (" + NLDM + ")");
        simple("variable_1", "input_net_transition");
        simple("variable_2", "total_output_net_capacitance");
        indices(axes);
        close();
        open("power_lut_template (" + POWER + ")");
        simple("variable_1", "input_transition_time");
        simple("variable_2", "total_output_net_capacitance");
        indices(axes);
        close();
        open("lu_table_template (" + CONSTRAINT + ")");
        simple("variable_1", "constrained_pin_transition");
        line("index_1 (" + list(axes.slews_s(), 1e12) + ");");
        close();
        findings.cells().forEach(this::cell);
        close();
    }

    private void indices(LoadSlewTable axes) {
        line("index_1 (" + list(axes.slews_s(), 1e12) + ");");
        line("index_2 (" + list(axes.loads_F(), 1e15) + ");");
    }

    private void cell(CellFindings cell) {
        open("cell (" + cell.cell().id() + ")");
        simple("cell_leakage_power", number(cell.leakage_W() * 1e9));
        if (cell.flipFlop().isPresent()) {
            open("ff (IQ, IQN)");
            simple("clocked_on", "\"ck\"");
            simple("next_state", "\"d\"");
            close();
        }
        for (String pin : cell.cell().inputs()) {
            open("pin (" + pin + ")");
            simple("direction", "input");
            simple("capacitance", number(cell.capacitance_F().get(pin) * 1e15));
            cell.flipFlop().ifPresent(flipFlop -> flipFlopPin(pin, flipFlop));
            close();
        }
        for (int output = 0; output < cell.cell().outputs().size(); output++) {
            output(
                    cell,
                    cell.cell().outputs().get(output),
                    FUNCTIONS.get(cell.cell()).get(output));
        }
        close();
    }

    /** The clock pin carries the energy of a cycle whose data stays, half at each edge; the data pin its set-up times. */
    private void flipFlopPin(String pin, CellFindings.FlipFlop flipFlop) {
        if (pin.equals("ck")) {
            simple("clock", "true");
            LoadSlewTable idle = flipFlop.idle_J();
            double edge = 0.5
                    * idle.values()
                            .get(idle.slews_s().size() / 2)
                            .get(idle.loads_F().size() / 2);
            open("internal_power ()");
            for (String power : List.of("rise_power", "fall_power")) {
                open(power + " (scalar)");
                line("values (\"" + number(edge * 1e15) + "\");");
                close();
            }
            close();
            return;
        }
        open("timing ()");
        simple("related_pin", "\"ck\"");
        simple("timing_type", "setup_rising");
        constraint("rise_constraint", flipFlop.setups(), true);
        constraint("fall_constraint", flipFlop.setups(), false);
        close();
    }

    private void constraint(String group, List<CellFindings.Setup> setups, boolean rises) {
        open(group + " (" + CONSTRAINT + ")");
        line("values ("
                + list(
                        setups.stream()
                                .map(setup -> rises ? setup.rise_s() : setup.fall_s())
                                .toList(),
                        1e12)
                + ");");
        close();
    }

    private void output(CellFindings cell, String pin, String function) {
        open("pin (" + pin + ")");
        simple("direction", "output");
        simple("function", "\"" + function + "\"");
        List<Double> loads = cell.energy_J().loads_F();
        simple("max_capacitance", number(loads.get(loads.size() - 1) * 1e15));
        for (CellTiming timing : cell.timings()) {
            if (timing.output().equals(pin)) {
                timing(timing);
            }
        }
        for (CellEnergy energy : cell.energies()) {
            if (energy.output().equals(pin)) {
                open("internal_power ()");
                simple("related_pin", "\"" + energy.input() + "\"");
                table("rise_power", POWER, energy.riseInternal_J(), value -> value * 1e15);
                table("fall_power", POWER, energy.fallInternal_J(), value -> value * 1e15);
                close();
            }
        }
        close();
    }

    private void timing(CellTiming timing) {
        open("timing ()");
        simple("related_pin", "\"" + timing.input() + "\"");
        switch (timing.sense()) {
            case POSITIVE -> simple("timing_sense", "positive_unate");
            case NEGATIVE -> simple("timing_sense", "negative_unate");
            case EITHER -> simple("timing_sense", "non_unate");
            case CLOCKED -> {
                simple("timing_type", "rising_edge");
                simple("timing_sense", "non_unate");
            }
        }
        DoubleUnaryOperator ps = value -> value * 1e12;
        table("cell_rise", NLDM, timing.riseDelay_s(), ps);
        table("cell_fall", NLDM, timing.fallDelay_s(), ps);
        table("rise_transition", NLDM, timing.riseTransition_s(), ps);
        table("fall_transition", NLDM, timing.fallTransition_s(), ps);
        close();
    }

    private void table(String group, String template, LoadSlewTable table, DoubleUnaryOperator unit) {
        open(group + " (" + template + ")");
        indices(table);
        String rows = IntStream.range(0, table.slews_s().size())
                .mapToObj(row -> "\""
                        + table.values().get(row).stream()
                                .map(value -> number(unit.applyAsDouble(value)))
                                .collect(Collectors.joining(", "))
                        + "\"")
                .collect(Collectors.joining(", \\\n" + "  ".repeat(depth + 1)));
        line("values (" + rows + ");");
        close();
    }

    private static String list(List<Double> values, double unit) {
        return values.stream().map(value -> number(value * unit)).collect(Collectors.joining(", ", "\"", "\""));
    }

    /** Six digits, without an exponent where it can be: some readers of Liberty know none. */
    private static String number(double value) {
        return new java.math.BigDecimal(value)
                .round(new java.math.MathContext(6))
                .stripTrailingZeros()
                .toPlainString();
    }

    private void open(String group) {
        line(group + " {");
        depth++;
    }

    private void close() {
        depth--;
        line("}");
    }

    private void simple(String attribute, String value) {
        line(String.format(Locale.ROOT, "%s : %s;", attribute, value));
    }

    private void line(String line) {
        text.append("  ".repeat(depth)).append(line).append('\n');
    }
}
