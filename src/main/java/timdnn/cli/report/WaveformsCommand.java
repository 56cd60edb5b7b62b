package timdnn.cli.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import timdnn.cli.campaign.StateName;
import timdnn.cli.shared.TextFile;
import timdnn.input.InvalidInputException;
import timdnn.report.plot.WaveformPlot;
import timdnn.report.plot.WaveformRequest;

/** Draws the waveforms that a campaign keeps. */
@Command(
        name = "waveforms",
        mixinStandardHelpOptions = true,
        description = "Draw the stored waveforms of one or several states as SVG: volts over picoseconds.")
public final class WaveformsCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "the campaign's folder")
    private Path folder;

    @Option(names = "--experiment", paramLabel = "E", required = true, description = "for example waveform")
    private String experiment;

    @Option(
            names = "--state",
            paramLabel = "STATE",
            required = true,
            description = "for example S4, or just 4; repeat it for several")
    private List<String> states;

    @Option(
            names = "--vector",
            paramLabel = "V",
            description = "for example v(bl), or v(y1):v(x1) for one over the other instead of over time; repeat it"
                    + " (default: all voltages kept)")
    private List<String> vectors = new ArrayList<>();

    @Option(names = "--corner", paramLabel = "C", description = "condition of a swept study (default: its first)")
    private String corner;

    @Option(
            names = "--from",
            paramLabel = "PS",
            description = "begin of the window in ps, from which time counts (default: 0)")
    private double from;

    @Option(names = "--to", paramLabel = "PS", description = "its end in ps (default: all)")
    private double to = Double.POSITIVE_INFINITY;

    @Option(
            names = "--every",
            paramLabel = "PS",
            description = "cut the window into cycles of this length and draw them one upon the other")
    private double every = Double.POSITIVE_INFINITY;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            description = "file to write (default: DIR/E.svg)")
    private Path out;

    @Override
    public Integer call() {
        if (!(from >= 0 && to > from)) {
            throw new InvalidInputException(
                    "--to must be above --from, which must not be negative, were " + to + " and " + from);
        }
        if (!(every >= 1)) {
            throw new InvalidInputException("--every must be at least 1 ps, was " + every);
        }
        List<String> names = states.stream().map(StateName::of).toList();
        Path file = out == null ? folder.resolve(experiment + ".svg") : out;
        TextFile.write(
                file,
                WaveformPlot.of(
                        folder,
                        new WaveformRequest(
                                experiment, names, vectors, corner, from * 1e-12, to * 1e-12, every * 1e-12)));
        System.out.println(file);
        return 0;
    }
}
