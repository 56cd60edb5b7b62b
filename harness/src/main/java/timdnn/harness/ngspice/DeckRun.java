package timdnn.harness.ngspice;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import timdnn.harness.HarnessException;
import timdnn.harness.ngspice.binding.WorkingFolder;
import timdnn.harness.result.PlotSummary;
import timdnn.harness.result.ResultFile;
import timdnn.harness.result.SampledPlot;
import timdnn.harness.result.SimulationOutcome.Failed;
import timdnn.harness.result.SimulationOutcome.FailureKind;

/**
 * One run of a whole deck, as {@code ngspice -b} makes it: commands of the user, control section, analysis cards unless that
 * section has run analyses, output cards. It is judged by whether the circuit was accepted and its analyses came to an end.
 *
 * <p>The session is left as it is, since ngspice may crash where it removes a circuit; it must not be used again.
 */
public final class DeckRun {
    private static final Pattern MEASURE_FAILED =
            Pattern.compile("\\s*\\.?meas(?:ure)?\\s+\\S+\\s+(\\S+).*failed!?\\s*", Pattern.CASE_INSENSITIVE);
    private static final String WAITS = "Prepared to start controls after bg_run";
    private static final String NOT_STARTED = "simulation not started";
    private static final Pattern INTERRUPTED = Pattern.compile("Simulation interrupted due to error");
    private static final Pattern RAN = Pattern.compile("(stdout )?Doing analysis at TEMP");
    /** A file that is nowhere: to read it makes ngspice leave a control section, with its plots as they are. */
    private static final String NOWHERE = "/nowhere/quit";

    private static final Pattern QUIT_STATUS = Pattern.compile("stderr (\\d+): No such file or directory");
    /** How long an analysis is waited for that does not show its progress. */
    private static final Duration SILENCE = Duration.ofSeconds(3);

    private final NgspiceSession session;
    private final DeckRequest request;
    private final Consumer<String> printed;
    private final HeldPlots plots;
    private final DotCards outputs;
    private final Path commandFile;
    private final List<String> failedMeasures = new ArrayList<>();
    private final long due;
    private boolean ran;
    private boolean quit;
    private boolean sourcing;
    private OptionalInt status = OptionalInt.empty();
    private boolean over;

    /**
     * A run that is to begin.
     *
     * @param session the session, with {@link #look} as its progress
     * @param request what to run
     * @param own the folder of this process, which takes files of its own
     * @param printed gets each line that ngspice prints, with the name of its channel before it
     */
    public DeckRun(NgspiceSession session, DeckRequest request, Path own, Consumer<String> printed) {
        this.session = session;
        this.request = request;
        this.printed = printed;
        plots = new HeldPlots(session, request.title());
        outputs = new DotCards(request.outputs());
        commandFile = own.resolve("quit.spiceinit");
        due = System.nanoTime() + request.limit().toNanos();
    }

    /**
     * Runs the deck.
     *
     * @return what it gave
     * @throws HarnessException if its folder cannot be entered
     */
    public DeckResult run() {
        if (!WorkingFolder.change(request.folder())) {
            throw new HarnessException("the folder " + request.folder() + " cannot be entered");
        }
        // ngspice takes a file of this name for commands. Read with a status behind it, that is what is not found.
        session.command("alias quit source " + quoted(commandFile.toString()));
        session.log().clear();
        session.forward(this::line);
        request.commands().ifPresent(file -> session.command("source " + quoted(file.toString())));
        session.command("set num_threads=1");
        // What a deck asks for where it plots in one mode and writes files in the other.
        session.command("set batchmode");
        sourcing = true;
        session.command("source " + quoted(request.deck()));
        sourcing = false;
        boolean accepted = quit || (!session.isSpent() && !session.log().says(INTERRUPTED));
        if (accepted
                && !quit
                && !(request.strict() && !session.log().ignoredParameters().isEmpty())) {
            cards();
        }
        return end(accepted ? Optional.empty() : Optional.of(FailureKind.DECK_REJECTED));
    }

