package timdnn.characterization.sense.comparator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import timdnn.characterization.engine.Decks;
import timdnn.characterization.waveform.Measure;
import timdnn.harness.netlist.Netlist;
import timdnn.harness.netlist.SpiceNumber;

/**
 * Decisions of one comparator, one after the other, in {@code netlists/sense/comparator.cir}. A cycle is a reset and a
 * decision, whose edge is that of the clock between them.
 *
 * @param cycle_s length of a cycle in s
 * @param decision_s length of its decision in s
 */
@SuppressWarnings("MemberName") // suffixes are units
record ComparatorDeck(double cycle_s, double decision_s) {
    /** How long before the end of a decision, or before the next edge, a comparator is read, s. */
    static final double VERDICT_S = 10e-12;

    /** Difference of the outputs. */
    static final String OUTPUT = "v(diff)";

    private static final String SUPPLY = "i(vdd)";
    private static final List<Integer> UNITS = List.of(1, 2, 4);

    /** Edge of a decision by its place, from 0, in s on the simulator's axis. */
    double edge_s(int place) {
        return (place + 1) * cycle_s - decision_s;
    }

    /** The supply's charge over a cycle, which ends when the comparator is at rest again, just before the next edge. */
    Measure charge(int place) {
        double from = edge_s(place) - VERDICT_S;
        return new Measure.Charge("q_" + (place + 1), SUPPLY, from, from + cycle_s);
    }

    /**
     * The deck.
     *
     * @param decks where it is read
     * @param tap the tap, 1 to 8
     * @param common_V common mode of the inputs in V
     * @param code the trim code
     * @param differences_V input difference of each decision in V
     */
    Netlist of(Decks decks, int tap, double common_V, int code, List<Double> differences_V) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("kind", ComparatorStates.kind(tap));
        values.put("v_cm", SpiceNumber.format(common_V));
        values.put("t_cyc", SpiceNumber.format(cycle_s));
        values.put("t_dec", SpiceNumber.format(decision_s));
        for (int i = 0; i < differences_V.size(); i++) {
            values.put("vd" + (i + 1), SpiceNumber.format(differences_V.get(i)));
        }
        for (int units : UNITS) {
            String on = (Math.abs(code) & units) > 0 ? "1" : "0";
            values.put("on_a" + units, code > 0 ? on : "0");
            values.put("on_b" + units, code < 0 ? on : "0");
        }
        return decks.withoutTernaryCell("sense/comparator.cir", values).circuit(List.of(OUTPUT, SUPPLY));
    }
}
