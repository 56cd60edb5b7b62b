package timdnn.cli.shared;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;
import timdnn.input.InvalidInputException;

/**
 * What a command printed and how it ended, with wrong input reported as the program does.
 *
 * @param status exit status
 * @param out standard output
 * @param err standard error
 */
public record Called(int status, String out, String err) {
    public static Called of(Object command, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = new CommandLine(command)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .setExecutionExceptionHandler((failure, line, parsed) -> {
                    line.getErr().println(failure.getMessage());
                    return failure instanceof InvalidInputException ? 2 : 1;
                })
                .execute(arguments);
        return new Called(status, out.toString(), err.toString());
    }
}
