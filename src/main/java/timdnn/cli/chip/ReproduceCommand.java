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
import timdnn.chip.ComponentCatalogue;
import timdnn.chip.CountShares;
import timdnn.chip.Reproduction;
import timdnn.chip.TableFigures;
import timdnn.cli.shared.Project;
import timdnn.lut.store.LutFile;

/** Prints the paper's headline claims beside what a table gives in closed form. */
@Command(
        name = "reproduce",
        mixinStandardHelpOptions = true,
        description = "The headline claims of the paper beside ours, in closed form from a table and cited components.")
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

    @Option(names = "--json", description = "print one JSON document")
    private boolean json;

    @Override
    public Integer call() {
        Path file = lut == null ? Project.home().resolve(TABLE) : lut;
        TableFigures table = TableFigures.of(file, LutFile.read(file));
        List<Claim> claims = new Reproduction(ChipDesign.PAPER, table, ComponentCatalogue.shipped(), shares()).claims();
        List<Claim> shown = explained == null ? claims : List.of(named(claims));
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
