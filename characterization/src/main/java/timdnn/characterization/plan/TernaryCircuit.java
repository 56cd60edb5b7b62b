package timdnn.characterization.plan;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import timdnn.harness.netlist.ProcessShift;
import timdnn.harness.netlist.PvtCorner;
import timdnn.harness.netlist.SpiceNumber;

/**
 * A column of ternary cells and the circuits around it, under one condition. Immutable.
 *
 * @param cell variant of the cell
 * @param models name of the model library
 * @param storage name of the model library of latches and write ports; empty where they have the cards of all
 * @param corner process, supply and temperature
 * @param fast distance from typical to fast, from which process corners are made
 * @param parameters netlist parameters that differ from their defaults, as SPICE numbers
 * @param swept what a sweep has set besides the corner, as it stands in the condition's name
 */
public record TernaryCircuit(
        String cell,
        String models,
        Optional<String> storage,
        PvtCorner corner,
        FastCorner fast,
        Map<String, String> parameters,
        List<String> swept)
        implements StudiedCircuit {
    /** Copies the collections. */
    public TernaryCircuit {
        Objects.requireNonNull(cell, "cell");
        Objects.requireNonNull(models, "models");
        Objects.requireNonNull(storage, "storage");
        Objects.requireNonNull(corner, "corner");
        parameters = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        swept = List.copyOf(swept);
    }

    @Override
    public String condition() {
        return swept.isEmpty() ? corner.name() : corner.name() + "+" + String.join("+", swept);
    }

    /**
     * How far a fast device is from a typical one; a slow device is as far on the other side.
     *
     * @param vth_V by how much its |V_T| is lower, in V
     * @param mobility by which share its mobility is higher
     */
    public record FastCorner(double vth_V, double mobility) {}

    TernaryCircuit withCell(String other) {
        return new TernaryCircuit(other, models, storage, corner, fast, parameters, sweptBy(other));
    }

    TernaryCircuit withProcess(String process) {
        return withCorner(new PvtCorner(
                process,
                corner.vdd_V(),
                corner.temperature_K(),
                ProcessShift.of(process, fast.vth_V(), fast.mobility())));
    }

    TernaryCircuit withSupply(double vdd_V) {
        return withCorner(new PvtCorner(corner.process(), vdd_V, corner.temperature_K(), corner.shift()));
    }

    TernaryCircuit withTemperature(double temperature_K) {
        return withCorner(new PvtCorner(corner.process(), corner.vdd_V(), temperature_K, corner.shift()));
    }

    private TernaryCircuit withCorner(PvtCorner other) {
        return new TernaryCircuit(cell, models, storage, other, fast, parameters, swept);
    }

    /** The same whose name says at which time it is strobed, which is no part of the circuit. */
    TernaryCircuit named(double strobe_s) {
        return new TernaryCircuit(
                cell, models, storage, corner, fast, parameters, sweptBy(trim(strobe_s * 1e12) + "ps"));
    }

    TernaryCircuit withParameter(String parameter, String value) {
        Map<String, String> set = new LinkedHashMap<>(parameters);
        set.put(parameter, value);
        double number = SpiceNumber.parse(value);
        String text = trim(number);
        if (number < 1e-11) {
            text = trim(number * 1e15) + "f";
        } else if (number < 1e-3) {
            text = trim(number * 1e9) + "n";
        }
        return new TernaryCircuit(cell, models, storage, corner, fast, set, sweptBy(parameter + "=" + text));
    }

    private List<String> sweptBy(String word) {
        return Stream.concat(swept.stream(), Stream.of(word)).toList();
    }

    /** Rounded where binary fractions show, so that 96 nm is 96. */
    private static String trim(double value) {
        return new BigDecimal(value)
                .round(new MathContext(9))
                .stripTrailingZeros()
                .toPlainString();
    }
}
