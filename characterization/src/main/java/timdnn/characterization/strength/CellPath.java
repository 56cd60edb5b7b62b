package timdnn.characterization.strength;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One of the four ways in which a cell discharges a bitline.
 *
 * @param weight weight, 1 or -1
 * @param input input, 1 or -1
 */
public record CellPath(int weight, int input) {
    /** The four paths: two on BL, then two on BLB. */
    public static final List<CellPath> ALL =
            List.of(new CellPath(1, 1), new CellPath(-1, -1), new CellPath(-1, 1), new CellPath(1, -1));

    /** The path of column-reduced.cir on BL. */
    public static final CellPath COLUMN_BL = ALL.get(0);

    /** The path of column-reduced.cir on BLB. */
    public static final CellPath COLUMN_BLB = ALL.get(2);

    /** Devices of each path in the order of {@link #ALL}, from the bitline to ground. */
    private static final Map<String, List<List<String>>> DEVICES = Map.of(
            "one-hot",
            List.of(
                    List.of("xacc1", "xsto1"),
                    List.of("xacc2", "xsto2"),
                    List.of("xacc3", "xsto3"),
                    List.of("xacc4", "xsto4")),
            "shared-foot",
            List.of(
                    List.of("xsel1", "xacc1", "xfoot"),
                    List.of("xsel3", "xacc2", "xfoot"),
                    List.of("xsel2", "xacc1", "xfoot"),
                    List.of("xsel4", "xacc2", "xfoot")));

    /** Checks the values. */
    public CellPath {
        if (Math.abs(weight) != 1 || Math.abs(input) != 1) {
            throw new IllegalArgumentException("weight and input must be 1 or -1, was " + weight + " and " + input);
        }
    }

    /**
     * Whether the path leads from BL.
     *
     * @return false for BLB
     */
    public boolean onBl() {
        return weight * input > 0;
    }

    /**
     * Name of the measure of the bitline that falls.
     *
     * @return {@code v_bl} or {@code v_blb}
     */
    public String measure() {
        return onBl() ? "v_bl" : "v_blb";
    }

    /**
     * The transistors in series, from the bitline to ground.
     *
     * @param cell variant of the cell
     * @return their subcircuits' names within the read network, for example {@code xacc1, xsto1}
     */
    public List<String> devices(String cell) {
        return DEVICES.get(cell).get(ALL.indexOf(this));
    }

    /**
     * What the devices of every path are.
     *
     * @param cell variant of the cell
     * @return their kinds, from the bitline to ground, for example {@code acc, sto}
     */
    public static List<String> kinds(String cell) {
        return ALL.get(0).devices(cell).stream()
                .map(name -> name.replaceAll("^x|\\d+$", ""))
                .toList();
    }

    /**
     * Shifts of the path's devices in a cell.
     *
     * @param cell variant of the cell
     * @param instance flattened name of the cell, for example {@code xn01}
     * @param drawn shift in V by flattened device name
     * @return V, {@code [device]}; 0 for a device that the plan leaves out
     */
    public double[] shifts(String cell, String instance, Map<String, Double> drawn) {
        return devices(cell).stream()
                .mapToDouble(device -> drawn.getOrDefault("m." + instance + ".xread." + device + ".m", 0.0))
                .toArray();
    }

    /**
     * Name of the path.
     *
     * @return for example {@code W+1 I-1}
     */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "W%+d I%+d", weight, input);
    }
}
