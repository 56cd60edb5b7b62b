package timdnn.harness.worker;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import timdnn.harness.HarnessException;

/** The process of a worker, with a folder of its own and the last lines that it said. */
final class WorkerProcess {
    private static final int TAIL = 40;

    private final Process process;
    private final Path folder;
    private final Deque<String> lastLines = new ArrayDeque<>();

    private WorkerProcess(Process process, Path folder) {
        this.process = process;
        this.folder = folder;
        Thread thread = new Thread(this::drainMessages, "worker-" + process.pid() + "-messages");
        thread.setDaemon(true);
        thread.start();
    }

    static WorkerProcess start(WorkerPurpose purpose) {
        try {
            Path folder = Files.createTempDirectory("timdnn-worker");
            // ngspice reads .spiceinit from the current folder, or else from the home folder that the system's table of
            // users names, whatever HOME says; and it changes results.
            Files.writeString(folder.resolve(".spiceinit"), "* none\n");
            Files.createDirectory(folder.resolve("tmp")); // where ngspice, told by HOME, puts files of its own
            List<String> command = new ArrayList<>(List.of(
                    "/bin/sh",
                    "-c",
                    // Replies leave on descriptor 3; what ngspice prints to 1 joins 2. Ctrl-C is for the supervisor.
                    "trap '' INT; exec \"$@\" 3>&1 1>&2",
                    "worker",
                    Path.of(System.getProperty("java.home"), "bin", "java").toString()));
            command.addAll(purpose.heap());
            command.addAll(List.of(
                    "-XX:ErrorFile=" + folder.resolve("hs_err.log"),
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
            command.add(purpose.name());
            ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
            Map<String, String> environment = builder.environment();
            environment.keySet().removeIf(name -> name.startsWith("SPICE") || name.startsWith("NGSPICE"));
            environment.put("HOME", folder.toString());
            // Decimal points, and names of files in any letters.
            environment.put("LC_ALL", "C.UTF-8");
            return new WorkerProcess(builder.start(), folder);
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

    OutputStream requests() {
        return process.getOutputStream();
    }

    InputStream replies() {
        return process.getInputStream();
    }

    long pid() {
        return process.pid();
    }

    /** Status of a process that has ended. */
    int status() {
        return process.exitValue();
    }

    Path folder() {
        return folder;
    }

    /** Ends the process from another thread than its owner's. */
    void destroy() {
        process.destroyForcibly();
    }

    /** Ends the process and removes its folder. */
    void end() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        removeFolder();
    }

    void keep(String line) {
        synchronized (lastLines) {
            if (lastLines.size() == TAIL) {
                lastLines.removeFirst();
            }
            lastLines.addLast(line);
        }
    }

    List<String> lastLines() {
        synchronized (lastLines) {
            return List.copyOf(lastLines);
        }
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

    /** A Java machine that crashed leaves its report here; its head, which names the signal, joins the last lines. */
    private void removeFolder() {
        try {
            Path report = folder.resolve("hs_err.log");
            if (Files.exists(report)) {
                Files.readAllLines(report).stream()
                        .limit(12)
                        .filter(line -> line.length() > 2)
                        .forEach(this::keep);
            }
            WorkerFolder.delete(folder);
        } catch (IOException leftover) {
            // A folder that stays behind is no reason to lose a campaign.
            keep("the folder " + folder + " is left behind: " + leftover.getMessage());
        }
    }
}
