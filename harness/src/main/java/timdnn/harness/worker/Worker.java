package timdnn.harness.worker;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import timdnn.harness.HarnessException;
import timdnn.harness.engine.SimulationRequest;
import timdnn.harness.netlist.Alteration;
import timdnn.harness.netlist.DeviceInstance;
import timdnn.harness.netlist.Netlist;
import timdnn.harness.ngspice.DeckRequest;
import timdnn.harness.ngspice.DeckResult;
import timdnn.harness.result.SimulationOutcome;
import timdnn.harness.result.SimulationOutcome.Failed;
import timdnn.harness.result.SimulationOutcome.FailureKind;
import timdnn.input.InvalidInputException;

/**
 * One worker process seen from the supervisor. Owned by one thread. After a crash or a time-out it is dead and must be
 * replaced; a simulation never throws for that, it fails.
 */
final class Worker implements AutoCloseable {
    private static final Duration START_DEADLINE = Duration.ofSeconds(60);
    private static final Duration WRITING = Duration.ofMinutes(10);

    /** Requests sent ahead at most: some, so that the worker never waits; few, since those behind a crash run again. */
    private static final int AHEAD = 16;

    /** In place of a reply: the pipe ended. */
    private record Ended() {}

    /** In place of a reply: the deadline passed, and the process was ended. */
    private record Late() {}

    private final WorkerProcess process;
    private final DataOutputStream requests;
    private final DataInputStream replies;
    private final Deadline deadline;
    private final Frame.Ready ready;
    private final Set<String> altered = new HashSet<>();
    private volatile Netlist loaded; // other threads look at what a worker holds
    private boolean dead;
    private long residentBytes;

    /**
     * Starts a process.
     *
     * @param purpose what for
     * @throws InvalidInputException if no ngspice library is installed
     */
    Worker(WorkerPurpose purpose) {
        process = WorkerProcess.start(purpose);
        requests = new DataOutputStream(new BufferedOutputStream(process.requests(), 1 << 16));
        replies = new DataInputStream(new BufferedInputStream(process.replies(), 1 << 16));
        deadline = new Deadline(process::destroy);
        Object first = await(START_DEADLINE);
        if (first instanceof Frame.Ready up) {
            ready = up;
            return;
        }
        kill();
        if (first instanceof Frame.Unable unable) {
            throw new InvalidInputException(unable.reason());
        }
        throw new HarnessException("a worker process did not start; its last lines: " + process.lastLines());
    }

    String ngspiceVersion() {
        return ready.ngspiceVersion();
    }

    boolean loadsOsdi() {
        return ready.loadsOsdi();
    }

    long pid() {
        return process.pid();
    }

    boolean isDead() {
        return dead;
    }

    long residentBytes() {
        return residentBytes;
    }

    /**
     * Runs simulations in order. Loads a circuit where another is loaded or where an earlier alteration would linger.
     * Requests travel ahead of the replies, so that the worker never waits for the supervisor; each simulation has the
     * deadline for itself, counted from the reply to the one before.
     *
     * @param requests at least one
     * @param recycleBytes resident memory in bytes above which no more is done
     * @return outcomes of the first simulations, at least of one. Those that are missing were not begun or do not count: the
     *     last outcome is that of a lost worker, or the worker must be replaced.
     */
    List<SimulationOutcome> simulate(List<SimulationRequest> requests, Duration deadline, long recycleBytes) {
        List<SimulationOutcome> outcomes = new ArrayList<>(requests.size());
        while (outcomes.size() < requests.size() && !dead && residentBytes <= recycleBytes) {
            SimulationRequest first = requests.get(outcomes.size());
            Optional<Failed> refused = load(first, deadline);
            if (refused.isPresent()) {
                outcomes.add(refused.get());
            } else {
                stream(requests, outcomes, deadline, recycleBytes);
            }
        }
        return outcomes;
    }

    /** Runs the next simulations, up to the first that needs a load. */
    private void stream(
            List<SimulationRequest> requests, List<SimulationOutcome> outcomes, Duration deadline, long recycleBytes) {
        int sent = outcomes.size();
        boolean more = true;
        while (more || outcomes.size() < sent) {
            // In blocks: a worker that is woken for each request loses time that it needs for the simulation.
            if (more && sent - outcomes.size() <= AHEAD / 2) {
                int end = Math.min(requests.size(), outcomes.size() + AHEAD);
                while (sent < end && !needsLoad(requests.get(sent))) {
                    SimulationRequest request = requests.get(sent);
                    altered.addAll(changes(request));
                    write(new Frame.Run(
                            request.alterations(), request.analysis().command(), request.after(), request.vectors()));
                    sent++;
                }
                more = sent == end && end < requests.size();
                flush();
            }
            Object reply = await(deadline);
            if (!(reply instanceof Frame.Ran ran)) {
                outcomes.add(lost(reply, deadline));
                return;
            }
            outcomes.add(ran.outcome());
            residentBytes = ran.residentBytes();
            if (ran.spent()) {
                close();
            }
            if (dead || residentBytes > recycleBytes) {
                return;
            }
        }
    }

    /** Whether this worker could run a circuit without loading it. */
    boolean holds(Netlist netlist) {
        return netlist.equals(loaded);
    }

