package timdnn.characterization.engine;

import java.util.Iterator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.function.Function;
import timdnn.characterization.engine.Batches.Batch;
import timdnn.harness.HarnessException;
import timdnn.harness.engine.SimulationEngine;
import timdnn.harness.engine.SimulationRequest;
import timdnn.harness.result.SimulationOutcome;

/**
 * Batches on their way through an engine. They come back in any order and are handed over by the calling thread. A bounded
 * number is under way, so that memory does not grow with the size of the study.
 */
final class BatchFlow {
    /** Batches under way for each worker: one it runs, one it finds waiting, one being stored. */
    private static final int UNDER_WAY = 3;

    private final SimulationEngine engine;
    private final int most;
    private final Function<Batch, List<SimulationRequest>> requests;
    private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();

    /** A batch that came back. */
    record Arrived(Batch batch, List<SimulationOutcome> outcomes) {}

    /** The same, or the failure of the machinery. */
    private record Arrival(Batch batch, List<SimulationOutcome> outcomes, Throwable broken) {}

    BatchFlow(SimulationEngine engine, int workers, Function<Batch, List<SimulationRequest>> requests) {
        this.engine = engine;
        this.requests = requests;
        most = UNDER_WAY * workers;
    }

    /**
     * Simulates batches.
     *
     * @param arrived takes each as it comes back
     * @throws HarnessException if the machinery breaks
     */
    void run(Iterator<Batch> waiting, Consumer<Arrived> arrived) {
        int underWay = 0;
        for (; underWay < most && waiting.hasNext(); underWay++) {
            submit(waiting.next());
        }
        for (; underWay > 0; underWay--) {
            Arrival arrival = take();
            if (waiting.hasNext()) {
                submit(waiting.next());
                underWay++;
            }
            arrived.accept(whole(arrival));
        }
    }

    private void submit(Batch batch) {
        var unused = engine.submit(requests.apply(batch))
                .whenComplete((outcomes, broken) -> arrivals.add(new Arrival(batch, outcomes, broken)));
    }

    private Arrival take() {
        try {
            return arrivals.take();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new HarnessException("the campaign was interrupted", interrupted);
        }
    }

    private static Arrived whole(Arrival arrival) {
        if (arrival.broken() != null) {
            Throwable cause = arrival.broken().getCause() == null
                    ? arrival.broken()
                    : arrival.broken().getCause();
            throw new HarnessException("a batch of simulations broke off: " + cause.getMessage(), cause);
        }
        return new Arrived(arrival.batch(), arrival.outcomes());
    }
}
