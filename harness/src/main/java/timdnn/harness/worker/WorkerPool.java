package timdnn.harness.worker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import timdnn.harness.netlist.DeviceInstance;
import timdnn.harness.netlist.Netlist;
import timdnn.harness.netlist.SaferOptions;
import timdnn.harness.ngspice.DeckResult;
import timdnn.harness.result.SimulationOutcome;
import timdnn.harness.result.SimulationOutcome.Completed;
import timdnn.harness.result.SimulationOutcome.Failed;
import timdnn.harness.result.SimulationOutcome.Recovered;

/**
 * A fixed number of worker processes. Work comes in batches; a batch runs in order on one worker, if possible on one that
 * has its circuit loaded. Outcomes do not depend on the number of workers, nor on what a worker ran before. Thread-safe.
 */
public final class WorkerPool implements AutoCloseable {
    private final Settings settings;
    private final ExecutorService threads;
    private final List<Batch> pending = new ArrayList<>();
    private final ConcurrentLinkedDeque<Worker> idle = new ConcurrentLinkedDeque<>();
    private final Set<Worker> busy = ConcurrentHashMap.newKeySet();
    private final AtomicInteger replaced = new AtomicInteger();
    private volatile boolean closed;

    /** What waits for a worker. */
    private record Batch(List<SimulationRequest> requests, CompletableFuture<List<SimulationOutcome>> outcomes) {}

    /**
     * How workers are run.
     *
     * @param workers number of processes, at least 1
     * @param deadline longest time for one simulation, above 0
     * @param recycleBytes resident memory in bytes above which a worker is replaced
     */
    public record Settings(int workers, Duration deadline, long recycleBytes) {
        /** Checks the ranges. */
        public Settings {
            if (workers < 1) {
                throw new IllegalArgumentException("workers must be at least 1, was " + workers);
            }
            if (deadline.isNegative() || deadline.isZero()) {
                throw new IllegalArgumentException("deadline must be positive, was " + deadline);
            }
        }

        /**
         * Settings for a number of workers: one minute a simulation, replacement above 1 GiB.
         *
         * @param workers number of processes, at least 1
         * @return the settings
         */
        public static Settings of(int workers) {
            return new Settings(workers, Duration.ofMinutes(1), 1L << 30);
        }
    }

