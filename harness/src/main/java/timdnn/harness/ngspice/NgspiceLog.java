package timdnn.harness.ngspice;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import timdnn.harness.result.SimulationOutcome.FailureKind;

/**
 * What ngspice printed since the last {@link #clear()}. It is the only witness of failure: ngspice returns 0 from calls
 * that failed. Bounded (the listing of a large circuit fits), and safe to fill from ngspice's own thread.
 */
final class NgspiceLog {
    private static final int KEPT = 200_000;
    private static final int TAIL = 40;

    private static final String STDERR = "stderr ";
    private static final Pattern STOPPED =
            Pattern.compile("\\w+ simulation(\\(s\\) aborted| not started| interrupted)", Pattern.CASE_INSENSITIVE);
    private static final String NO_JOB = "Warning: No job";

    /**
     * Beginnings of ngspice's own messages that mean failure, most telling first; what ngspice only warns of is here if it
     * changes results. Beginnings, and on standard error alone: titles, names of nodes and measures and what a deck echoes
     * are data, whatever words they hold.
     */
    private enum Symptom {
        TIMESTEP("(doanalyses: |error: )?.*timestep too small[;,]", FailureKind.TIMESTEP_TOO_SMALL),
        TIMESTEP_ALONE("(doanalyses: \\w+: +|error: [\\w ]+, )timestep too small", FailureKind.TIMESTEP_TOO_SMALL),
        NO_CONVERGENCE("(doanalyses: |error: |warning: )?no convergence", FailureKind.NOT_CONVERGED),
        ITERATIONS("(doanalyses: |error: )?.*iteration limit reached", FailureKind.NOT_CONVERGED),
        UNKNOWN_MODEL("could not find a valid modelname", FailureKind.DECK_REJECTED),
        // Only a warning in ngspice: a misspelt model parameter is ignored and the transistor is another one.
        UNRECOGNISED("unrecognized parameter \\(", FailureKind.DECK_REJECTED),
        UNKNOWN_PARAMETER("unknown parameter", FailureKind.DECK_REJECTED),
        UNKNOWN_SUBCIRCUIT("error: unknown subckt", FailureKind.DECK_REJECTED),
        MISSING_FILE("error: could not find (include|library) file", FailureKind.DECK_REJECTED),
        UNDEFINED_PARAMETER("undefined parameter \\[", FailureKind.DECK_REJECTED),
        UNKNOWN_DEVICE("unknown device type", FailureKind.DECK_REJECTED),
        NOT_PARSED("error: circuit not parsed", FailureKind.DECK_REJECTED),
        NO_CIRCUIT("error: (there aren't any circuits|no circuit) loaded", FailureKind.DECK_REJECTED),
        NO_DEVICE("error: no such (device|instance|model)", FailureKind.DECK_REJECTED),
        NO_DEVICE_PARAMETER("error: no such parameter", FailureKind.DECK_REJECTED),
        NO_COMMAND("[^ ]+: no such command", FailureKind.DECK_REJECTED),
        FATAL("fatal error", FailureKind.DECK_REJECTED),
        ABORTED("\\w+ simulation\\(s\\) aborted", FailureKind.NOT_CONVERGED),
        ERROR("(\\w+: )?error\\b", FailureKind.DECK_REJECTED),
        NOT_STARTED("\\w+ simulation not started", FailureKind.DECK_REJECTED),
        INTERRUPTED("simulation interrupted due to error", FailureKind.DECK_REJECTED);

        private final Pattern beginning;
        private final FailureKind kind;

        Symptom(String beginning, FailureKind kind) {
            this.beginning = Pattern.compile(beginning, Pattern.CASE_INSENSITIVE);
            this.kind = kind;
        }
    }

    /** A failure read from the log. */
    record Finding(FailureKind kind, String message) {}

    private final Deque<String> lines = new ArrayDeque<>();

    synchronized void add(String line) {
        if (lines.size() == KEPT) {
            lines.removeFirst();
        }
        lines.addLast(line);
    }

