package timdnn.characterization.stepped;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Energy of one column in a stepped access by count. The bitlines share nothing but the supply, so that their energies add; only
 * the pulses that leave for the counters depend on both, by |n - k|.
 *
 * @param bitline_J bitline with its precharge, by count from 0 to the rows of a block, in J
 * @param precharge_J driver of the precharge of a column in S0, which is in its bitlines, in J
 * @param comparators_J comparator and verdicts, by count, in J
 * @param clocks_J clock gate and stop latch, by count, in J
 * @param storage_W latches at rest, in W
 * @param gates_J gates before the counters of a column by |n - k|, in J
 * @param pulse_J a pulse in a ripple counter of eight bits, in J
 * @param trim_J trim of a bitline, the mean over the codes in use, in J
 */
@SuppressWarnings("MemberName") // suffixes are units
public record SteppedColumn(
        List<Double> bitline_J,
        double precharge_J,
        List<Double> comparators_J,
        List<Double> clocks_J,
        double storage_W,
        List<Double> gates_J,
        double pulse_J,
        double trim_J) {
    /** Copies the lists. */
    public SteppedColumn {
        bitline_J = List.copyOf(bitline_J);
        comparators_J = List.copyOf(comparators_J);
        clocks_J = List.copyOf(clocks_J);
        gates_J = List.copyOf(gates_J);
    }

    /**
     * Energy by part: bitlines, comparators, clocks, counters, trim.
     *
     * @param n products +1
     * @param k products -1
     * @return J by part
     * @throws IndexOutOfBoundsException if a count is beyond the rows of a block
     */
    public Map<String, Double> parts_J(int n, int k) {
        Map<String, Double> parts = new LinkedHashMap<>();
        parts.put("bitlines", bitline_J.get(n) + bitline_J.get(k));
        parts.put("comparators", comparators_J.get(n) + comparators_J.get(k));
        parts.put("clocks", clocks_J.get(n) + clocks_J.get(k));
        int pulses = Math.abs(Math.min(n, SteppedStates.STEPS) - Math.min(k, SteppedStates.STEPS));
        parts.put("counters", gates_J.get(pulses) + pulses * pulse_J);
        parts.put("trim", 2 * trim_J);
        return parts;
    }

    /**
     * What a whole access of one column takes that is not trimmed and has no counters.
     *
     * @param n products +1
     * @param k products -1
     * @param time_s how long it is simulated, in s
     * @return J
     */
    public double simulated_J(int n, int k, double time_s) {
        Map<String, Double> parts = parts_J(n, k);
        int pulses = Math.abs(Math.min(n, SteppedStates.STEPS) - Math.min(k, SteppedStates.STEPS));
        return parts.get("bitlines")
                + parts.get("comparators")
                + parts.get("clocks")
                + gates_J.get(pulses)
                + storage_W * time_s;
    }

    /**
     * Energies of one bitline. Both comparators of a column share their part of the reference, so that a pair takes a little less than
     * one beside a bitline in S0 says: the mean of both, [E(n, 0) - E(0, 0)/2 + E(n, n)/2]/2, as far as there are pairs.
     *
     * @param columns_J E(n, 0), J
     * @param pairs_J E(n, n), J; at most as many
     * @return by count, J
     */
    static List<Double> ofOne(List<Double> columns_J, List<Double> pairs_J) {
        List<Double> one = new ArrayList<>();
        for (int n = 0; n < columns_J.size(); n++) {
            double beside = columns_J.get(n) - columns_J.get(0) / 2;
            double last = pairs_J.size() - 1;
            // Beyond the last pair what sharing saves is that of the last.
            int known = (int) Math.min(n, last);
            double saved = columns_J.get(known) - columns_J.get(0) / 2 - pairs_J.get(known) / 2;
            one.add(beside - saved / 2);
        }
        return one;
    }
}
