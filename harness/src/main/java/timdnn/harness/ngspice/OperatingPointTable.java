package timdnn.harness.ngspice;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import timdnn.harness.result.SampledPlot;
import timdnn.harness.result.SampledVector;
import timdnn.harness.result.Vector;

/** Node voltages and source currents as {@code ngspice -b} prints them for a card {@code .op}. */
final class OperatingPointTable {
    /** What ngspice says where a circuit has no device of a kind. */
    static final String NONE = "No matching instances or models";

    private static final String SOURCE = " : dc acmag pulse sin exp pwl sffm am trnoise trrandom ";

    /**
     * Commands that list all devices, kind by kind. In the library "show all" ends in SIGSEGV where it comes to a source: a
     * parameter of these that only the library has, "external", is a string that is not there.
     */
    static final List<String> LISTINGS = "bcdefghjklmnopqrstuwxyzvi"
            .chars()
            .mapToObj(letter -> switch ((char) letter) {
                case 'v' -> "show v" + SOURCE + "portnum z0 pwr freq phase i p";
                case 'i' -> "show i" + SOURCE + "v c p";
                default -> "show " + (char) letter;
            })
            .toList();

    private OperatingPointTable() {}

    static List<String> of(SampledPlot plot) {
        List<String> lines = new ArrayList<>();
        lines.add(row("Node", "Voltage"));
        lines.add(row("----", "-------"));
        plot.vectors().stream()
                .filter(vector -> vector.quantity() == Vector.Quantity.VOLTAGE
                        && !vector.name().startsWith("@"))
                .forEach(vector -> lines.add(row(vector)));
        lines.add("");
        lines.add(row("Source", "Current"));
        lines.add(row("------", "-------"));
        plot.vectors().stream()
                .filter(vector -> vector.quantity() == Vector.Quantity.CURRENT)
                .forEach(vector -> lines.add(row(vector)));
        lines.add("");
        return lines;
    }

    private static String row(SampledVector vector) {
        double[] value = new double[2];
        vector.read(0, 1, value);
        return row(vector.name(), String.format(Locale.ROOT, value[0] < 0 ? "%.5e" : "%.6e", value[0]));
    }

    private static String row(String left, String right) {
        return String.format(Locale.ROOT, "\t%-30s%15s", left, right);
    }
}
