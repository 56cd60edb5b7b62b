package timdnn.characterization.circuit.running;

import java.util.ArrayList;
import java.util.List;
import timdnn.characterization.circuit.declaration.Bench;
import timdnn.characterization.circuit.declaration.BenchResults;
import timdnn.characterization.circuit.declaration.BenchesPlan;
import timdnn.characterization.circuit.declaration.CircuitFault;
import timdnn.characterization.circuit.declaration.Reference;
import timdnn.characterization.circuit.declaration.VaryPlan;
import timdnn.characterization.engine.StandAloneDeck;
import timdnn.characterization.engine.Trial;
import timdnn.characterization.plan.Study;
import timdnn.characterization.sample.SampleStream;
import timdnn.characterization.variation.InstanceVariables;
import timdnn.harness.engine.SimulationEngine;
import timdnn.harness.engine.SimulationRequest;
import timdnn.input.InvalidInputException;

/**
 * Samples of a declared study's first bench that builds on no other simulation, at the first point of its grid, for timing
 * them.
 *
 * @param bench name of the bench
 * @param requests the samples
 * @param measures commands that measure, as a stand-alone deck has them
 */
public record CircuitSamples(String bench, List<SimulationRequest> requests, List<String> measures) {
    /** Copies the lists. */
    public CircuitSamples {
        requests = List.copyOf(requests);
        measures = List.copyOf(measures);
    }

    /**
     * Samples of a study.
     *
     * @param condition the study under one condition
     * @param engine answers what is asked about devices
     * @param count number of samples
     * @return the samples
     * @throws InvalidInputException if the study has no such bench, or nothing varies by the plan's own laws
     */
    public static CircuitSamples of(Study condition, SimulationEngine engine, int count) {
        VaryPlan vary = condition
                .section(VaryPlan.class)
                .filter(plan -> !plan.own())
                .orElseThrow(() -> new InvalidInputException("the plan must have vary, with laws of its own"));
        Bench bench = condition.section(BenchesPlan.class).map(BenchesPlan::benches).orElse(List.of()).stream()
                .filter(one -> !one.isPlaced()
                        && one.points().get(0).values().values().stream().noneMatch(Reference::isIn))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException("the plan must have a bench without search and use"));
        try {
            Trial trial = CircuitDeck.of(condition, BenchResults.NONE)
                    .trial(bench, bench.points().get(0));
            InstanceVariables variables = Variations.of(engine, trial.netlist(), vary);
            SampleStream stream = new SampleStream(condition.seed(), InstanceVariables.DIE, condition.condition());
            List<SimulationRequest> requests = new ArrayList<>();
            for (int sample = 0; sample < count; sample++) {
                requests.add(new SimulationRequest(
                        trial.netlist(),
                        variables.alterations(variables.draw(stream, InstanceVariables.DIE, sample)),
                        trial.analysis(),
                        trial.vectors(),
                        trial.after()));
            }
            return new CircuitSamples(
                    bench.name(),
                    requests,
                    trial.measures().stream()
                            .flatMap(measure -> measure.card().lines())
                            .toList());
        } catch (CircuitFault fault) {
            throw fault.asInput();
        }
    }

    /**
     * A sample as a deck.
     *
     * @param request one of the samples
     * @return the deck's text
     */
    public String deck(SimulationRequest request) {
        return StandAloneDeck.text(
                request.netlist().lines(), request.analysis().command(), measures, request.alterations());
    }
}
