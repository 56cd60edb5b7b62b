package timdnn.cli.study;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import timdnn.cli.shared.Project;
import timdnn.cli.shared.TextFile;
import timdnn.input.InvalidInputException;

/** Writes something to begin with. */
@Command(
        name = "new",
        mixinStandardHelpOptions = true,
        description = "Write something to begin with: a study.",
        subcommands = NewCommand.OfStudy.class)
public final class NewCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "say what to write: study");
    }

    /** A plan and its netlist. */
    @Command(
            name = "study",
            mixinStandardHelpOptions = true,
            description = "Write a commented plan and its netlist into a folder; it runs as it is.")
    static final class OfStudy implements Callable<Integer> {
        private static final List<String> KINDS = List.of("rc", "mosfet", "sram", "comparator", "bitline");
        private static final String CARDS = "hp32.lib";

        @Spec
        private CommandSpec spec;

        @Parameters(paramLabel = "NAME", description = "name of the study, of its folder and of its plan")
        private Path target;

        @Option(
                names = "--from",
                paramLabel = "KIND",
                defaultValue = "rc",
                description = "rc, mosfet, sram, comparator or bitline (default: ${DEFAULT-VALUE})")
        private String kind;

        @Override
        public Integer call() {
            if (!KINDS.contains(kind)) {
                throw new InvalidInputException("--from must be one of " + KINDS + ", was \"" + kind + "\"");
            }
            String name = target.getFileName().toString();
            if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
                throw new InvalidInputException(
                        "NAME must be letters, digits, points and hyphens, was \"" + name + "\"");
            }
            if (Files.exists(target)) {
                throw InvalidInputException.in(target, "NAME", "is there already: choose another name");
            }
            Path plan = target.resolve(name + ".yaml");
            try {
                Files.createDirectories(target);
                String text = read(Project.plan("examples/" + kind))
                        .replaceFirst("(?m)^name: .*$", "name: " + name)
                        .replaceFirst("(?m)^  netlist: .*$", "  netlist: " + kind + ".cir");
                TextFile.write(plan, text);
                String netlist = read(Project.netlists().resolve("examples/" + kind + ".cir"));
                if (netlist.contains(CARDS)) {
                    TextFile.write(
                            target.resolve(CARDS), read(Project.netlists().resolve("models/" + CARDS)));
                }
                TextFile.write(target.resolve(kind + ".cir"), netlist.replace("../models/" + CARDS, CARDS));
            } catch (IOException failure) {
                throw InvalidInputException.unwritable(target, failure);
            }
            PrintWriter out = spec.commandLine().getOut();
            out.println("wrote " + plan + "; try it with: tim check " + plan + ", then: tim run " + plan);
            out.flush();
            return 0;
        }

        private static String read(Path file) throws IOException {
            return Files.readString(file);
        }
    }
}
