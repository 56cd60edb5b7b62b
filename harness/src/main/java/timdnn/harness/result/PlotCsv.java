package timdnn.harness.result;

import java.util.ArrayList;
import java.util.List;

/** A plot as comma-separated values: a header with the vectors' names, a line a point, numbers in full. */
public final class PlotCsv {
    private PlotCsv() {}

    /**
     * Formats a plot.
     *
     * @param plot the plot
     * @return the text; complex vectors take two columns, {@code re(x)} and {@code im(x)}
     */
    public static String of(Plot plot) {
        List<String> header = new ArrayList<>();
        for (Vector vector : plot.vectors()) {
            String name = RawFile.name(vector);
            if (vector.isComplex()) {
                header.add("re(" + name + ")");
                header.add("im(" + name + ")");
            } else {
                header.add(name);
            }
        }
        StringBuilder text = new StringBuilder(quoted(header)).append('\n');
        for (int point = 0; point < plot.scale().length(); point++) {
            List<String> values = new ArrayList<>();
            for (Vector vector : plot.vectors()) {
                int at = Math.min(point, vector.length() - 1);
                values.add(Double.toString(vector.re(at)));
                if (vector.isComplex()) {
                    values.add(Double.toString(vector.im(at)));
                }
            }
            text.append(String.join(",", values)).append('\n');
        }
        return text.toString();
    }

    /** Differential voltages such as v(a,b) have a comma in their name. */
    private static String quoted(List<String> names) {
        return String.join(
                ",",
                names.stream()
                        .map(name -> name.contains(",") ? '"' + name + '"' : name)
                        .toList());
    }
}
