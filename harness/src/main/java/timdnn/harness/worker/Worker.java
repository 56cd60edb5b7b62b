package timdnn.harness.worker;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import timdnn.harness.HarnessException;
import timdnn.harness.engine.SimulationRequest;
import timdnn.harness.netlist.Alteration;
import timdnn.harness.netlist.DeviceInstance;
import timdnn.harness.netlist.Netlist;
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
    private static final int TAIL = 40;
    private static final Pattern TAKEN = Pattern.compile("[A-Za-z0-9_./+-]+");

    /** Requests sent ahead at most: some, so that the worker never waits; few, since those behind a crash run again. */
    private static final int AHEAD = 16;

    /** In place of a reply: the pipe ended. */
    private record Ended() {}

    /** In place of a reply: the deadline passed, and the process was ended. */
    private record Late() {}

    private final Process process;
    private final Path folder;
    private final DataOutputStream requests;
    private final DataInputStream replies;
    private final Deadline deadline;
    private final Deque<String> lastLines = new ArrayDeque<>();
    private final String ngspiceVersion;
    private final Set<String> altered = new HashSet<>();
    private volatile Netlist loaded; // other threads look at what a worker holds
    private boolean dead;
    private long residentBytes;

    private Worker(Process process, Path folder) {
        this.process = process;
        this.folder = folder;
        requests = new DataOutputStream(new BufferedOutputStream(process.getOutputStream(), 1 << 16));
        replies = new DataInputStream(new BufferedInputStream(process.getInputStream(), 1 << 16));
        deadline = new Deadline(process::destroyForcibly);
        daemon("messages", this::drainMessages);
        Object first = await(START_DEADLINE);
        if (first instanceof Frame.Ready ready) {
            ngspiceVersion = ready.ngspiceVersion();
            return;
        }
        kill();
        if (first instanceof Frame.Unable unable) {
            throw new InvalidInputException(unable.reason());
        }
        throw new HarnessException("a worker process did not start; its last lines: " + tail());
    }

    /**
     * Starts a process.
     *
     * @param memory heap of its JVM, for example {@code 256m}
     */
    static Worker start(String memory) {
        try {
            // ngspice reads .spiceinit from the current folder or from HOME, and it changes results: both are empty
            // here.
            Path folder = Files.createTempDirectory("timdnn-worker");
            List<String> command = new ArrayList<>(List.of(
                    "/bin/sh",
                    "-c",
                    // Replies leave on descriptor 3; what ngspice prints to 1 joins 2. Ctrl-C is for the supervisor.
                    "trap '' INT; exec \"$@\" 3>&1 1>&2",
                    "worker",
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx" + memory,
                    "-Xms24m",
                    "-Xmn8m",
                    "-XX:+AlwaysPreTouch", // a small heap, touched at once, so that resident memory tells of leaks
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-Xshare:auto",
                    "-cp",
                    absolute(System.getProperty("java.class.path"))));
            String library = System.getProperty("timdnn.ngspice");
            if (library != null) {
                command.add("-Dtimdnn.ngspice=" + library);
            }
            command.add(WorkerMain.class.getName());
            ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
            Map<String, String> environment = builder.environment();
            environment.keySet().removeIf(name -> name.startsWith("SPICE") || name.startsWith("NGSPICE"));
            environment.put("HOME", folder.toString());
            environment.put("LC_ALL", "C");
            return new Worker(builder.start(), folder);
        } catch (IOException failure) {
            throw new HarnessException("a worker process cannot be started: " + failure.getMessage(), failure);
        }
    }

    /** The worker runs in another folder, so relative entries would lead nowhere. */
    private static String absolute(String classPath) {
        List<String> entries = new ArrayList<>();
        for (String entry : classPath.split(java.io.File.pathSeparator, -1)) {
            entries.add(Path.of(entry).toAbsolutePath().toString());
        }
        return String.join(java.io.File.pathSeparator, entries);
    }

    String ngspiceVersion() {
        return ngspiceVersion;
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

    /** Runs a deck from its file. A control section may leave anything behind, so the process is not used again. */
    DeckResult execute(Path deck, boolean runCards, Duration deadline) {
        Object reply = exchange(new Frame.Execute(reachable(deck).toString(), runCards), deadline);
        try {
            return reply instanceof Frame.Executed executed
                    ? executed.result()
                    : new DeckResult(List.of(), Optional.of(lost(reply, deadline)), List.of());
        } finally {
            close();
        }
    }

    /**
     * ngspice splits a command at blanks and has no quotes for file names. A folder whose path it cannot take is reached
     * through a link, which keeps the deck's relative includes working.
     */
    private Path reachable(Path deck) {
        Path file = deck.toAbsolutePath().normalize();
        if (TAKEN.matcher(file.toString()).matches()) {
            return file;
        }
        if (!TAKEN.matcher(file.getFileName().toString()).matches()) {
            throw InvalidInputException.in(
                    deck,
                    "file name",
                    "must have only letters, digits, points, hyphens and underscores: ngspice takes no others");
        }
        try {
            return Files.createSymbolicLink(folder.resolve("deck"), file.getParent())
                    .resolve(file.getFileName());
        } catch (IOException failure) {
            throw new HarnessException("the deck's folder cannot be linked: " + failure.getMessage(), failure);
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
            keep("a request could not be sent: " + broken.getMessage());
        }
    }

    private void flush() {
        try {
            requests.flush();
        } catch (IOException broken) {
            keep("a request could not be sent: " + broken.getMessage());
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
        return reply instanceof Ended
                ? new Failed(FailureKind.CRASHED, "the worker process ended with status " + process.exitValue(), tail())
                : new Failed(FailureKind.TIMED_OUT, "no result within " + deadline.toMillis() + " ms", tail());
    }

    private void drainMessages() {
        try (BufferedReader messages =
                new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
            for (String line = messages.readLine(); line != null; line = messages.readLine()) {
                keep(line);
            }
        } catch (IOException ended) {
            // The process is gone; what it said so far is kept.
            return;
        }
    }

    private void keep(String line) {
        synchronized (lastLines) {
            if (lastLines.size() == TAIL) {
                lastLines.removeFirst();
            }
            lastLines.addLast(line);
        }
    }

    private List<String> tail() {
        synchronized (lastLines) {
            return List.copyOf(lastLines);
        }
    }

    private void daemon(String name, Runnable body) {
        Thread thread = new Thread(body, "worker-" + process.pid() + "-" + name);
        thread.setDaemon(true);
        thread.start();
    }

    private void kill() {
        dead = true;
        loaded = null;
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        removeFolder();
    }

    /** A Java machine that crashed leaves its report here; its head, which names the signal, joins the last lines. */
    private void removeFolder() {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                if (file.getFileName().toString().startsWith("hs_err")) {
                    List<String> report = Files.readAllLines(file);
                    report.stream().limit(12).filter(line -> line.length() > 2).forEach(this::keep);
                }
                Files.deleteIfExists(file);
            }
        } catch (IOException unreadable) {
            keep("the folder " + folder + " cannot be read: " + unreadable.getMessage());
        }
        try {
            Files.deleteIfExists(folder);
        } catch (IOException leftover) {
            // A folder that stays behind is no reason to lose a campaign.
            keep("the folder " + folder + " is left behind: " + leftover.getMessage());
        }
    }

    /** Ends the process under its owner, from another thread; the owner sees a crash. */
    void abort() {
        process.destroyForcibly();
    }

    /** Ends the process: it exits by itself when its standard input ends, and is killed if it is busy. */
    @Override
    public void close() {
        if (!dead) {
            kill();
        }
    }
}
