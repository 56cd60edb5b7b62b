package timdnn.cli.simulation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import timdnn.cli.shared.Json;
import timdnn.cli.shared.JsonParts;
import timdnn.harness.ngspice.DeckResult;
import timdnn.harness.result.PlotSummary;
import timdnn.harness.result.SimulationOutcome.Failed;

/** What {@code sim} shows: what the deck prints, as it is printed; then its plots. */
final class SimPrinter {
    /** ngspice's own announcements, which no deck asks for. */
    private static final Pattern ANNOUNCEMENT = Pattern.compile(
            "Note: (No c|C)ompatibility mode.*|Circuit: .*|Doing analysis at TEMP.*|No\\. of Data Rows.*"
                    + "|Reset re-loads circuit.*|Note: Starting .* stepping|Note: .* stepping completed"
                    + "|Trying gmin.*|Supplies reduced to.*|Note: Transient op.*"
                    + "|Warning: (Further|Last) gmin.*|.*Reference value.*"
                    + "|Command 'source' failed:|.*/nowhere/quit.*|Simulation interrupted due to error!"
                    + "|Error: ngspice\\.dll cannot recover.*");

    private static final Pattern MEASURE = Pattern.compile("\\w+\\s+=\\s+[-+0-9.eE]+(\\s.*)?");
    private static final Pattern COMPLAINT = Pattern.compile("(?i)(\\w+: )?(error|warning|unrecognized)\\b.*");
    /** A document is held in memory; what a deck prints may be of any length. */
    private static final int KEPT = 100_000;

    private static final int HELD = 1_000;

    private final Path deck;
    private final boolean json;
    private final boolean log;
    private final List<String> printed = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();
    private boolean accepted;
    private int dropped;

    SimPrinter(Path deck, boolean json, boolean log) {
        this.deck = deck;
        this.json = json;
        this.log = log;
    }

    /** Takes a line of ngspice with its channel before it. */
    void line(String line) {
        boolean error = line.startsWith("stderr ");
        String plain = error || line.startsWith("stdout ") ? line.substring(7) : line;
        if (log) {
            System.err.println(plain);
        }
        if (ANNOUNCEMENT.matcher(plain.strip()).matches()) {
            accepted |= plain.startsWith("Doing analysis");
            return;
        }
        if (error) {
            complaints.add(plain);
            if (accepted || complaints.size() > HELD) {
                complain();
            }
            if (COMPLAINT.matcher(plain).matches()) {
                keep(warnings, plain);
            }
        } else {
            complain();
            if (json) {
                keep(printed, plain);
            } else {
                System.out.println(plain);
            }
        }
    }

    /** Of a deck that is refused, one sentence is said; ngspice's own lines wait until it is known that it is not. */
    private void complain() {
        accepted = true;
        if (!log) {
            complaints.forEach(line -> System.err.println("ngspice: " + line));
        }
        complaints.clear();
    }

    private void keep(List<String> lines, String line) {
        if (lines.size() < KEPT) {
            lines.add(line);
        } else {
            dropped++;
        }
    }

    void summary(DeckResult result, SpiceinitChoice commands, String version) {
        complain();
        if (json) {
            Json.print(document(result, commands, version));
            return;
        }
        for (PlotSummary plot : result.plots()) {
            System.out.println(String.format(
                    Locale.ROOT,
                    "%s (%s): %d points of %s",
                    plot.name(),
                    plot.type(),
                    plot.points(),
                    plot.described()));
        }
    }

    private Map<String, Object> document(DeckResult result, SpiceinitChoice commands, String version) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("deck", deck.toString());
        document.put(
                "plots",
                result.plots().stream()
                        .map(plot -> JsonParts.ordered(
                                "name", plot.name(),
                                "type", plot.type(),
                                "points", plot.points(),
                                "vectors",
                                        plot.vectors().stream()
                                                .map(PlotSummary.Entry::name)
                                                .toList(),
                                "lengths",
                                        plot.vectors().stream()
                                                .map(PlotSummary.Entry::length)
                                                .toList()))
                        .toList());
        document.put(
                "measures",
                printed.stream().filter(line -> MEASURE.matcher(line).matches()).toList());
        document.put("failedMeasures", result.failedMeasures());
        document.put("printed", printed);
        document.put("warnings", warnings);
        document.put("droppedLines", dropped);
        document.put("failed", result.failed().map(SimPrinter::failure).orElse(null));
        document.put("quit", result.quit());
        Map<String, Object> provenance = new LinkedHashMap<>();
        provenance.put("ngspice", version);
        provenance.put("deckSha256", FileChecksum.sha256(deck));
        provenance.put("spiceinit", commands.file().map(Path::toString).orElse(null));
        provenance.put("spiceinitSha256", commands.sha256().isEmpty() ? null : commands.sha256());
        document.put("provenance", provenance);
        return document;
    }

    private static Map<String, Object> failure(Failed failed) {
        return JsonParts.ordered("kind", failed.kind().name(), "message", failed.message());
    }
}
