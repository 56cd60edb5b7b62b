package timdnn.characterization.circuit.running;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import timdnn.characterization.circuit.declaration.Bench;
import timdnn.characterization.circuit.declaration.CircuitFault;
import timdnn.characterization.circuit.declaration.Expression;
import timdnn.characterization.circuit.measure.ParameterScope;
import timdnn.harness.netlist.Card;
import timdnn.harness.netlist.Netlist;
import timdnn.harness.netlist.SpiceNumber;

/**
 * What a bench runs.
 *
 * @param bench the bench
 * @param netlist its circuit
 * @param skipsControl whether a control section that stands in the netlist is left out
 */
record BenchAnalysis(Bench bench, Netlist netlist, boolean skipsControl) {
    private static final Set<String> ANALYSES =
            Set.of("tran", "dc", "ac", "op", "noise", "tf", "pz", "sens", "disto", "sp", "own");

    /** Commands of a control section that would leave the circuit, or the machine, other than it was. */
    private static final Set<String> REFUSED = Set.of(
            "quit",
            "exit",
            "shell",
            "source",
            "codemodel",
            "pre_codemodel",
            "osdi",
            "pre_osdi",
            "load",
            "cd",
            "circbyline",
            "remcirc",
            "reset",
            "edit",
            "bug",
            "aspice",
            "rspice",
            "mc_source");

    private static final Pattern BRACES = Pattern.compile("\\{([^}]*)\\}|'([^']*)'");

    /**
     * The analysis with parameters in braces replaced by their values, as a card would have them.
     *
     * @param scope parameters at the point of the bench's grid
     * @return a card without its dot, or the lines of the control section
     * @throws CircuitFault if it begins with no analysis, would run another control section, or one that a bench must not run
     */
    String text(ParameterScope scope) {
        List<String> path = List.of("benches", bench.name(), "analysis");
        String word = word(bench.analysis());
        if (!ANALYSES.contains(word)) {
            throw new CircuitFault(
                    path,
                    "must begin with one of " + ANALYSES.stream().sorted().toList() + ", was \"" + bench.analysis()
                            + "\"");
        }
        List<Card> control = netlist.control();
        if (!word.equals("own")) {
            if (!control.isEmpty() && !skipsControl) {
                throw new CircuitFault(
                        path,
                        "would not run the control section that stands in "
                                + control.get(0).file().getFileName()
                                + " from line " + control.get(0).line()
                                + " on: say analysis: own to run it, or circuit.control: skip to leave it out");
            }
            return braces(bench.analysis(), scope, path);
        }
        if (control.isEmpty()) {
            throw new CircuitFault(path, "needs a control section in the netlist, which has none");
        }
        for (Card command : control) {
            if (REFUSED.contains(command.keyword())) {
                throw new CircuitFault(
                        path,
                        "would run \"" + command.text().strip() + "\" of "
                                + command.file().getFileName() + ":" + command.line() + ", which a bench must not");
            }
        }
        return control.stream().map(card -> card.text().strip()).collect(Collectors.joining("\n"));
    }

    private static String braces(String analysis, ParameterScope scope, List<String> path) {
        return BRACES.matcher(analysis).replaceAll(found -> {
            String inside = found.group(1) != null ? found.group(1) : found.group(2);
            try {
                return SpiceNumber.format(Expression.parse(inside).value(scope::value));
            } catch (IllegalArgumentException wrong) {
                throw new CircuitFault(path, wrong.getMessage());
            }
        });
    }

    /** First word of the last analysis. */
    static String word(String analysis) {
        String word = "";
        for (String line : analysis.lines().toList()) {
            String first = line.strip().split("\\s+", 2)[0].toLowerCase(Locale.ROOT);
            word = word.isEmpty() || ANALYSES.contains(first) ? first : word;
        }
        return word;
    }
}
