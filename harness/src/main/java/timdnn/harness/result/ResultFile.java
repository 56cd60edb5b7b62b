package timdnn.harness.result;

import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import timdnn.input.InvalidInputException;

/**
 * Where the plots of a deck are written, and which of their vectors. What stands under a file's name is the old file or the
 * whole new one.
 *
 * @param file absolute path that ends in {@code .raw}, for all plots in one, or {@code .csv}, for one a plot
 * @param ascii whether values of a {@code .raw} are text
 * @param command what stands in the {@code .raw} as its origin, one line
 */
public record ResultFile(Path file, boolean ascii, String command) {
    /** Checks the path. */
    public ResultFile {
        Objects.requireNonNull(command, "command");
        if (!file.isAbsolute()) {
            throw new IllegalArgumentException("file must be absolute, was " + file);
        }
        String name = file.getFileName().toString();
        if (!name.endsWith(".csv") && !name.endsWith(".raw")) {
            throw InvalidInputException.in(file, "--out", "must end in .csv or .raw");
        }
    }

    /** Writes into a stream. */
    private interface Body {
        void write(OutputStream out) throws IOException;
    }

    /**
     * Writes plots.
     *
     * @param plots the plots; several of them go into {@code NAME-PLOT.csv} each
     * @throws IOException if a file cannot be written
     */
    public void write(List<SampledPlot> plots) throws IOException {
        String name = file.getFileName().toString();
        if (name.endsWith(".raw")) {
            whole(file, out -> {
                for (SampledPlot plot : plots) {
                    RawFile.write(plot, command, ascii, out);
                }
            });
            return;
        }
        for (SampledPlot plot : plots) {
            Path target = plots.size() == 1
                    ? file
                    : file.resolveSibling(name.substring(0, name.length() - 4) + "-" + plot.name() + ".csv");
            whole(target, out -> {
                Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
                PlotCsv.write(plot, text);
                text.flush();
            });
        }
    }

    private static void whole(Path target, Body body) throws IOException {
        // Not createTempFile: its files are for their owner alone, and would stay so.
        Path part = target.resolveSibling(
                "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part), 1 << 16)) {
                body.write(out);
            }
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