    private void cards() {
        List<String> before = plots.names();
        boolean remain = outputs.remain(before);
        if ((!ran && before.isEmpty()) || remain) {
            outputs.saves().forEach(session::command);
            session.command("run");
            if (session.isSpent()) {
                return;
            }
        }
        List<String> names = new ArrayList<>(plots.names());
        if (!remain) {
            names.removeAll(before);
        }
        java.util.Collections.reverse(names);
        if (outputs.option("list")) {
            session.command("listing deck");
        }
        operatingPoint(names);
        for (String name : names) {
            String kind = name.replaceFirst("\\d+$", "");
            // Transfer functions as ngspice -b; sensitivities and integrated noise, which it would keep to itself, too.
            if (!kind.equals("op") && !outputs.prints(kind) && onePoint(name)) {
                session.command("setplot " + name);
                session.command("print all");
            }
        }
        outputs.prints(plotsNewestFirst()).forEach(session::command);
        if (outputs.option("opts")) {
            printed.accept("stdout Options:");
            session.command("set");
        }
        if (outputs.option("acct")) {
            session.command("rusage everything");
        }
    }

    private List<String> plotsNewestFirst() {
        List<String> names = new ArrayList<>(plots.names());
        java.util.Collections.reverse(names);
        return names;
    }

    /** Whether a plot has several vectors of one value; "print all" would not name a single one. */
    private boolean onePoint(String name) {
        Optional<SampledPlot> plot = silently(() -> plots.plot(name));
        return plot.isPresent()
                && plot.get().vectors().size() > 1
                && plot.get().vectors().get(0).length() == 1;
    }

    private void operatingPoint(List<String> names) {
        Optional<String> name =
                names.stream().filter(plot -> plot.matches("op\\d+")).findFirst();
        if (name.isEmpty()) {
            return;
        }
        Optional<SampledPlot> plot = silently(() -> plots.plot(name.get()));
        plot.ifPresent(found -> OperatingPointTable.of(found).forEach(line -> printed.accept("stdout " + line)));
        session.command("setplot " + name.get());
        session.command("showmod all");
        OperatingPointTable.LISTINGS.forEach(session::command);
    }

    /** What ngspice is asked for the harness' own sake is nothing that the deck prints, and no message of its run. */
    private <T> T silently(java.util.function.Supplier<T> question) {
        List<String> said = session.log().raw();
        session.forward(line -> {});
        try {
            return question.get();
        } finally {
            session.log().restore(said);
            session.forward(this::line);
        }
    }

    private void line(String line) {
        boolean own = sourcing ? QUIT_STATUS.matcher(line).matches() : line.endsWith(OperatingPointTable.NONE);
        if (!own) {
            printed.accept(line);
        }
        ran |= RAN.matcher(line).lookingAt();
        String plain = NgspiceLog.plain(line);
        if (plain.startsWith(WAITS)) {
            printed.accept(
                    "stderr Warning: commands after 'set controlswait' wait for bg_run, which never comes: they are left out");
        }
        if (NgspiceLog.isError(line)) {
            Matcher failed = MEASURE_FAILED.matcher(plain);
            if (failed.matches()) {
                failedMeasures.add(failed.group(1));
            }
            if (sourcing && plain.contains(NOWHERE)) {
                quit = true;
            }
            Matcher number = QUIT_STATUS.matcher(line);
            if (sourcing && number.matches()) {
                quit = true;
                status = OptionalInt.of(Integer.parseInt(number.group(1)));
            }
        }
        look();
    }

    /**
     * Whether the time is over, looked at while an analysis runs and where ngspice prints, as it does of long ones; if so, what
     * there is is delivered and the run ends.
     */
    public void look() {
        if (System.nanoTime() > due) {
            late();
        }
    }

    /** What to do with the results of a run that is cut off: the process ends there. */
    private Consumer<DeckResult> cutOff = result -> {};

