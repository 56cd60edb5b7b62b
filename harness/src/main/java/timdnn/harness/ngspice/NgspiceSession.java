package timdnn.harness.ngspice;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import timdnn.harness.HarnessException;
import timdnn.harness.netlist.Alteration;
import timdnn.harness.netlist.Analysis;
import timdnn.harness.netlist.DeviceInstance;
import timdnn.harness.netlist.Netlist;
import timdnn.harness.ngspice.binding.DirectSpice;
import timdnn.harness.ngspice.binding.NgspiceLibrary;
import timdnn.harness.ngspice.binding.SharedSpice;
import timdnn.harness.ngspice.binding.SpiceCallbacks;
import timdnn.harness.ngspice.binding.SpiceMemory;
import timdnn.harness.result.Plot;
import timdnn.harness.result.SimulationOutcome;
import timdnn.harness.result.SimulationOutcome.Completed;
import timdnn.harness.result.SimulationOutcome.Failed;
import timdnn.harness.result.SimulationOutcome.FailureKind;

/**
 * The one owner of the ngspice library in a process. The library is one set of global variables, so there is one session
 * in a process, used by one thread at a time; whoever needs two runs two processes.
 */
public final class NgspiceSession {
    /** A longer command is cut silently by ngspice. */
    private static final int LONGEST_COMMAND = 1023;

    private static final Pattern LISTED = Pattern.compile("\\s*\\d+\\s*:\\s*([A-Za-z]\\S*)\\s.*");

    private static NgspiceSession opened;

    private final SharedSpice spice;
    private final NgspiceLog log = new NgspiceLog();
    private final SpiceCallbacks callbacks;
    private volatile boolean exitRequested;
    private Consumer<String> printed = line -> {};
    private boolean loaded;

    private NgspiceSession(SharedSpice spice, Runnable progress) {
        this.spice = spice;
        callbacks = new SpiceCallbacks(progress, this::add, () -> exitRequested = true);
        callbacks.initialise(spice);
        // Two OpenMP threads, Debian's default, make a sample 90 times slower on a busy machine and never faster.
        command("set num_threads=1");
        // Without this ngspice stops a long listing to ask for a key.
        command("set nomoremode");
        // The table of the initial solution is a line a node, each a callback into Java. A whole deck prints it; of
        // samples nobody
        // reads it. It cannot be unset.
        if (progress == null) {
            command("set noinit");
        }
        clear();
    }

    /**
     * Opens the session of this process, or returns the one that is open: ngspice cannot be initialised twice.
     *
     * @return the session
     * @throws timdnn.input.InvalidInputException if no ngspice library is installed
     */
    public static synchronized NgspiceSession open() {
        return open(null);
    }

    /**
     * Opens the session of this process with a look at the progress of its analyses.
     *
     * @param progress called now and then by the thread that runs an analysis, while it runs
     * @return the session
     * @throws timdnn.input.InvalidInputException if no ngspice library is installed
     */
    public static synchronized NgspiceSession open(Runnable progress) {
        if (opened == null) {
            NgspiceInstallation.require();
            opened = new NgspiceSession(NgspiceLibrary.open().orElseThrow(), progress);
        }
        return opened;
    }

    private void add(String line) {
        log.add(line);
        printed.accept(line);
    }

    /** Passes on each line as it is printed, with the channel's name before it, from now on. */
    void forward(Consumer<String> reader) {
        printed = reader;
    }

    /**
     * Whether this ngspice loads compiled Verilog-A models.
     *
     * @return true if it was built with OSDI
     */
    public boolean loadsOsdi() {
        return printed("echo $?osdi_enabled").contains("1");
    }

    /**
     * Version of the library.
     *
     * @return for example {@code 39}, or {@code unknown}
     */
    public String version() {
        for (String line : printed("version -f")) {
            int at = line.indexOf("ngspice-");
            if (at >= 0) {
                return line.substring(at + 8).split("[^0-9.+]", 2)[0];
            }
        }
        return "unknown";
    }

    /**
     * Whether ngspice asked to exit. It jumps back into the caller then, but parts of it (the table of parameters, for
     * one) are left half-way, so the next circuit may be refused or misread: the process must be replaced.
     *
     * @return true if this session must not be used again
     */
    public boolean isSpent() {
        return exitRequested;
    }

    /**
     * Loads a circuit in place of the one before. The old one is removed first: where a load fails, ngspice would
     * otherwise keep answering with it.
     *
     * @param lines the deck, title first, without {@code .end}
     * @return empty if it was accepted
     */
    public Optional<Failed> load(List<String> lines) {
        unload();
        log.clear();
        lines.stream()
                .filter(line -> line.startsWith(Netlist.COMMAND))
                .forEach(line -> command(line.substring(Netlist.COMMAND.length())));
        List<String> deck = new ArrayList<>(lines);
        deck.add(".end");
        SpiceMemory.circ(spice, deck);
        loaded = true;
        Optional<Failed> failed = failure();
        if (failed.isPresent()) {
            unload();
        }
        return failed;
    }

