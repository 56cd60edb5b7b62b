package timdnn.harness.result;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A plot as comma-separated values: a header with the vectors' names, a line a point, numbers in full. Where a vector has
 * ended before others, its field is empty.
 */
final class PlotCsv {
    private PlotCsv() {}

    /** Writes the plot; complex vectors take two columns, {@code re(x)} and {@code im(x)}. */
    static void write(SampledPlot plot, Appendable out) throws IOException {
        List<SampledVector> vectors = plot.vectors();
        List<String> header = new ArrayList<>();
        int longest = 0;
        for (SampledVector vector : vectors) {
            String name = RawFile.name(vector);
            longest = Math.max(longest, vector.length());
            if (vector.isComplex()) {
                header.add(quoted("re(" + name + ")"));
                header.add(quoted("im(" + name + ")"));
            } else {
                header.add(quoted(name));
            }
        }
        out.append(String.join(",", header)).append('\n');
        ValueBlocks values = new ValueBlocks(vectors);
        for (int point = 0; point < longest; point++) {
            values.moveTo(point);
            for (int i = 0; i < vectors.size(); i++) {
                String separator = i == 0 ? "" : ",";
                boolean complex = vectors.get(i).isComplex();
                if (values.has(i, point)) {
                    out.append(separator).append(Double.toString(values.re(i, point)));
                    if (complex) {
                        out.append(',').append(Double.toString(values.im(i, point)));
                    }
                } else {
                    out.append(separator).append(complex ? "," : "");
                }
            }
            out.append('\n');
        }
    }

    /** Differential voltages such as v(a,b) have a comma in their name. */
    private static String quoted(String name) {
        return name.contains(",") ? '"' + name + '"' : name;
    }
}
