package timdnn.cli.report;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import timdnn.cli.shared.Project;
import timdnn.cli.shared.TextFile;
import timdnn.report.drawing.SchematicDrawing;

/** Draws a schematic's source. */
@Command(
        name = "draw",
        mixinStandardHelpOptions = true,
        description = "Draw a schematic's source as SVG, if it agrees with the netlist that it claims to show.")
public final class DrawCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "the schematic's source, for example docs/circuits/latch.txt")
    private Path source;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            description = "file to write (default: beside the source, .svg for .txt)")
    private Path out;

    @Override
    public Integer call() {
        String svg = SchematicDrawing.of(source, Project.netlists());
        Path file = out == null
                ? source.resolveSibling(source.getFileName().toString().replaceFirst("\\.txt$", "") + ".svg")
                : out;
        TextFile.write(file, svg);
        System.out.println(file);
        return 0;
    }
}
