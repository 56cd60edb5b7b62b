package timdnn.cli.table;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import timdnn.input.InvalidInputException;
import timdnn.lut.fit.AddedCause;
import timdnn.lut.store.LutArtifact;
import timdnn.lut.store.LutFile;
import timdnn.lut.tile.SenseCause;
import timdnn.lut.tile.SenseCause.Index;
import timdnn.lut.tile.SenseCause.Recurrence;
import timdnn.lut.tile.SenseCause.Shape;

/** Writes a table with one more cause of sensing errors. */
@Command(
        name = "cause",
        mixinStandardHelpOptions = true,
        description = "Write a table with one more cause of sensing errors: noise of a supply, coupling, skew.")
final class LutCauseCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "X.lut.json", description = "a table with a converter")
    private Path file;

    @Option(
            names = "--name",
            required = true,
            paramLabel = "NAME",
            description = "what it is called, for example coupling")
    private String name;

    @Option(
            names = "--sigma",
            required = true,
            split = ",",
            paramLabel = "V",
            description =
                    "its sigma at the bitline in V, one for all or one a threshold (a state, from S0) with commas between")
    private double[] sigmas;

    @Option(names = "--by-state", description = "sigma goes with the state, from S0, instead of the threshold, from 1")
    private boolean byState;

    @Option(names = "--frozen", description = "it is the same in all accesses of a die, instead of another in each")
    private boolean frozen;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "Y.lut.json",
            description = "the artefact to write")
    private Path output;

    @Override
    public Integer call() {
        LutArtifact table = LutFile.read(file);
        int thresholds = table.codes().codeMax();
        int indices = byState ? thresholds + 1 : thresholds;
        double[] all = sigmas;
        if (sigmas.length == 1) {
            all = new double[indices];
            Arrays.fill(all, sigmas[0]);
        }
        if (all.length != indices || Arrays.stream(all).anyMatch(sigma -> !(sigma >= 0) || Double.isInfinite(sigma))) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--sigma must be one number or " + indices + ", none below 0, was " + Arrays.toString(sigmas));
        }
        List<Double> values = Arrays.stream(all).boxed().toList();
        SenseCause cause = new SenseCause(
                name,
                frozen ? Recurrence.FROZEN : Recurrence.EACH_ACCESS,
                Shape.NORMAL,
                byState ? Index.STATE : Index.THRESHOLD,
                values);
        LutArtifact with;
        try {
            with = AddedCause.in(table, cause);
        } catch (IllegalArgumentException wrong) {
            throw InvalidInputException.in(file, "converter", wrong.getMessage());
        }
        LutFile.write(with, output);
        spec.commandLine().getOut().println("wrote " + output);
        spec.commandLine().getOut().flush();
        return 0;
    }
}
