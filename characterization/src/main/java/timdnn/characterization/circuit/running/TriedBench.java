package timdnn.characterization.circuit.running;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import timdnn.characterization.circuit.declaration.Bench;
import timdnn.characterization.circuit.declaration.BenchResults;
import timdnn.characterization.circuit.declaration.CircuitFault;
import timdnn.characterization.circuit.declaration.Expression;
import timdnn.characterization.circuit.declaration.ParameterTarget;
import timdnn.characterization.circuit.declaration.VaryPlan;
import timdnn.characterization.circuit.measure.DeclaredMeasure;
import timdnn.characterization.circuit.measure.ParameterScope;
import timdnn.characterization.circuit.measure.Vectors;
import timdnn.characterization.engine.Trial;
import timdnn.characterization.plan.Study;
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

/**
 * A bench that was tried at the first point of its grid, without variation, and how its measures answer to variation.
 *
 * @param bench the bench
 * @param trial its simulation
 * @param plot its result
 * @param taken what earlier benches found and this one sets
 * @param seconds time of a simulation
 * @param variables what varies; nothing where the bench has no samples
 * @param laws what each law of several varies, by its name
 */
record TriedBench(
        Bench bench,
        Trial trial,
        Plot plot,
        TakenValues taken,
        double seconds,
        InstanceVariables variables,
        Map<String, InstanceVariables> laws) {
    private static final InstanceVariables NOTHING = new InstanceVariables(List.of(), Map.of());

    /** Copies the map. */
    TriedBench {
        laws = Map.copyOf(laws);
    }

    private static Path origin(Study condition, Bench bench) {
        return bench.netlist().orElse(condition.declared().orElseThrow().netlist());
    }

    /**
     * Tries a bench without variation.
     *
     * @param engine runs simulations
     * @param condition the study under one condition
     * @param deck makes the bench's simulation
     * @param bench the bench
     * @param results what earlier benches found, and from here on this one, too
     * @return what it showed
     * @throws CircuitFault if the plan asks for what the circuit has not, or a measure gives no number
     * @throws timdnn.input.InvalidInputException if ngspice refuses the netlist
     */
    static TriedBench nominal(
            SimulationEngine engine, Study condition, CircuitDeck deck, Bench bench, TriedResults results) {
        Trial nominal = deck.trial(bench, bench.points().get(0));
        requireNumbers(deck, bench);
        Path origin = origin(condition, bench);
        TakenValues taken = deck.taken(
                bench, bench.points().get(0), deck.scope(bench, bench.points().get(0)));
        List<Alteration> placed = taken.behind(NOTHING).alterations(taken.behind(new double[0], BenchResults.NOMINAL));
        try {
            requireDevices(engine, nominal, bench, taken);
            Plot first = run(engine, nominal, placed, bench, origin);
            results.put(bench, nominal, first, deck.scope(bench, bench.points().get(0)));
            // Hashed when it is first compared, which takes long where it holds a foundry's library.
            nominal.netlist().sha256();
            long start = System.nanoTime();
            run(engine, nominal, placed, bench, origin);
            double seconds = (System.nanoTime() - start) * 1e-9;
            requireMeasures(engine, deck, nominal, bench, first);
            Optional<VaryPlan> vary = vary(condition, bench);
            Map<String, InstanceVariables> laws = new LinkedHashMap<>();
            vary.map(VaryPlan::laws)
                    .filter(several -> several.size() > 1)
                    .orElse(List.of())
                    .forEach(law -> laws.put(
                            law.name(), Variations.of(engine, nominal.netlist(), new VaryPlan(List.of(law), false))));
            InstanceVariables variables =
                    vary.isPresent() ? Variations.of(engine, nominal.netlist(), vary.get()) : NOTHING;
            return new TriedBench(bench, nominal, first, taken, seconds, variables, laws);
        } catch (HarnessException refused) {
            throw DeckDiagnosis.of(nominal.netlist(), origin, refused.getMessage());
        }
    }

    private static Optional<VaryPlan> vary(Study condition, Bench bench) {
        return condition.section(VaryPlan.class).filter(plan -> !plan.own() && bench.samples(condition) > 0);
    }

    /**
     * Laws that change a measure of the bench.
     *
     * @param engine runs simulations
     * @param condition the study under one condition
     * @param known names of laws that change another bench already; they are not tried
     * @return names of the others that change a measure
     */
    Set<String> acting(SimulationEngine engine, Study condition, Set<String> known) {
        Optional<VaryPlan> vary = vary(condition, bench);
        if (vary.isEmpty()) {
            return Set.of();
        }
        Path origin = origin(condition, bench);
        try {
            Plot together = run(engine, trial, deviating(taken, variables), bench, origin);
            Set<String> acting = new LinkedHashSet<>();
            List<VaryPlan.Law> declared = vary.get().laws();
            for (VaryPlan.Law law : declared) {
                if (known.contains(law.name())) {
                    continue;
                }
                boolean acts = bench.search().isPresent();
                if (!acts) {
                    Plot alone = declared.size() == 1 ? together : run(engine, trial, alone(law), bench, origin);
                    acts = differs(trial, plot, alone);
                }
                if (acts) {
                    acting.add(law.name());
                }
            }
            return acting;
        } catch (HarnessException refused) {
            throw DeckDiagnosis.of(trial.netlist(), origin, refused.getMessage());
        }
    }

    /** One law's variables at one σ, those of all others back at their nominal values. */
    private List<Alteration> alone(VaryPlan.Law law) {
        Map<String, Alteration> alterations = new LinkedHashMap<>();
        taken.behind(variables)
                .alterations(taken.behind(new double[variables.dimension()], BenchResults.NOMINAL))
                .forEach(alteration -> alterations.put(place(alteration), alteration));
        deviating(taken, laws.get(law.name())).forEach(alteration -> alterations.put(place(alteration), alteration));
        return List.copyOf(alterations.values());
    }

    private static String place(Alteration alteration) {
        return alteration.device() + ' ' + alteration.parameter();
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
        bench.search().ifPresent(search -> Map.of(
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
        if (vectors.isEmpty() || certain.isEmpty()) {
            return;
        }
        List<String> asked = new ArrayList<>(vectors);
        asked.add(certain.get());
        List<Double> values = engine.values(trial.netlist(), asked);
        if (!Double.isFinite(values.get(vectors.size()))) {
            return;
        }
        for (int i = 0; i < vectors.size(); i++) {
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
