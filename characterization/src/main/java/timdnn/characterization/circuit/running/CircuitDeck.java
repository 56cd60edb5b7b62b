package timdnn.characterization.circuit.running;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
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
import timdnn.characterization.circuit.declaration.BenchResults;
import timdnn.characterization.circuit.declaration.BenchesPlan;
import timdnn.characterization.circuit.declaration.CircuitFault;
import timdnn.characterization.circuit.declaration.Expression;
import timdnn.characterization.circuit.declaration.ParameterTarget;
import timdnn.characterization.circuit.declaration.Reference;
import timdnn.characterization.circuit.declaration.SearchPlan;
import timdnn.characterization.circuit.measure.DeclaredMeasure;
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
import timdnn.harness.netlist.SpiceNumber;

/** A user's circuit under one condition, and its benches as trials. */
final class CircuitDeck {
    /** Analyses whose vectors can be chosen; of the others ngspice gives all or nothing. */
    private static final Set<String> CHOOSES = Set.of("tran", "dc", "ac", "op");

    private static final Pattern SOURCE = Pattern.compile("\\s*[vi]\\S*\\s+(\\S+)\\s+(\\S+)", Pattern.CASE_INSENSITIVE);

    private static final Set<String> GROUND = Set.of("0", "gnd", "gnd!");

    private final DeclaredCircuit circuit;
    private final Map<Path, Netlist> bases;
    private final List<Bench> benches;
    private final BenchResults results;
    private final Map<Path, List<String>> saves = new HashMap<>();

    private CircuitDeck(DeclaredCircuit circuit, Map<Path, Netlist> bases, List<Bench> benches, BenchResults results) {
        this.circuit = circuit;
        this.bases = bases;
        this.benches = benches;
        this.results = results;
    }

    /**
     * The circuit of a study's condition.
     *
     * @param study the study under the condition
     * @param results what its benches gave so far, for those that build on others
     * @throws CircuitFault if a parameter is not there
     * @throws timdnn.input.InvalidInputException if a file, a section or an include is not there
     */
    static CircuitDeck of(Study study, BenchResults results) {
        DeclaredCircuit circuit = study.declared().orElseThrow();
        List<Bench> benches =
                study.section(BenchesPlan.class).map(BenchesPlan::benches).orElse(List.of());
        List<Card> first = first(circuit);
        Map<Path, Netlist> read = new LinkedHashMap<>();
        Set<String> known = new LinkedHashSet<>();
        for (Path file : files(circuit, benches)) {
            Netlist netlist = Netlist.read(file, circuit.roles()).withFirst(first);
            read.put(file, netlist);
            known.addAll(netlist.parameters().keySet());
        }
        require(known, circuit.parameters(), List.of("circuit", "parameters"));
        require(known, circuit.here().parameters(), List.of("conditions", "parameters"));
        Map<String, String> values = new LinkedHashMap<>(circuit.parameters());
        values.putAll(circuit.here().parameters());
        read.replaceAll((file, netlist) -> set(circuit, netlist, values));
        return new CircuitDeck(circuit, read, benches, results);
    }

    private static Set<Path> files(DeclaredCircuit circuit, List<Bench> benches) {
        Set<Path> files = new LinkedHashSet<>();
        if (benches.isEmpty()
                || benches.stream().anyMatch(bench -> bench.netlist().isEmpty())) {
            files.add(circuit.netlist());
        }
        benches.forEach(bench -> bench.netlist().ifPresent(files::add));
        return files;
    }

    /** Of several netlists each has what it has of the parameters. */
    private static Netlist set(DeclaredCircuit circuit, Netlist netlist, Map<String, String> values) {
        Set<String> there = netlist.parameters().keySet();
        Netlist changed = netlist;
        for (Map.Entry<String, String> value : values.entrySet()) {
            if (there.contains(value.getKey())) {
                changed = changed.withParameter(value.getKey(), value.getValue());
            }
        }
        return circuit.here().celsius().isPresent()
                ? changed.without(Set.of(".temp"))
                        .withCard(".temp " + circuit.here().celsius().get())
                : changed;
    }

    /** What stands before the netlist's own cards. */
    private static List<Card> first(DeclaredCircuit circuit) {
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
        return first;
    }

    private static void require(Set<String> known, Map<String, String> values, List<String> path) {
        for (String name : values.keySet()) {
            require(known, name, Stream.concat(path.stream(), Stream.of(name)).toList());
        }
    }

    private static void require(Set<String> known, String name, List<String> path) {
        if (!known.contains(name)) {
            throw new CircuitFault(
                    path,
                    "is no parameter of the netlist's top level; there are "
                            + known.stream().sorted().limit(30).collect(Collectors.joining(", ")));
        }
    }

    /** Fingerprint of everything that is read from files. */
    String sha256() {
        return bases.values().stream().map(Netlist::sha256).collect(Collectors.joining("\n"));
    }

