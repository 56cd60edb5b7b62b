package timdnn.cli.study;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import timdnn.characterization.circuit.running.CircuitCheck;
import timdnn.characterization.plan.Study;
import timdnn.characterization.plan.StudyReader;
import timdnn.characterization.study.VariedDevices;
import timdnn.cli.shared.Json;
import timdnn.cli.shared.JsonParts;
import timdnn.cli.shared.Project;
import timdnn.harness.ngspice.NgspiceInstallation;
import timdnn.input.InvalidInputException;

/** Tries a plan before anything is stored. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Try a plan without storing anything: its mistakes, and what it will cost.")
public final class CheckCommand implements Callable<Integer> {
    private static final int WRONG_INPUT = 2;
    private static final Pattern PLACE = Pattern.compile("(?s)(.*?):(\\d+): (.*)");

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "PLAN", description = "the study, a YAML file")
    private Path plan;

    @Option(names = "--json", description = "print one JSON document on standard output")
    private boolean json;

    @Override
    public Integer call() {
        NgspiceInstallation.require();
        List<InvalidInputException> problems = new ArrayList<>();
        CircuitCheck check = new CircuitCheck(List.of(), 0, 0, 0, 0);
        try {
            String text = StudyReader.text(plan);
            Study study = StudyReader.parse(plan, text);
            if (study.declared().isPresent()) {
                check = CircuitCheck.of(study, plan, text);
                problems.addAll(check.problems());
            } else {
                VariedDevices.complaint(study, Project.netlists())
                        .ifPresent(sentence ->
                                problems.add(StudyReader.complaint(plan, text, "variation", "devices", sentence)));
            }
        } catch (InvalidInputException wrong) {
            problems.add(wrong);
        }
        if (json) {
            Json.print(document(check, problems));
        } else {
            print(check, problems);
        }
        return problems.isEmpty() ? 0 : WRONG_INPUT;
    }

    private void print(CircuitCheck check, List<InvalidInputException> problems) {
        PrintWriter out = spec.commandLine().getOut();
        problems.forEach(problem -> out.println("problem: " + problem.getMessage()));
        if (problems.isEmpty()) {
            out.println(String.format(
                    Locale.ROOT,
                    "%.0f simulations, about %.0f s on one worker, about %.1f MB, %d parameters vary; no problem found",
                    check.simulations(),
                    check.simulations() * check.secondsEach(),
                    check.bytes() * 1e-6,
                    check.devices()));
        }
        out.flush();
    }

    private static Map<String, Object> document(CircuitCheck check, List<InvalidInputException> problems) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("simulations", check.simulations());
        document.put("seconds", check.simulations() * check.secondsEach());
        document.put("bytes", check.bytes());
        document.put("devices", check.devices());
        document.put("problems", problems.stream().map(CheckCommand::problem).toList());
        return document;
    }

    /** File and line out of a message that has them: what throws is not always a reader of files. */
    private static Map<String, Object> problem(InvalidInputException problem) {
        Matcher place = PLACE.matcher(problem.getMessage());
        boolean found = place.matches();
        return JsonParts.ordered(
                "file", found ? place.group(1) : null,
                "line", found ? Integer.valueOf(place.group(2)) : null,
                "message", found ? place.group(3) : problem.getMessage());
    }
}
