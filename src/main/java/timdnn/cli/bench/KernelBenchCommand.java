package timdnn.cli.bench;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import timdnn.bench.kernel.KernelBench;
import timdnn.bench.kernel.KernelRates;
import timdnn.cli.shared.Json;
import timdnn.cli.shared.Project;
import timdnn.input.InvalidInputException;
import timdnn.lut.store.LutFile;
import timdnn.network.onnx.OnnxImporter;

/** The kernels of a tile against one in C, and what errors and a whole network leave of their speed. */
@Command(
        name = "kernel",
        mixinStandardHelpOptions = true,
        description = "Time the tile's kernels in processor time of one thread, against one in C with AVX-512.")
public final class KernelBenchCommand implements Callable<Integer> {
    private static final String TABLE = "lut/tables/access.lut.json";
    private static final double MOST_S = 600;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--lut",
            paramLabel = "X.lut.json",
            description = "tables of which a die is drawn (default: " + TABLE + " of the checkout)")
    private Path lut;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            defaultValue = "1",
            description = "processor time a measurement takes, at least (default: ${DEFAULT-VALUE})")
    private double seconds;

    @Option(names = "--json", description = "print one JSON document on standard output")
    private boolean json;

    @Override
    public Integer call() {
        if (!(seconds > 0 && seconds <= MOST_S)) {
            throw new InvalidInputException("--seconds must be above 0 and at most 600, was " + seconds);
        }
        Path file = lut == null ? Project.home().resolve(TABLE) : lut;
        KernelRates rates = new KernelBench(seconds)
                .all(OnnxImporter.shipped(OnnxImporter.SHIPPED), LutFile.read(file), step -> {
                    spec.commandLine().getErr().println("bench kernel: " + step);
                    spec.commandLine().getErr().flush();
                });
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.text(KernelFigures.ALL.document(rates)));
        } else {
            print(rates, out);
        }
        out.flush();
        return 0;
    }

    private static void print(KernelRates rates, PrintWriter out) {
        line(out, "kernel", "%s", rates.kernel());
        line(out, "exact", "%s", gmac(rates.exact()));
        line(
                out,
                "in C",
                "%s (%s)",
                rates.reference().rate() > 0
                        ? gmac(rates.reference().rate())
                                + String.format(
                                        Locale.ROOT,
                                        "; exact is %.2f of it",
                                        KernelFigures.EXACT_OVER_C.of(rates).estimate())
                        : "not measured",
                rates.reference().remark());
        line(out, "plain Java", "%s", gmac(rates.plainJava()));
        line(out, "packed", "%s", gmac(rates.packed()));
        rates.iid()
                .forEach((rate, speed) ->
                        line(out, "iid " + rate, "%s, %.3f of exact", gmac(speed), speed / rates.exact()));
        line(out, "die", "%s", rates.die().isPresent() ? gmac(rates.die().getAsDouble()) : "the table has none");
        line(
                out,
                "network",
                "%s, %.2f of its accesses alone (%s)",
                gmac(rates.network()),
                KernelFigures.NETWORK_OVER_KERNEL.of(rates).estimate(),
                gmac(rates.accesses()));
        line(out, "residual", "%.1f images/s of ResNet-18's shapes for 32 x 32, independent errors", rates.residual());
    }

    private static String gmac(double rate) {
        return String.format(Locale.ROOT, "%.1f billion multiply-accumulates/s", rate);
    }

    private static void line(PrintWriter out, String what, String format, Object... arguments) {
        out.println(String.format(Locale.ROOT, "%-12s %s", what, String.format(Locale.ROOT, format, arguments)));
    }
}
