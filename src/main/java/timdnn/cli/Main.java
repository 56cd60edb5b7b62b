package timdnn.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;
import timdnn.characterization.engine.ProgramVersion;
import timdnn.cli.bench.BenchCommand;
import timdnn.cli.campaign.DeckCommand;
import timdnn.cli.campaign.MergeCommand;
import timdnn.cli.campaign.SamplesCommand;
import timdnn.cli.campaign.StatusCommand;
import timdnn.cli.chip.AccessParetoCommand;
import timdnn.cli.chip.ChipCommand;
import timdnn.cli.chip.ReproduceCommand;
import timdnn.cli.cosim.CosimCommand;
import timdnn.cli.network.NetworkCommand;
import timdnn.cli.network.ToleranceCommand;
import timdnn.cli.report.DrawCommand;
import timdnn.cli.report.ReportCommand;
import timdnn.cli.report.WaveformsCommand;
import timdnn.cli.simulation.SimCommand;
import timdnn.cli.study.CharacterizeCommand;
import timdnn.cli.study.CheckCommand;
import timdnn.cli.study.NewCommand;
import timdnn.cli.table.FitCommand;
import timdnn.cli.table.LibertyCommand;
import timdnn.cli.table.LutCommand;
import timdnn.harness.HarnessException;
import timdnn.input.InvalidInputException;

/** Entry point. Exit status: 0 done; 1 the work failed; 2 the input or the call is wrong. */
@Command(
        name = "tim",
        description = "Circuit-level co-simulation of ternary in-memory computing: SPICE to network accuracy.",
        subcommands = {
            RunCommand.class,
            NewCommand.class,
            CheckCommand.class,
            CharacterizeCommand.class,
            MergeCommand.class,
            StatusCommand.class,
            SamplesCommand.class,
            DeckCommand.class,
            SimCommand.class,
            DoctorCommand.class,
            FitCommand.class,
            LutCommand.class,
            LibertyCommand.class,
            NetworkCommand.class,
            ToleranceCommand.class,
            ChipCommand.class,
            CosimCommand.class,
            ReproduceCommand.class,
            AccessParetoCommand.class,
            ReportCommand.class,
            DrawCommand.class,
            WaveformsCommand.class,
            BenchCommand.class,
        },
        mixinStandardHelpOptions = true,
        version = "timdnn " + ProgramVersion.NUMBER,
        synopsisSubcommandLabel = "COMMAND")
public final class Main {
    private static final int FAILED = 1;
    private static final int WRONG_INPUT = 2;
    private static final int SUGGESTIONS = 3;

    private Main() {}

    /**
     * Runs a command and exits.
     *
     * @param arguments the command line
     */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /**
     * Runs a command.
     *
     * @param arguments the command line
     * @return the exit status
     */
    public static int run(String... arguments) {
        CommandLine line = new CommandLine(new Main())
                .setExecutionExceptionHandler((failure, command, parsed) -> report(failure, command.getErr()))
                .setParameterExceptionHandler((failure, wrong) -> {
                    failure.getCommandLine().getErr().println("tim: " + failure.getMessage() + suggested(failure));
                    return WRONG_INPUT;
                });
        int status = line.execute(arguments);
        line.getOut().flush();
        if (System.out.checkError() || line.getOut().checkError()) {
            return outputLost(line.getErr(), status);
        }
        return status;
    }

    /** What else a mistyped command or option might mean; empty where nothing comes close. */
    private static String suggested(ParameterException failure) {
        if (!(failure instanceof UnmatchedArgumentException unmatched)) {
            return "";
        }
        List<String> close =
                unmatched.getSuggestions().stream().limit(SUGGESTIONS).toList();
        return close.isEmpty() ? "" : "; did you mean " + String.join(" or ", close) + "?";
    }

    /**
     * A full disk behind a redirection is a failure: half a document must not look like a success. A reader that has seen
     * enough, such as {@code head}, is none. Print streams keep the reason to themselves, so one more byte asks for it.
     */
    private static int outputLost(PrintWriter err, int status) {
        try {
            new FileOutputStream(FileDescriptor.out).write('\n');
            return status;
        } catch (IOException reason) {
            if (String.valueOf(reason.getMessage()).contains("Broken pipe")) {
                return status;
            }
            err.println("tim: standard output cannot be written: " + reason.getMessage());
            return FAILED;
        }
    }

    /** A disk that is full or broken is no mistake of the call. */
    private static boolean isDisk(Throwable cause) {
        return cause instanceof IOException
                && String.valueOf(cause.getMessage()).matches("(?s).*(No space left|Disk quota|Input/output error).*");
    }

    private static int report(Exception failure, PrintWriter err) {
        if (System.getProperty("timdnn.debug") != null) {
            failure.printStackTrace(err);
        }
        if (failure instanceof InvalidInputException) {
            err.println("tim: " + failure.getMessage());
            return isDisk(failure.getCause()) ? FAILED : WRONG_INPUT;
        }
        if (failure instanceof HarnessException) {
            err.println("tim: " + failure.getMessage());
            return FAILED;
        }
        err.println("tim: a defect of the program: " + failure + " (TIM_JAVA_OPTIONS=-Dtimdnn.debug=1 shows where)");
        return FAILED;
    }
}
