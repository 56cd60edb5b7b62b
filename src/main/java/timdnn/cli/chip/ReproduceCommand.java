package timdnn.cli.chip;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import timdnn.chip.ChipDesign;
import timdnn.chip.Claim;
import timdnn.chip.CountShares;
import timdnn.chip.Reproduction;
import timdnn.chip.TableFigures;
import timdnn.chip.comparison.ScheduledReproduction;
import timdnn.chip.shape.NetworkShapes;
import timdnn.cli.shared.Project;
import timdnn.cli.shared.TextFile;
import timdnn.lut.store.LutFile;
import timdnn.report.chip.ClaimChart;

/** Prints the paper's headline claims beside what a table gives, in closed form and by schedules of networks. */
@Command(
        name = "reproduce",
        mixinStandardHelpOptions = true,
        description = "The headline claims of the paper beside ours, from a table, cited components and schedules.")
public final class ReproduceCommand implements Callable<Integer> {
    private static final String TABLE = "lut/tables/access.lut.json";
    private static final String HISTOGRAM = "characterization/plans/histograms/mnist-cnn.json";

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--lut",
            paramLabel = "X.lut.json",
            description = "table of a whole access with digital cells, 6T array and areas (default: " + TABLE
                    + " of the checkout)")
    private Path lut;

    @Option(
            names = "--histogram",
            paramLabel = "FILE",
            description = "counts of n and k for a further density of products (default: " + HISTOGRAM
                    + " of the checkout, where it is)")
    private Path histogram;

    @Option(names = "--explain", paramLabel = "CLAIM", description = "print the arithmetic of one claim line by line")
    private String explained;

    @Option(names = "--picture", paramLabel = "FILE.svg", description = "draw our numbers over the paper's, besides")
    private Path picture;

    @Option(names = "--closed-form", description = "a product of one block in closed form alone, without schedules")
    private boolean closedForm;

    @Option(names = "--json", description = "print one JSON document")
    private boolean json;

    @Override
    public Integer call() {
        Path file = lut == null ? Project.home().resolve(TABLE) : lut;
        TableFigures table = TableFigures.of(file, LutFile.read(file));
        List<Claim> claims = claims(file, table);
        List<Claim> shown = explained == null ? claims : List.of(named(claims));
        if (picture != null) {
            TextFile.write(picture, ClaimChart.of(claims));
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(ReproduceDocument.of(shown).toPrettyString());
        } else if (explained != null) {
            out.print(ReproduceText.explanation(shown.get(0)));
        } else {
            out.print(ReproduceText.table(table.table(), claims));
        }
        out.flush();
        return 0;
    }

    private List<Claim> claims(Path file, TableFigures table) {
        ChipInputs inputs = new ChipInputs();
        List<Claim> closed = new Reproduction(ChipDesign.PAPER, table, inputs.components(), shares()).claims();
        if (explained != null) {
            // Both forms have the same claims; schedules take a while.
            named(closed);
        }
        if (closedForm) {
            return closed;
        }
        Path given = file.toAbsolutePath();
        PrintWriter err = spec.commandLine().getErr();
        return new ScheduledReproduction(
                        closed,
                        inputs.design("tim16").on(given),
                        NetworkShapes.PAPER.stream()
                                .map(name -> inputs.network(name, NetworkShapes.width(name)))
                                .toList(),
                        name -> inputs.design(name).on(given),
                        inputs::accounting,
                        inputs.components().figure("density"))
                .claims(network -> err.println("running " + network + " against the near-memory baseline"));
    }

    private Optional<CountShares> shares() {
        Path shipped = Project.home().resolve(HISTOGRAM);
        if (histogram == null && !Files.exists(shipped)) {
            return Optional.empty();
        }
        return Optional.of(CountShares.read(histogram == null ? shipped : histogram));
    }

    private Claim named(List<Claim> claims) {
        return claims.stream()
                .filter(claim -> claim.name().equals(explained))
                .findFirst()
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "--explain must be one of "
                                + claims.stream().map(Claim::name).collect(Collectors.joining(", ")) + ", was "
                                + explained));
    }
}