    /** The MOSFETs of a circuit. */
    List<DeviceInstance> devices(Netlist netlist, Duration deadline) {
        Optional<Failed> refused = load(netlist, deadline);
        if (refused.isPresent()) {
            throw new HarnessException("the deck was refused: " + refused.get().message());
        }
        Object reply = exchange(new Frame.ListDevices(), deadline);
        if (reply instanceof Frame.Devices devices) {
            return devices.devices();
        }
        throw new HarnessException(lost(reply, deadline).message());
    }

    /** Names of all devices of a circuit, and values of vectors after its operating point. */
    Frame.Inspected inspect(Netlist netlist, List<String> vectors, Duration deadline) {
        if (!altered.isEmpty()) {
            loaded = null; // values are asked for as the deck has them
        }
        Optional<Failed> refused = load(netlist, deadline);
        if (refused.isPresent()) {
            throw new HarnessException("the deck was refused: " + refused.get().message());
        }
        Object reply = exchange(new Frame.Inspect(vectors), deadline);
        if (reply instanceof Frame.Inspected inspected) {
            return inspected;
        }
        throw new HarnessException(lost(reply, deadline).message());
    }

    /**
     * Runs a deck from its file. A control section may leave anything behind, so the process is not used again.
     *
     * @param printed gets each line that ngspice prints, with the name of its channel before it
     */
    DeckResult execute(DeckRequest request, Consumer<String> printed) {
        long begun = System.nanoTime();
        write(new Frame.Execute(new DeckLinks(process.folder()).reachable(request)));
        flush();
        try {
            // The worker itself keeps to the limit, and then needs time to write what there is.
            Duration longest = request.limit().plus(WRITING);
            Object reply = await(longest);
            while (reply instanceof Frame.Printed lines) {
                lines.lines().forEach(printed);
                reply = await(longest);
            }
            if (reply instanceof Frame.Unable unable) {
                throw new InvalidInputException(unable.reason());
            }
            if (reply instanceof Frame.Executed executed) {
                return executed.result();
            }
            Failed lost = lost(reply, longest);
            boolean late = System.nanoTime() - begun > request.limit().toNanos();
            return DeckResult.none(
                    late
                            ? new Failed(
                                    FailureKind.TIMED_OUT,
                                    "cut off after " + request.limit().toMillis() / 1e3 + " s, and nothing was saved",
                                    lost.log())
                            : lost);
        } finally {
            close();
        }
    }

    private boolean needsLoad(SimulationRequest request) {
        return !holds(request.netlist()) || !changes(request).containsAll(altered);
    }

    private static Set<String> changes(SimulationRequest request) {
        Set<String> changes = new HashSet<>();
        for (Alteration alteration : request.alterations()) {
            changes.add(alteration.device() + ' ' + alteration.parameter());
        }
        return changes;
    }

    private Optional<Failed> load(SimulationRequest request, Duration deadline) {
        if (needsLoad(request)) {
            loaded = null;
        }
        return load(request.netlist(), deadline);
    }

    private Optional<Failed> load(Netlist netlist, Duration deadline) {
        if (holds(netlist)) {
            return Optional.empty();
        }
        loaded = null;
        altered.clear();
        Object reply = exchange(new Frame.Load(netlist.lines()), deadline);
        if (!(reply instanceof Frame.Loaded answer)) {
            return Optional.of(lost(reply, deadline));
        }
        if (answer.spent()) {
            close();
        }
        if (answer.failed().isEmpty()) {
            loaded = netlist;
        }
        return answer.failed();
    }

    private Object exchange(Frame.Request request, Duration deadline) {
        write(request);
        flush();
        return await(deadline);
    }

    /** A pipe that is broken shows at the next reply, which does not come. */
    private void write(Frame.Request request) {
        if (dead) {
            throw new IllegalStateException("worker must be alive");
        }
        try {
            FrameCodec.write(request, requests);
        } catch (IOException broken) {
            process.keep("a request could not be sent: " + broken.getMessage());
        }
    }

    private void flush() {
        try {
            requests.flush();
        } catch (IOException broken) {
            process.keep("a request could not be sent: " + broken.getMessage());
        }
    }

    /** The reply, or {@link Ended}, or {@link Late}, or what was wrong with it. */
    private Object await(Duration time) {
        deadline.begin(time);
        try {
            return FrameCodec.read(replies);
        } catch (IOException ended) {
            return deadline.hasPassed() ? new Late() : new Ended();
        } catch (HarnessException broken) {
            return broken;
        } finally {
            deadline.end();
        }
    }

    private Failed lost(Object reply, Duration deadline) {
        kill();
        if (reply instanceof HarnessException broken) {
            throw broken;
        }
        if (reply instanceof Late) {
            return new Failed(
                    FailureKind.TIMED_OUT, "no result within " + deadline.toMillis() + " ms", process.lastLines());
        }
        if (reply instanceof Ended) {
            return new Failed(
                    FailureKind.CRASHED,
                    "the worker process ended with status " + process.status(),
                    process.lastLines());
        }
        throw new HarnessException("a worker gave another answer than was asked for: "
                + reply.getClass().getSimpleName());
    }

    private void kill() {
        dead = true;
        loaded = null;
        process.end();
    }

    /** Ends the process under its owner, from another thread; the owner sees a crash. */
    void abort() {
        process.destroy();
    }

    /** Ends the process: it exits by itself when its standard input ends, and is killed if it is busy. */
    @Override
    public void close() {
        if (!dead) {
            kill();
        }
    }
}
