package timdnn.characterization.digital;

import java.util.List;
import timdnn.array.ArrayGeometry;
import timdnn.characterization.plan.Section;

/**
 * The characterisation of digital cells: every cell at every pair of load and slew.
 *
 * @param loads_F loads of the output in F, rising, at least two
 * @param slews_s slews of the input in s, from 0 to 100 % of the supply, rising, at least two
 */
@SuppressWarnings("MemberName") // suffixes are units
public record DigitalPlan(List<Double> loads_F, List<Double> slews_s) implements Section {
    /** Copies the lists. */
    public DigitalPlan {
        loads_F = List.copyOf(loads_F);
        slews_s = List.copyOf(slews_s);
    }

    /**
     * A load between those of the plan, at which tables are put to the test.
     *
     * @return the geometric mean of the two middle loads in F
     */
    public double heldOutLoad_F() {
        return middle(loads_F);
    }

    /**
     * A slew between those of the plan.
     *
     * @return the geometric mean of the two middle slews in s
     */
    public double heldOutSlew_s() {
        return middle(slews_s);
    }

    /** The two loads and slews in the middle, so that what is held out lies where it lies in the whole plan. */
    @Override
    public DigitalPlan thin(ArrayGeometry geometry) {
        return new DigitalPlan(innermost(loads_F), innermost(slews_s));
    }

    private static List<Double> innermost(List<Double> axis) {
        int above = axis.size() / 2;
        return axis.subList(above - 1, above + 1);
    }

    private static double middle(List<Double> axis) {
        int above = axis.size() / 2;
        return Math.sqrt(axis.get(above - 1) * axis.get(above));
    }
}
