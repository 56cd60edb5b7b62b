package timdnn.harness.worker;

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
import java.util.function.Consumer;
import java.util.function.Function;
import timdnn.harness.engine.SimulationRequest;
import timdnn.harness.netlist.DeviceInstance;
import timdnn.harness.netlist.Netlist;
import timdnn.harness.netlist.SaferOptions;
import timdnn.harness.ngspice.DeckRequest;
import timdnn.harness.ngspice.DeckResult;
import timdnn.harness.result.SimulationOutcome;
import timdnn.harness.result.SimulationOutcome.Completed;
import timdnn.harness.result.SimulationOutcome.Failed;
import timdnn.harness.result.SimulationOutcome.Recovered;

/**
 * A fixed number of worker processes. Work comes in batches; a batch runs in order on one worker, if possible on one that
 * has its circuit loaded. Outcomes do not depend on the number of workers, nor on what a worker ran before. Thread-safe.
 */
final class WorkerPool implements LocalEngine {
    private final Settings settings;
    private final ExecutorService threads;
    private final List<Batch> pending = new ArrayList<>();
    private final ConcurrentLinkedDeque<Worker> idle = new ConcurrentLinkedDeque<>();
    private final Set<Worker> busy = ConcurrentHashMap.newKeySet();
    private final AtomicInteger replaced = new AtomicInteger();
    private volatile boolean closed;

    /** What waits for a worker. */
    private record Batch(List<SimulationRequest> requests, CompletableFuture<List<SimulationOutcome>> outcomes) {}

    WorkerPool(Settings settings) {
        this.settings = settings;
        AtomicInteger number = new AtomicInteger();
        threads = Executors.newFixedThreadPool(settings.workers(), body -> {
            Thread thread = new Thread(body, "worker-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
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
                request.vectors(),
                request.after());
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

    @Override
    public List<DeviceInstance> devices(Netlist netlist) {
        return onWorker(netlist, worker -> worker.devices(netlist, settings.deadline()));
    }

    @Override
    public List<String> instances(Netlist netlist) {
        return onWorker(netlist, worker -> worker.inspect(netlist, List.of(), settings.deadline())
                .instances());
    }

    @Override
    public List<Double> values(Netlist netlist, List<String> vectors) {
        return onWorker(netlist, worker -> worker.inspect(netlist, vectors, settings.deadline())
                .values());
    }

    @Override
    public DeckResult execute(DeckRequest request, Consumer<String> printed) {
        try (Worker worker = new Worker(WorkerPurpose.DECK)) {
            busy.add(worker);
            try {
                requireOpen();
                return worker.execute(request, printed);
            } finally {
                busy.remove(worker);
            }
        }
    }

    @Override
    public boolean loadsOsdi() {
        return onWorker(null, Worker::loadsOsdi);
    }

    @Override
    public String version() {
        return onWorker(null, Worker::ngspiceVersion);
    }

    @Override
    public int replacements() {
        return replaced.get();
    }

    @Override
    public long residentBytes() {
        return idle.stream().mapToLong(Worker::residentBytes).sum();
    }

    private <T> T onWorker(Netlist netlist, Function<Worker, T> work) {
        Worker worker = idle(netlist);
        if (worker == null) {
            worker = new Worker(WorkerPurpose.SAMPLES);
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
