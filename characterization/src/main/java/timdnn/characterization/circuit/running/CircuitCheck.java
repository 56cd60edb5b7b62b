package timdnn.characterization.circuit.running;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import timdnn.characterization.circuit.declaration.Bench;
import timdnn.characterization.circuit.declaration.BenchesPlan;
import timdnn.characterization.circuit.declaration.CircuitFault;
import timdnn.characterization.circuit.declaration.VaryPlan;
import timdnn.characterization.plan.Study;
import timdnn.characterization.plan.StudyReader;
import timdnn.harness.worker.LocalEngine;
import timdnn.input.InvalidInputException;

/**
 * Tries a declared study before anything is stored: every bench once at the first point of its grid under each condition,
 * without variation and with every variable at one σ.
 *
 * @param problems what is wrong, each with file, line and field as far as they are known
 * @param simulations simulations that the study has
 * @param secondsEach seconds of a simulation, on one worker
 * @param bytes expected size of the store
 * @param devices how many devices vary
 */
public record CircuitCheck(
        List<InvalidInputException> problems, double simulations, double secondsEach, double bytes, int devices) {
    private static final double BYTES_A_NUMBER = 160;
    private static final int MOST_CONDITIONS = 16;

    /** Copies the list. */
    public CircuitCheck {
        problems = List.copyOf(problems);
    }

    /**
     * Tries a study.
     *
     * @param study the study, whose plan declares its circuit
     * @param file the plan
     * @param text its text
     * @return what was found
     */
    public static CircuitCheck of(Study study, Path file, String text) {
        List<InvalidInputException> problems = new ArrayList<>();
        List<Study> conditions = study.conditions();
        List<Bench> benches =
                study.section(BenchesPlan.class).map(BenchesPlan::benches).orElse(List.of());
        if (benches.isEmpty()) {
            problems.add(StudyReader.complaint(file, text, List.of("benches"), "is missing: nothing is measured"));
        }
        double simulations = 0;
        double numbers = 0;
        for (Bench bench : benches) {
            double one = bench.size()
                    * (1.0 + bench.samples(study))
                    * (bench.search().isPresent() ? SearchRun.USUAL : 1);
            simulations += one * conditions.size();
            numbers += one * conditions.size() * bench.measures().size();
        }
        double seconds = 0;
        int tried = 0;
        Set<String> effective = new LinkedHashSet<>();
        Set<String> varied = new LinkedHashSet<>();
        try (LocalEngine engine = LocalEngine.of(LocalEngine.Settings.of(
                1, Duration.ofMillis(Math.max(1, Math.round(study.limits().deadline_s() * 1e3)))))) {
            for (Study condition : conditions.subList(0, Math.min(MOST_CONDITIONS, conditions.size()))) {
                // First all benches as they are, then varied: what was altered has to be loaded anew to be as it was.
                TriedResults results = new TriedResults();
                List<TriedBench> all = new ArrayList<>();
                for (Bench bench : benches) {
                    telling(
                            problems,
                            file,
                            text,
                            () -> all.add(TriedBench.nominal(
                                    engine, condition, CircuitDeck.of(condition, results), bench, results)));
                }
                for (TriedBench one : all) {
                    seconds += one.seconds();
                    tried++;
                    varied.addAll(one.variables().nominal().keySet());
                    telling(problems, file, text, () -> effective.addAll(one.acting(engine, condition, effective)));
                }
            }
        }
        if (problems.isEmpty() && !varied.isEmpty()) {
            idle(study.require(VaryPlan.class), effective)
                    .forEach(path -> problems.add(StudyReader.complaint(
                            file,
                            text,
                            path,
                            "changes nothing: with every variable at one sigma all measures stay the same")));
        }
        return new CircuitCheck(
                problems, simulations, tried == 0 ? 0 : seconds / tried, numbers * BYTES_A_NUMBER, varied.size());
    }

    /** Where laws stand that no measure depends on: the whole section, if none has an effect. */
    private static List<List<String>> idle(VaryPlan plan, Set<String> effective) {
        if (effective.isEmpty()) {
            return List.of(List.of("vary"));
        }
        return plan.laws().stream()
                .filter(law -> !effective.contains(law.name()))
                .map(law -> List.of("vary", law.name()))
                .toList();
    }

    /** A mistake of the netlist shows in every bench and condition; it is told once. */
    private static void add(List<InvalidInputException> problems, InvalidInputException problem) {
        if (problems.stream().noneMatch(known -> known.getMessage().equals(problem.getMessage()))) {
            problems.add(problem);
        }
    }

    private static void telling(List<InvalidInputException> problems, Path file, String text, Runnable attempt) {
        try {
            attempt.run();
        } catch (CircuitFault fault) {
            add(problems, fault.in(file, text));
        } catch (InvalidInputException wrong) {
            add(problems, wrong);
        }
    }
}
