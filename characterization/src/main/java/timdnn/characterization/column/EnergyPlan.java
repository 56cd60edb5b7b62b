package timdnn.characterization.column;

import java.util.List;
import timdnn.array.ArrayGeometry;
import timdnn.characterization.plan.Section;

/**
 * The energy experiment: a whole access from precharge to precharge.
 *
 * @param wordlineToPrecharge_s from the end of the wordline pulse to the precharge in s
 * @param recovery_s time given to the precharge in s
 * @param states numbers of conducting cells that are simulated on each bitline
 * @param heldOut states (n, k) with both non-zero that are simulated to check that the bitlines' energies add
 */
@SuppressWarnings("MemberName") // suffixes are units
public record EnergyPlan(double wordlineToPrecharge_s, double recovery_s, List<Integer> states, List<int[]> heldOut)
        implements Section {
    /** Copies the lists. */
    public EnergyPlan {
        states = List.copyOf(states);
        heldOut = heldOut.stream().map(int[]::clone).toList();
    }

    /** States that have a code, which what builds on energies needs, the lowest bitline, and one state held out. */
    @Override
    public EnergyPlan thin(ArrayGeometry geometry) {
        int last = states.get(states.size() - 1);
        return new EnergyPlan(
                wordlineToPrecharge_s,
                recovery_s,
                states.stream()
                        .filter(n -> n <= geometry.largestCount() || n == last)
                        .toList(),
                heldOut.stream().limit(1).toList());
    }
}