    private Path file(Bench bench) {
        return bench.netlist().orElse(circuit.netlist());
    }

    /** The circuit of a bench at a point of its grid. */
    private Netlist netlist(Bench bench, Bench.Point point) {
        Netlist netlist = bases.get(file(bench));
        Set<String> known = netlist.parameters().keySet();
        require(known, point.values(), List.of("benches", bench.name(), "set"));
        ParameterScope scope = scope(netlist, bench, point);
        for (Map.Entry<String, String> value : point.values().entrySet()) {
            netlist = netlist.withParameter(
                    value.getKey(),
                    resolved(value.getValue(), scope, List.of("benches", bench.name(), "set", value.getKey())));
        }
        if (bench.search().filter(search -> search.device().isEmpty()).isPresent()) {
            String searched = bench.search().get().parameter();
            require(known, searched, List.of("benches", bench.name(), "search", "over"));
            netlist = netlist.withCard(SearchPlan.PROBE + " tim_search 0 {" + searched + "}");
        }
        for (ParameterTarget target : taken(bench, point, scope).targets()) {
            if (target.device().isEmpty()) {
                require(known, target.parameter(), List.of("benches", bench.name(), "use", target.parameter()));
            }
        }
        return netlist;
    }

    /** A value with the nominal numbers of the measures that it names. */
    private String resolved(String value, ParameterScope scope, List<String> path) {
        if (!Reference.isIn(value)) {
            return value;
        }
        try {
            return SpiceNumber.format(Expression.parse(value).value(scope::value));
        } catch (IllegalArgumentException wrong) {
            throw new CircuitFault(path, wrong.getMessage());
        }
    }

    /** What samples of a bench take from earlier ones. */
    TakenValues taken(Bench bench, Bench.Point point, ParameterScope scope) {
        return new TakenValues(bench, point.name(), benches, results, scope);
    }

    /** The nominal trial of a bench at a point of its grid. */
    Trial trial(Bench bench, Bench.Point point) {
        Netlist netlist = netlist(bench, point);
        ParameterScope scope = scope(netlist, bench, point);
        String analysis = new BenchAnalysis(bench, bases.get(file(bench)), circuit.skipsControl()).text(scope);
        String word = BenchAnalysis.word(analysis);
        List<Measure> measures = new MeasureCompiler(word, scope).all(bench);
        Netlist alone = netlist.circuit(CHOOSES.contains(word) ? saves(file(bench)) : List.of());
        return Trial.nominal(bench.name(), point.name(), alone, new Analysis.AsWritten(analysis), measures);
    }

    /**
     * What all benches of a netlist together save, where they can choose: so a circuit is loaded once for all of them, and a
     * foundry's library takes seconds to load.
     */
    private List<String> saves(Path file) {
        return saves.computeIfAbsent(file, found -> {
            // Which vectors a measure reads does not depend on its numbers.
            ParameterScope scope = new ParameterScope(bases.get(found).parameters(), name -> 0);
            Set<String> all = new LinkedHashSet<>();
            for (Bench bench : benches) {
                String word = BenchAnalysis.word(bench.analysis());
                if (file(bench).equals(found) && CHOOSES.contains(word)) {
                    new MeasureCompiler(word, scope)
                            .all(bench)
                            .forEach(measure -> all.addAll(((DeclaredMeasure) measure).saves()));
                    bench.keep().forEach(vector -> all.addAll(Vectors.of(vector)));
                }
            }
            if (!all.isEmpty()) {
                sourceNode(bases.get(found)).ifPresent(all::add);
            }
            return List.copyOf(all);
        });
    }

    /** A voltage that the circuit of a bench has for certain, if it can be told from its sources. */
    Optional<String> certainVector(Bench bench) {
        return sourceNode(bases.get(file(bench)));
    }

    /**
     * A voltage that the circuit has for certain, at a source: where nothing that is saved exists, ngspice does not run the analysis, and the
     * measure with a mistake in it could not be told from a circuit that does not converge.
     */
    private static Optional<String> sourceNode(Netlist netlist) {
        int depth = 0;
        for (Card card : netlist.cards()) {
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
        return scope(netlist(bench, point), bench, point);
    }

    private ParameterScope scope(Netlist netlist, Bench bench, Bench.Point point) {
        return new ParameterScope(netlist.parameters(), name -> nominal(name, bench, point));
    }

    /** The nominal number of a measure that something of a bench names. */
    private double nominal(String name, Bench bench, Bench.Point point) {
        double number = Reference.of(name, benches, bench.set())
                .map(found -> found.of(results, point.name(), BenchResults.NOMINAL))
                .orElse(Double.NaN);
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException(
                    "names \"" + name + "\", of which the nominal simulation gave no number before this one");
        }
        return number;
    }
}
