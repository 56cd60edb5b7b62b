package timdnn.characterization.circuit.running;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import timdnn.characterization.circuit.declaration.Bench;
import timdnn.characterization.circuit.declaration.BenchResults;
import timdnn.characterization.circuit.declaration.BenchesPlan;
import timdnn.characterization.circuit.declaration.CircuitFault;
import timdnn.characterization.circuit.declaration.Expression;
import timdnn.characterization.circuit.declaration.ParameterTarget;
import timdnn.characterization.circuit.declaration.VaryPlan;
import timdnn.characterization.circuit.measure.DeclaredMeasure;
import timdnn.characterization.circuit.measure.ParameterScope;
import timdnn.characterization.circuit.measure.Vectors;
import timdnn.characterization.engine.Trial;
import timdnn.characterization.plan.Study;
import timdnn.characterization.plan.StudyReader;
import timdnn.characterization.variation.InstanceVariables;
import timdnn.characterization.waveform.Measure;
import timdnn.harness.HarnessException;
import timdnn.harness.engine.SimulationEngine;
import timdnn.harness.engine.SimulationRequest;
import timdnn.harness.netlist.Alteration;
import timdnn.harness.netlist.DeckDiagnosis;
import timdnn.harness.result.Plot;
import timdnn.harness.result.SimulationOutcome;
import timdnn.harness.result.SimulationOutcome.Completed;
import timdnn.harness.result.SimulationOutcome.Failed;
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
    private static final InstanceVariables NOTHING = new InstanceVariables(List.of(), java.util.Map.of());

    /** Copies the list. */
    public CircuitCheck {
        problems = List.copyOf(problems);
    }

    /** What one bench showed. */
    private record Tried(double seconds, Set<String> effective, Set<String> varied) {}

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
                TriedResults results = new TriedResults();
                for (Bench bench : benches) {
                    try {
                        Tried one = attempt(
                                engine, condition, CircuitDeck.of(condition, results), bench, results, effective);
                        seconds += one.seconds();
                        tried++;
                        effective.addAll(one.effective());
                        varied.addAll(one.varied());
                    } catch (CircuitFault fault) {
                        add(problems, fault.in(file, text));
                    } catch (InvalidInputException wrong) {
                        add(problems, wrong);
                    }
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

    private static Tried attempt(
            SimulationEngine engine,
            Study condition,
            CircuitDeck deck,
            Bench bench,
            TriedResults results,
            Set<String> known) {
        Trial nominal = deck.trial(bench, bench.points().get(0));
        requireNumbers(deck, bench);
        Path origin = bench.netlist().orElse(condition.declared().orElseThrow().netlist());
        Optional<VaryPlan> vary =
                condition.section(VaryPlan.class).filter(plan -> !plan.own() && bench.samples(condition) > 0);
        TakenValues taken = deck.taken(
                bench, bench.points().get(0), deck.scope(bench, bench.points().get(0)));
        List<Alteration> placed = taken.behind(NOTHING).alterations(taken.behind(new double[0], BenchResults.NOMINAL));
        Plot first;
        try {
            requireDevices(engine, nominal, bench, taken);
            first = run(engine, nominal, placed, bench, origin);
            results.put(bench, nominal, first, deck.scope(bench, bench.points().get(0)));
            // Hashed when it is first compared, which takes long where it holds a foundry's library.
            nominal.netlist().sha256();
            long start = System.nanoTime();
            run(engine, nominal, placed, bench, origin);
            double seconds = (System.nanoTime() - start) * 1e-9;
            if (vary.isEmpty()) {
                requireMeasures(engine, deck, nominal, bench, first);
                return new Tried(seconds, Set.of(), Set.of());
            }
            InstanceVariables variables = Variations.of(engine, nominal.netlist(), vary.get());
            Plot second = run(engine, nominal, deviating(taken, variables), bench, origin);
            requireMeasures(engine, deck, nominal, bench, first);
            Set<String> effective = new LinkedHashSet<>();
            List<VaryPlan.Law> laws = vary.get().laws();
            for (VaryPlan.Law law : laws) {
                if (known.contains(law.name())) {
                    continue;
                }
                boolean acts = bench.search().isPresent();
                if (!acts) {
                    Plot alone = laws.size() == 1
                            ? second
                            : run(engine, nominal, deviating(taken, of(engine, nominal, law)), bench, origin);
                    acts = differs(nominal, first, alone);
                }
                if (acts) {
                    effective.add(law.name());
                }
            }
            return new Tried(seconds, effective, Set.copyOf(variables.nominal().keySet()));
        } catch (HarnessException refused) {
            throw DeckDiagnosis.of(nominal.netlist(), origin, refused.getMessage());
        }
    }

    private static InstanceVariables of(SimulationEngine engine, Trial nominal, VaryPlan.Law law) {
        return Variations.of(engine, nominal.netlist(), new VaryPlan(List.of(law), false));
    }

    /** Every variable at one σ, or half of it downwards, so that pairs do not cancel. */
    private static List<Alteration> deviating(TakenValues taken, InstanceVariables variables) {
        double[] z = new double[variables.dimension()];
        for (int i = 0; i < z.length; i++) {
            z[i] = i % 2 == 0 ? 1 : -0.5;
        }
        return taken.behind(variables).alterations(taken.behind(z, BenchResults.NOMINAL));
    }

    /** What a search or {@code use} sets must be there to be set. */
    private static void requireDevices(SimulationEngine engine, Trial nominal, Bench bench, TakenValues taken) {
        for (ParameterTarget target : taken.targets()) {
            requireDevice(
                    engine, nominal, target.device(), target.parameter(), List.of("benches", bench.name(), "use"));
        }
        bench.search()
                .ifPresent(search -> requireDevice(
                        engine,
                        nominal,
                        search.device(),
                        search.parameter(),
                        List.of("benches", bench.name(), "search", "over")));
    }

    private static void requireDevice(
            SimulationEngine engine, Trial nominal, String device, String parameter, List<String> path) {
        String vector = "@" + device + "[" + parameter + "]";
        if (!device.isEmpty()
                && engine.values(nominal.netlist(), List.of(vector)).get(0).isNaN()) {
            throw new CircuitFault(path, "names " + vector.substring(1) + ", which the circuit has not");
        }
    }

    private static void requireNumbers(CircuitDeck deck, Bench bench) {
        ParameterScope scope = deck.scope(bench, bench.points().get(0));
        bench.search().ifPresent(search -> java.util.Map.of(
                        "from", search.from(),
                        "to", search.to(),
                        "target", search.target(),
                        "tolerance", search.tolerance())
                .forEach((key, text) -> {
                    try {
                        Expression.parse(text).value(scope::value);
                    } catch (IllegalArgumentException wrong) {
                        throw new CircuitFault(List.of("benches", bench.name(), "search", key), wrong.getMessage());
                    }
                }));
    }

    private static Plot run(
            SimulationEngine engine, Trial trial, List<Alteration> alterations, Bench bench, Path origin) {
        SimulationOutcome outcome = engine.submit(List.of(new SimulationRequest(
                        trial.netlist(), alterations, trial.analysis(), trial.vectors(), trial.after())))
                .join()
                .get(0);
        if (outcome instanceof Completed completed) {
            return completed.plot();
        }
        if (outcome instanceof SimulationOutcome.Recovered recovered) {
            return recovered.plot();
        }
        Failed failed = (Failed) outcome;
        if (failed.kind() == SimulationOutcome.FailureKind.DECK_REJECTED) {
            throw DeckDiagnosis.of(trial.netlist(), origin, failed.message());
        }
        throw new CircuitFault(
                List.of("benches", bench.name(), "analysis"),
                "fails already without variation (" + failed.kind() + "): " + failed.message()
                        + (failed.kind() == SimulationOutcome.FailureKind.TIMED_OUT
                                ? "; limits.deadline gives it longer"
                                : ""));
    }

    private static void requireMeasures(
            SimulationEngine engine, CircuitDeck deck, Trial trial, Bench bench, Plot plot) {
        for (Measure measure : trial.measures()) {
            boolean searched = bench.search().isPresent();
            if (!searched && !Double.isFinite(measure.of(plot))) {
                List<String> path = List.of("benches", bench.name(), "measure", measure.name());
                requireVectors(engine, deck, trial, bench, path, ((DeclaredMeasure) measure).saves());
                List<String> absent = measure.vectors().stream()
                        .filter(vector -> plot.find(vector).isEmpty())
                        .toList();
                throw new CircuitFault(
                        path,
                        absent.isEmpty()
                                ? "never happens in the nominal simulation"
                                : "gives no number in the nominal simulation: a vector that it reads is not there, or what it "
                                        + "measures never happens");
            }
        }
        for (String kept : bench.keep()) {
            requireVectors(engine, deck, trial, bench, List.of("benches", bench.name(), "keep"), Vectors.of(kept));
        }
    }

    /** Names a vector that the circuit has not; where there is no operating point, nothing can be said. */
    private static void requireVectors(
            SimulationEngine engine,
            CircuitDeck deck,
            Trial trial,
            Bench bench,
            List<String> path,
            List<String> vectors) {
        Optional<String> certain = deck.certainVector(bench);
        if (vectors.isEmpty()
                || certain.isEmpty()
                || !Double.isFinite(
                        engine.values(trial.netlist(), List.of(certain.get())).get(0))) {
            return;
        }
        List<Double> values = engine.values(trial.netlist(), vectors);
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i).isNaN()) {
                throw new CircuitFault(path, "reads " + vectors.get(i) + ", which the circuit has not");
            }
        }
    }

    private static boolean differs(Trial trial, Plot first, Plot second) {
        return trial.measures().stream()
                .anyMatch(measure -> Double.compare(measure.of(first), measure.of(second)) != 0);
    }
}
