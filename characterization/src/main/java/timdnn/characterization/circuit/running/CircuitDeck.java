package timdnn.characterization.circuit.running;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import timdnn.characterization.circuit.declaration.Bench;
import timdnn.characterization.circuit.declaration.BenchesPlan;
import timdnn.characterization.circuit.declaration.CircuitFault;
import timdnn.characterization.circuit.measure.DeclaredMeasure;
import timdnn.characterization.circuit.measure.Expression;
import timdnn.characterization.circuit.measure.MeasureCompiler;
import timdnn.characterization.circuit.measure.ParameterScope;
import timdnn.characterization.circuit.measure.Vectors;
import timdnn.characterization.engine.Trial;
import timdnn.characterization.plan.DeclaredCircuit;
import timdnn.characterization.plan.Study;
import timdnn.characterization.waveform.Measure;
import timdnn.harness.netlist.Analysis;
import timdnn.harness.netlist.Card;
import timdnn.harness.netlist.Netlist;

/** A user's circuit under one condition, and its benches as trials. */
final class CircuitDeck {
    /** Analyses whose vectors can be chosen; of the others ngspice gives all or nothing. */
    private static final Set<String> CHOOSES = Set.of("tran", "dc", "ac", "op");

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

    private static final Pattern SOURCE = Pattern.compile("\\s*[vi]\\S*\\s+(\\S+)\\s+(\\S+)", Pattern.CASE_INSENSITIVE);

    private static final Set<String> GROUND = Set.of("0", "gnd", "gnd!");

    private final DeclaredCircuit circuit;
    private final Netlist base;
    private final List<Card> control;
    private final List<Bench> benches;
    private List<String> saves;

    private CircuitDeck(DeclaredCircuit circuit, Netlist base, List<Card> control, List<Bench> benches) {
        this.circuit = circuit;
        this.base = base;
        this.control = control;
        this.benches = benches;
    }

    /**
     * The circuit of a study's condition.
     *
     * @throws CircuitFault if a parameter is not there
     * @throws timdnn.input.InvalidInputException if a file, a section or an include is not there
     */
    static CircuitDeck of(Study study) {
        DeclaredCircuit circuit = study.declared().orElseThrow();
        Netlist netlist = Netlist.read(circuit.netlist(), Map.of());
        List<Card> first = new ArrayList<>();
        circuit.options().ifPresent(file -> {
            for (Card line : Netlist.included(file)) {
                if (!line.text().isBlank() && !line.text().strip().startsWith("*")) {
                    first.add(new Card(Netlist.COMMAND + line.text().strip(), line.file(), line.line()));
                }
            }
        });
        if (circuit.library().isPresent() && circuit.here().corner().isPresent()) {
            String section = circuit.library()
                    .get()
                    .corners()
                    .get(circuit.here().corner().get());
            first.addAll(Netlist.section(circuit.library().get().file(), section));
        }
        for (Path include : circuit.include()) {
            first.addAll(Netlist.included(include));
        }
        netlist = netlist.withFirst(first);
        netlist = with(netlist, circuit.parameters(), List.of("circuit", "parameters"));
        netlist = with(netlist, circuit.here().parameters(), List.of("conditions", "parameters"));
        if (circuit.here().celsius().isPresent()) {
            netlist = netlist.without(Set.of(".temp"))
                    .withCard(".temp " + circuit.here().celsius().get());
        }
        return new CircuitDeck(
                circuit,
                netlist,
                netlist.control(),
                study.section(BenchesPlan.class).map(BenchesPlan::benches).orElse(List.of()));
    }

    private static Netlist with(Netlist netlist, Map<String, String> values, List<String> path) {
        Netlist changed = netlist;
        for (Map.Entry<String, String> value : values.entrySet()) {
            if (!netlist.parameters().containsKey(value.getKey())) {
                List<String> field = new ArrayList<>(path);
                field.add(value.getKey());
                throw new CircuitFault(
                        field,
                        "is no parameter of the netlist's top level; there are "
                                + netlist.parameters().keySet().stream()
                                        .sorted()
                                        .limit(30)
                                        .collect(Collectors.joining(", ")));
            }
            changed = changed.withParameter(value.getKey(), value.getValue());
        }
        return changed;
    }

    /** The circuit without analyses, for asking about its devices. */
    Netlist bare() {
        return base.circuit(List.of());
    }

    Netlist base() {
        return base;
    }