    /**
     * Sets the limit.
     *
     * @param cutOff gets the results so far when the time is over, and does not return
     */
    public void limit(Consumer<DeckResult> cutOff) {
        this.cutOff = cutOff;
        if (request.limit().compareTo(DeckRequest.NO_LIMIT) < 0) {
            Thread clock = new Thread(this::watch, "limit");
            clock.setDaemon(true);
            clock.start();
        }
    }

    /** A loop without analyses shows no progress: plots that are finished can still be read, at the risk of a crash. */
    private void watch() {
        try {
            long left = due + SILENCE.toNanos() - System.nanoTime();
            Thread.sleep(Math.max(1, left / 1_000_000));
        } catch (InterruptedException ended) {
            return;
        }
        late();
    }

    private synchronized void late() {
        if (!over) {
            cutOff.accept(end(Optional.of(FailureKind.TIMED_OUT)));
        }
    }

    private synchronized DeckResult end(Optional<FailureKind> kind) {
        over = true;
        session.forward(line -> {});
        NgspiceLog log = session.log();
        if (quit) {
            // How a control section is left is no message of the deck.
            log.endBefore(
                    line -> line.contains(NOWHERE) || QUIT_STATUS.matcher(line).matches());
        }
        List<String> ignored = log.ignoredParameters();
        Optional<Failed> failed = failed(kind, log, ignored);
        boolean busy = kind.isPresent() && kind.get() == FailureKind.TIMED_OUT;
        List<SampledPlot> all = busy ? plots.allWithoutCommands() : plots.all();
        List<SampledPlot> chosen = request.save().isEmpty()
                ? all
                : all.stream()
                        .flatMap(plot -> plot.with(request.save()).stream())
                        .toList();
        int written = 0;
        if (request.file().isPresent() && !chosen.isEmpty()) {
            write(request.file().get(), chosen);
            written = chosen.size();
        }
        Set<String> measures = new LinkedHashSet<>(failedMeasures);
        return new DeckResult(
                all.stream().map(PlotSummary::of).toList(),
                written,
                failed,
                ran || quit || !all.isEmpty(),
                List.copyOf(measures),
                ignored,
                status.orElse(0));
    }

    private Optional<Failed> failed(Optional<FailureKind> kind, NgspiceLog log, List<String> ignored) {
        if (kind.isPresent() && kind.get() == FailureKind.TIMED_OUT) {
            return Optional.of(
                    new Failed(kind.get(), "cut off after " + request.limit().toMillis() / 1e3 + " s", log.tail()));
        }
        Optional<NgspiceLog.Finding> finding = log.failure();
        if (kind.isPresent()) {
            return Optional.of(new Failed(
                    kind.get(), finding.map(NgspiceLog.Finding::message).orElse("ngspice gave up"), log.tail()));
        }
        if (request.strict() && !ignored.isEmpty()) {
            return Optional.of(new Failed(FailureKind.DECK_REJECTED, ignored.get(0), log.tail()));
        }
        if (log.aborted()) {
            return log.numerical()
                    .filter(DeckRun::tells)
                    .map(found -> new Failed(found.kind(), found.message(), log.tail()));
        }
        // Nothing came back, and ngspice said why.
        return ran || quit || !plots.names().isEmpty()
                ? Optional.empty()
                : finding.filter(DeckRun::tells).map(found -> new Failed(found.kind(), found.message(), log.tail()));
    }

    /** That nothing was started says alone that there is no analysis. */
    private static boolean tells(NgspiceLog.Finding found) {
        return !found.message().endsWith(NOT_STARTED);
    }

    private static void write(ResultFile file, List<SampledPlot> chosen) {
        try {
            file.write(chosen);
        } catch (IOException failure) {
            throw timdnn.input.InvalidInputException.unwritable(file.file(), failure);
        }
    }

    /** Single quotes keep blanks together and are taken off again; double ones are not. */
    private static String quoted(String path) {
        return "'" + path + "'";
    }
}
