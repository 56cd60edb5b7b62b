package timdnn.harness.ngspice;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import timdnn.harness.result.SimulationOutcome.FailureKind;

/**
 * What ngspice printed since the last {@link #clear()}. It is the only witness of failure: ngspice returns 0 from calls
 * that failed. Bounded (the listing of a large circuit fits), and safe to fill from ngspice's own thread.
 */
final class NgspiceLog {
    private static final int KEPT = 200_000;
    private static final int TAIL = 40;

    /** Fragments that mean failure, most telling first; what ngspice only warns of is here if it changes results. */
    private enum Symptom {
        TIMESTEP("timestep too small", FailureKind.TIMESTEP_TOO_SMALL),
        NO_CONVERGENCE("no convergence", FailureKind.NOT_CONVERGED),
        ITERATIONS("iteration limit reached", FailureKind.NOT_CONVERGED),
        UNKNOWN_MODEL("could not find a valid modelname", FailureKind.DECK_REJECTED),
        // Only a warning in ngspice: a misspelt model parameter is ignored and the transistor is another one.
        UNRECOGNISED("unrecognized parameter", FailureKind.DECK_REJECTED),
        UNKNOWN_PARAMETER("unknown parameter", FailureKind.DECK_REJECTED),
        UNKNOWN_SUBCIRCUIT("unknown subckt", FailureKind.DECK_REJECTED),
        MISSING_INCLUDE("could not find include file", FailureKind.DECK_REJECTED),
        UNDEFINED_PARAMETER("undefined parameter", FailureKind.DECK_REJECTED),
        NOT_PARSED("circuit not parsed", FailureKind.DECK_REJECTED),
        NO_CIRCUIT("no circuit loaded", FailureKind.DECK_REJECTED),
        UNIMPLEMENTED("unimplemented", FailureKind.DECK_REJECTED),
        NO_DEVICE("no such device", FailureKind.DECK_REJECTED),
        NO_DEVICE_PARAMETER("no such parameter", FailureKind.DECK_REJECTED),
        NO_COMMAND("no such command", FailureKind.DECK_REJECTED),
        FATAL("fatal error", FailureKind.DECK_REJECTED),
        ABORTED("simulation(s) aborted", FailureKind.NOT_CONVERGED),
        INTERRUPTED("simulation interrupted due to error", FailureKind.DECK_REJECTED),
        ERROR("error", FailureKind.DECK_REJECTED);

        private final String fragment;
        private final FailureKind kind;

        Symptom(String fragment, FailureKind kind) {
            this.fragment = fragment;
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

    /** Whether the oldest lines may have been dropped. */
    synchronized boolean isFull() {
        return lines.size() == KEPT;
    }

    /** All lines, each without the name of the channel that ngspice puts before it. */
    synchronized List<String> lines() {
        List<String> plain = new ArrayList<>(lines.size());
        for (String line : lines) {
            plain.add(line.startsWith("stdout ") || line.startsWith("stderr ") ? line.substring(7) : line);
        }
        return plain;
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
        List<String> all = lines();
        List<String> lower =
                all.stream().map(line -> line.toLowerCase(Locale.ROOT)).toList();
        boolean singular = lower.stream().anyMatch(line -> line.contains("singular matrix"));
        for (Symptom symptom : Symptom.values()) {
            for (int i = 0; i < all.size(); i++) {
                if (lower.get(i).contains(symptom.fragment)) {
                    boolean reason = singular && symptom.kind != FailureKind.DECK_REJECTED;
                    return Optional.of(
                            new Finding(reason ? FailureKind.SINGULAR_MATRIX : symptom.kind, sentence(all, i)));
                }
            }
        }
        return Optional.empty();
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