    /** The nominal trial of a bench at a point of its grid. */
    Trial trial(Bench bench, Bench.Point point) {
        Netlist netlist = with(base, point.values(), List.of("benches", bench.name(), "set"));
        String analysis = analysis(bench, netlist);
        String word = word(analysis);
        List<Measure> measures = new MeasureCompiler(word, new ParameterScope(netlist.parameters())).all(bench);
        Netlist alone = netlist.circuit(CHOOSES.contains(word) ? saves() : List.of());
        return Trial.nominal(bench.name(), point.name(), alone, new Analysis.AsWritten(analysis), measures);
    }

    /**
     * What all benches together save, where they can choose: so a circuit is loaded once for all of them, and a foundry's
     * library takes seconds to load.
     */
    private List<String> saves() {
        if (saves == null) {
            Set<String> all = new LinkedHashSet<>();
            for (Bench bench : benches) {
                String word = word(bench.analysis());
                if (CHOOSES.contains(word)) {
                    new MeasureCompiler(word, scope(bench, bench.points().get(0)))
                            .all(bench)
                            .forEach(measure -> all.addAll(((DeclaredMeasure) measure).saves()));
                    bench.keep().forEach(vector -> all.addAll(Vectors.of(vector)));
                }
            }
            if (!all.isEmpty()) {
                sourceNode().ifPresent(all::add);
            }
            saves = List.copyOf(all);
        }
        return saves;
    }

    /**
     * A voltage that the circuit has for certain, at a source: where nothing that is saved exists, ngspice does not run the analysis, and the
     * measure with a mistake in it could not be told from a circuit that does not converge.
     */
    private Optional<String> sourceNode() {
        int depth = 0;
        for (Card card : base.cards()) {
            switch (card.keyword()) {
                case ".subckt", ".macro" -> depth++;
                case ".ends", ".eom" -> depth--;
                default -> {
                    Matcher source = SOURCE.matcher(card.text());
                    if (depth == 0 && source.lookingAt()) {
                        return Stream.of(source.group(1), source.group(2))
                                .filter(node -> !GROUND.contains(node.toLowerCase(Locale.ROOT)))
                                .findFirst()
                                .map(node -> "v(" + node.toLowerCase(Locale.ROOT) + ")");
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** Parameters of the circuit at a point of a bench's grid. */
    ParameterScope scope(Bench bench, Bench.Point point) {
        return new ParameterScope(with(base, point.values(), List.of("benches", bench.name(), "set"))
                .parameters());
    }

    /** The analysis with parameters in braces replaced by their values, as a card would have them. */
    private String analysis(Bench bench, Netlist netlist) {
        List<String> path = List.of("benches", bench.name(), "analysis");
        String word = word(bench.analysis());
        if (!ANALYSES.contains(word)) {
            throw new CircuitFault(
                    path,
                    "must begin with one of " + ANALYSES.stream().sorted().toList() + ", was \"" + bench.analysis()
                            + "\"");
        }
        if (!word.equals("own")) {
            if (!control.isEmpty() && !circuit.skipsControl()) {
                throw new CircuitFault(
                        path,
                        "would not run the control section that stands in "
                                + control.get(0).file().getFileName()
                                + " from line " + control.get(0).line()
                                + " on: say analysis: own to run it, or circuit.control: skip to leave it out");
            }
            return braces(bench.analysis(), new ParameterScope(netlist.parameters()), path);
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
        return java.util.regex.Pattern.compile("\\{([^}]*)\\}|'([^']*)'")
                .matcher(analysis)
                .replaceAll(found -> {
                    String inside = found.group(1) != null ? found.group(1) : found.group(2);
                    try {
                        return timdnn.harness.netlist.SpiceNumber.format(
                                Expression.parse(inside).value(scope::value));
                    } catch (IllegalArgumentException wrong) {
                        throw new CircuitFault(path, wrong.getMessage());
                    }
                });
    }

    /** First word of the last analysis. */
    private static String word(String analysis) {
        String word = "";
        for (String line : analysis.lines().toList()) {
            String first = line.strip().split("\\s+", 2)[0].toLowerCase(Locale.ROOT);
            word = word.isEmpty() || ANALYSES.contains(first) ? first : word;
        }
        return word;
    }

    /** All trials of a bench without variation, by point. */
    Map<Bench.Point, Trial> trials(Bench bench) {
        Map<Bench.Point, Trial> trials = new LinkedHashMap<>();
        bench.points().forEach(point -> trials.put(point, trial(bench, point)));
        return trials;
    }
}