    synchronized void clear() {
        lines.clear();
    }

    /** Drops the first line, with its channel, of which something is true, and all after it. */
    synchronized void endBefore(Predicate<String> end) {
        restore(lines.stream().takeWhile(end.negate()).toList());
    }

    /** Whether the oldest lines may have been dropped. */
    synchronized boolean isFull() {
        return lines.size() == KEPT;
    }

    /** All lines, each without the name of the channel that ngspice puts before it. */
    synchronized List<String> lines() {
        return lines.stream().map(NgspiceLog::plain).toList();
    }

    /** A line without the name of the channel. */
    static String plain(String line) {
        return line.startsWith("stdout ") || line.startsWith(STDERR) ? line.substring(7) : line;
    }

    static boolean isError(String line) {
        return line.startsWith(STDERR);
    }

    private synchronized List<String> errors() {
        return lines.stream()
                .filter(NgspiceLog::isError)
                .map(line -> plain(line).strip())
                .toList();
    }

    List<String> tail() {
        List<String> all = lines();
        return List.copyOf(all.subList(Math.max(0, all.size() - TAIL), all.size()));
    }

    /**
     * Looks for a failure. A singular matrix alone is none, since stepping gmin may get past it; with an aborted analysis
     * it is the reason.
     */
    Optional<Finding> failure() {
        return failure(false);
    }

    private Optional<Finding> failure(boolean numerical) {
        List<String> all = errors();
        boolean singular = all.stream().anyMatch(line -> line.contains("singular matrix"));
        for (Symptom symptom : Symptom.values()) {
            for (int i = 0; i < all.size() && (!numerical || symptom.kind != FailureKind.DECK_REJECTED); i++) {
                if (symptom.beginning.matcher(all.get(i)).lookingAt()) {
                    boolean reason = singular && symptom.kind != FailureKind.DECK_REJECTED;
                    return Optional.of(
                            new Finding(reason ? FailureKind.SINGULAR_MATRIX : symptom.kind, sentence(all, i)));
                }
            }
        }
        return Optional.empty();
    }

    /** The first failure of an analysis' numerics, or else whatever {@link #failure} finds. */
    Optional<Finding> numerical() {
        return failure(true).or(() -> failure(false));
    }

    /** Everything with its channels, to be put back by {@link #restore}. */
    synchronized List<String> raw() {
        return List.copyOf(lines);
    }

    synchronized void restore(List<String> raw) {
        lines.clear();
        lines.addAll(raw);
    }

    /** Whether a line on standard error begins like this. */
    boolean says(Pattern beginning) {
        return errors().stream().anyMatch(line -> beginning.matcher(line).lookingAt());
    }

    /**
     * Whether an analysis was aborted or did not start; a {@code run} without an analysis card, which only finds nothing to do,
     * is none.
     */
    boolean aborted() {
        List<String> all = errors().stream().filter(line -> !line.isEmpty()).toList();
        for (int i = 0; i < all.size(); i++) {
            if (STOPPED.matcher(all.get(i)).lookingAt()
                    && (i == 0 || !all.get(i - 1).startsWith(NO_JOB))) {
                return true;
            }
        }
        return false;
    }

    /** Messages of parameters that ngspice has ignored, each with its card. */
    List<String> ignoredParameters() {
        List<String> all = errors();
        List<String> found = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (Symptom.UNRECOGNISED.beginning.matcher(all.get(i)).lookingAt()) {
                found.add(sentence(all, i));
            }
        }
        return found;
    }

    /** ngspice spreads a message over up to three lines: "… line 3", the card, the reason. */
    private static String sentence(List<String> all, int at) {
        int from = at;
        for (int i = Math.max(0, at - 2); i < at && from == at; i++) {
            String above = all.get(i).toLowerCase(Locale.ROOT);
            if (above.contains(" line ") || above.contains("line no.")) {
                from = i;
            }
        }
        return String.join(
                " ", all.subList(from, at + 1).stream().map(String::strip).toList());
    }
}
