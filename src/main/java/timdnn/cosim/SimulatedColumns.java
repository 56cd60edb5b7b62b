package timdnn.cosim;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.IntConsumer;
import timdnn.characterization.waveform.Measure;
import timdnn.harness.HarnessException;
import timdnn.harness.engine.SimulationEngine;
import timdnn.harness.engine.SimulationRequest;
import timdnn.harness.result.Plot;
import timdnn.harness.result.SimulationOutcome;

/**
 * An engine whose simulations are counted and measured.
 *
 * @param engine what simulates
 * @param simulations told the number of simulations just done, from any thread
 */
record SimulatedColumns(SimulationEngine engine, IntConsumer simulations) {
    /** The measures of a simulation; empty if it failed. */
    CompletableFuture<List<Double>> measured(SimulationRequest request, List<Measure> measures) {
        return engine.submit(List.of(request)).thenApply(outcomes -> {
            simulations.accept(1);
            Plot plot = plot(outcomes.get(0));
            return plot == null
                    ? List.of()
                    : measures.stream().map(measure -> measure.of(plot)).toList();
        });
    }

    private static Plot plot(SimulationOutcome outcome) {
        if (outcome instanceof SimulationOutcome.Completed completed) {
            return completed.plot();
        }
        return outcome instanceof SimulationOutcome.Recovered recovered ? recovered.plot() : null;
    }

    /** What a simulation gave, once it has. */
    static <T> T finished(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException broken) {
            if (broken.getCause() instanceof HarnessException machinery) {
                throw machinery;
            }
            throw broken;
        }
    }
}
