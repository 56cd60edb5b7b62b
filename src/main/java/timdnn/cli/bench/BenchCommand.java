package timdnn.cli.bench;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures how fast the program is on this machine. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measure how fast the program is on this machine.",
        subcommands = {
            HarnessBenchCommand.class,
            StudyBenchCommand.class,
            FitBenchCommand.class,
            KernelBenchCommand.class
        })
public final class BenchCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "say what to measure: harness, study, fit or kernel");
    }
}