    /**
     * A pool whose processes start when there is work for them.
     *
     * @param settings how workers are run
     */
    public WorkerPool(Settings settings) {
        this.settings = settings;
        AtomicInteger number = new AtomicInteger();
        threads = Executors.newFixedThreadPool(settings.workers(), body -> {
            Thread thread = new Thread(body, "worker-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Runs simulations in order on one worker; a circuit that the worker holds already is not loaded again. A simulation
     * whose worker crashed or timed out is tried once more on a new worker. One that failed in its numerics is tried once more with
     * {@link SaferOptions}; the two are independent, so that a worker that dies never changes an outcome.
     *
     * @param batch the simulations
     * @return their outcomes, in the same order; completes exceptionally only if the machinery is broken
     */
    public CompletableFuture<List<SimulationOutcome>> submit(List<SimulationRequest> batch) {
        Batch waiting = new Batch(List.copyOf(batch), new CompletableFuture<>());
        synchronized (pending) {
            pending.add(waiting);
        }
        threads.execute(this::runNext);
        return waiting.outcomes();
    }

    private void runNext() {
        Batch batch = next();
        try {
            batch.outcomes().complete(simulate(batch.requests()));
        } catch (RuntimeException | Error broken) {
            batch.outcomes().completeExceptionally(new CompletionException(broken));
        }
    }

    /**
     * The next batch: the oldest whose circuit an idle worker holds, or else whose circuit no busy one holds, or else the
     * oldest. Workers then keep to circuits of their own as far as there is a choice.
     */
    private Batch next() {
        synchronized (pending) {
            Batch next = pending.stream()
                    .filter(batch -> isHeld(batch, idle))
                    .findFirst()
                    .or(() -> pending.stream()
                            .filter(batch -> !isHeld(batch, busy))
                            .findFirst())
                    .orElseGet(() -> pending.get(0));
            pending.remove(next);
            return next;
        }
    }

    private static boolean isHeld(Batch batch, Collection<Worker> workers) {
        return !batch.requests().isEmpty()
                && workers.stream()
                        .anyMatch(worker -> worker.holds(batch.requests().get(0).netlist()));
    }

    private List<SimulationOutcome> simulate(List<SimulationRequest> requests) {
        List<SimulationOutcome> outcomes = new ArrayList<>(requests.size());
        for (SimulationOutcome outcome : firstTries(requests)) {
            boolean numerical =
                    outcome instanceof Failed failed && failed.kind().isNumerical();
            outcomes.add(numerical ? safer(requests.get(outcomes.size()), (Failed) outcome) : outcome);
        }
        return List.copyOf(outcomes);
    }

    private SimulationOutcome safer(SimulationRequest request, Failed first) {
        SimulationRequest safer = new SimulationRequest(
                SaferOptions.of(request.netlist()),
                request.alterations(),
                SaferOptions.of(request.analysis()),
                request.vectors());
        SimulationOutcome second = firstTries(List.of(safer)).get(0);
        if (second instanceof Completed completed) {
            return new Recovered(
                    completed.plot(), first, SaferOptions.CARD, safer.analysis().command());
        }
        String again = second instanceof Failed failed ? " (" + failed.kind() + " with safer options)" : "";
        return new Failed(first.kind(), first.message() + again, first.log());
    }

    /** Outcomes of all; a worker that is lost costs one try. */
    private List<SimulationOutcome> firstTries(List<SimulationRequest> requests) {
        List<SimulationOutcome> outcomes = new ArrayList<>(requests.size());
        while (outcomes.size() < requests.size()) {
            outcomes.addAll(onOneWorker(requests.subList(outcomes.size(), requests.size())));
            int last = outcomes.size() - 1;
            if (isLost(outcomes.get(last))) {
                outcomes.set(last, onOneWorker(requests.subList(last, last + 1)).get(0));
            }
        }
        return outcomes;
    }

    private static boolean isLost(SimulationOutcome outcome) {
        return outcome instanceof Failed failed && failed.kind().lostTheWorker();
    }

    private List<SimulationOutcome> onOneWorker(List<SimulationRequest> requests) {
        return onWorker(
                requests.get(0).netlist(),
                worker -> worker.simulate(requests, settings.deadline(), settings.recycleBytes()));
    }

    /**
     * The MOSFETs of a circuit after expansion.
     *
     * @param netlist the circuit
     * @return the devices in the deck's order
     * @throws timdnn.harness.HarnessException if ngspice refuses the circuit
     */
    public List<DeviceInstance> devices(Netlist netlist) {
        return onWorker(netlist, worker -> worker.devices(netlist, settings.deadline()));
    }

    /**
     * Runs a deck from its file, in a process of its own.
     *
     * @param deck the file
     * @param runCards whether its analysis cards are to be run, as {@code ngspice -b} does unless a control section has
     * @return its plots, or why there are none
     */
    public DeckResult execute(Path deck, boolean runCards) {
        return onWorker(null, worker -> worker.execute(deck, runCards, settings.deadline()));
    }

    /**
     * Version of the library that the workers use.
     *
     * @return for example {@code 39}
     * @throws timdnn.input.InvalidInputException if no library is installed
     */
    public String ngspiceVersion() {
        return onWorker(null, Worker::ngspiceVersion);
    }

    /**
     * How many workers died and were replaced so far.
     *
     * @return a count
     */
    public int replacements() {
        return replaced.get();
    }

    /**
     * Resident memory of the idle workers, as each last told.
     *
     * @return the sum in bytes, 0 where the system does not tell
     */
    public long residentBytes() {
        return idle.stream().mapToLong(Worker::residentBytes).sum();
    }

    private <T> T onWorker(Netlist netlist, Function<Worker, T> work) {
        Worker worker = idle(netlist);
        if (worker == null) {
            worker = Worker.start("256m");
        }
        busy.add(worker);
        try {
            requireOpen();
            T result = work.apply(worker);
            requireOpen();
            return result;
        } finally {
            busy.remove(worker);
            if (closed || worker.residentBytes() > settings.recycleBytes()) {
                worker.close();
            }
            if (worker.isDead()) {
                replaced.incrementAndGet();
            } else {
                idle.addFirst(worker);
            }
            if (closed) {
                worker.close();
            }
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("pool must be open");
        }
    }

    /** An idle worker, best one that has the circuit loaded: that saves a load and changes no result. */
    private Worker idle(Netlist netlist) {
        if (netlist != null) {
            for (Worker worker : idle) {
                if (worker.holds(netlist) && idle.remove(worker)) {
                    return worker;
                }
            }
        }
        return idle.pollLast();
    }

    /** Ends all workers, also busy ones; batches under way or waiting complete exceptionally. */
    @Override
    public void close() {
        closed = true;
        threads.shutdownNow();
        busy.forEach(Worker::abort);
        synchronized (pending) {
            pending.forEach(batch -> batch.outcomes().cancel(false));
        }
        for (Worker worker = idle.pollFirst(); worker != null; worker = idle.pollFirst()) {
            worker.close();
        }
    }
}