    /** Removes the circuit, its results and the command log. */
    public void unload() {
        clear();
        if (loaded) {
            DirectSpice.command("remcirc");
            loaded = false;
        }
    }

    /**
     * Alters devices, runs an analysis on the loaded circuit and reads the result. Afterwards ngspice holds no results
     * and no command log: both would grow with every sample.
     *
     * @param alterations changes, in force until they are altered back or the circuit is loaded anew
     * @param analysis the analysis' command, see {@link Analysis#command()}
     * @param vectors vectors to read, for example {@code v(bl)}; empty for all. The scale always comes first.
     * @return the plot, or why there is none
     */
    public SimulationOutcome run(List<Alteration> alterations, String analysis, List<String> vectors) {
        return run(alterations, analysis, List.of(), vectors);
    }

    /**
     * The same with commands that follow the analysis.
     *
     * @param alterations changes, in force until they are altered back or the circuit is loaded anew
     * @param analysis the analysis' command, or several, one a line
     * @param after commands such as {@code let} and {@code meas}; one that finds nothing leaves its vector out
     * @param vectors vectors to read; empty for all. The scale always comes first.
     * @return the plot, or why there is none
     */
    public SimulationOutcome run(
            List<Alteration> alterations, String analysis, List<String> after, List<String> vectors) {
        log.clear();
        try {
            Alteration.commands(alterations).forEach(this::command);
            analysis.lines().forEach(this::command);
            Optional<Failed> failed = failure();
            if (failed.isPresent()) {
                return failed.get();
            }
            after.forEach(this::command);
            String name = spice.ngSpice_CurPlot();
            Optional<Plot> plot = CopiedPlot.of(name, SpiceMemory.vectors(spice, name), vectors);
            return plot.isPresent()
                    ? new Completed(plot.get())
                    : new Failed(FailureKind.DECK_REJECTED, "the analysis gave no points", log.tail());
        } finally {
            clear();
        }
    }

    /**
     * The MOSFETs of the loaded circuit after all subcircuits and conditions are expanded.
     *
     * @return the devices in the deck's order
     */
    public List<DeviceInstance> devices() {
        List<String> listing = printed("listing expand");
        List<DeviceInstance> devices = new ArrayList<>();
        if (log.isFull()) {
            throw new HarnessException("the listing of the circuit is too long to be read whole");
        }
        for (String line : listing) {
            DeviceInstance.parseListing(line).ifPresent(devices::add);
        }
        clear();
        return devices;
    }

    /**
     * Names of all devices of the loaded circuit.
     *
     * @return flattened names in the deck's order
     */
    public List<String> instances() {
        List<String> names = new ArrayList<>();
        for (String line : printed("listing expand")) {
            Matcher device = LISTED.matcher(line);
            if (device.matches()) {
                names.add(device.group(1).toLowerCase(Locale.ROOT));
            }
        }
        if (log.isFull()) {
            throw new HarnessException("the listing of the circuit is too long to be read whole");
        }
        clear();
        return names;
    }

    /**
     * Values after an operating point; of one that does not converge parameters are known nevertheless.
     *
     * @param vectors for example {@code @r1[resistance]}
     * @return a value for each; NaN where there is none
     */
    public List<Double> values(List<String> vectors) {
        if (vectors.isEmpty()) {
            return List.of();
        }
        command("op");
        List<Double> values = new ArrayList<>();
        for (String vector : vectors) {
            command("let tim_asked = " + vector);
            values.add(CopiedPlot.vector(spice.ngSpice_CurPlot(), "tim_asked")
                    .map(found -> found.re(0))
                    .orElse(Double.NaN));
            command("unlet tim_asked");
        }
        log.clear();
        clear();
        return values;
    }

    /** What a command prints. */
    List<String> printed(String command) {
        log.clear();
        command(command);
        return log.lines();
    }

    /** Names of the plots that ngspice holds. */
    List<String> plots() {
        return SpiceMemory.plots(spice);
    }

    void command(String command) {
        if (command.length() > LONGEST_COMMAND) {
            throw new IllegalArgumentException(
                    "command must have at most " + LONGEST_COMMAND + " characters, has " + command.length());
        }
        DirectSpice.command(command);
    }

    /** What ngspice has said since the last {@link #load} or {@link #run}. */
    NgspiceLog log() {
        return log;
    }

    /** Names of a plot's vectors, in no fixed order. */
    List<String> vectors(String plot) {
        return SpiceMemory.vectors(spice, plot);
    }

    private Optional<Failed> failure() {
        if (exitRequested) {
            return Optional.of(new Failed(
                    FailureKind.DECK_REJECTED,
                    log.failure().map(NgspiceLog.Finding::message).orElse("ngspice asked to exit"),
                    log.tail()));
        }
        return log.failure().map(finding -> new Failed(finding.kind(), finding.message(), log.tail()));
    }

    /** Drops results and frees the command log, which would otherwise grow by 13 kB and 2 kB a sample. */
    private void clear() {
        DirectSpice.command("destroy all");
        DirectSpice.freeLog();
    }
}
