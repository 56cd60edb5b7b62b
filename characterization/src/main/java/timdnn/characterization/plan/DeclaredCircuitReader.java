package timdnn.characterization.plan;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import timdnn.characterization.plan.DeclaredCircuit.Condition;
import timdnn.characterization.plan.DeclaredCircuit.Library;
import timdnn.characterization.plan.yaml.Dimension;
import timdnn.characterization.plan.yaml.PlanNode;
import timdnn.characterization.sample.DesignKind;
import timdnn.harness.netlist.SpiceNumber;

/** Reads {@code circuit}, {@code conditions} and {@code monteCarlo} of a plan about a circuit of the user's own. */
final class DeclaredCircuitReader {
    static final List<String> KEYS = List.of("schema", "name", "seed", "circuit", "conditions", "monteCarlo");

    private static final int MOST_CONDITIONS = 10_000;
    private static final double USUAL_DEADLINE_S = 60;
    private static final double ZERO_CELSIUS_K = 273.15;
    private static final double USUAL_FAILURES = 0.1;
    private static final Set<String> DESIGNS =
            Arrays.stream(DesignKind.values()).map(DesignKind::toString).collect(Collectors.toSet());

    private DeclaredCircuitReader() {}

    static DeclaredCircuit read(PlanNode plan) {
        PlanNode node = plan.map("circuit")
                .allow("netlist", "roles", "include", "library", "spiceinit", "parameters", "control");
        List<Path> include = new ArrayList<>();
        for (String name : node.has("include") ? node.oneOrMore("include") : List.<String>of()) {
            include.add(node.resolve("include", name));
        }
        Optional<Library> library = node.optionalMap("library").map(DeclaredCircuitReader::library);
        List<Condition> conditions = conditions(plan, library);
        if (node.has("control")) {
            node.choice("control", Set.of("skip"));
        }
        Optional<PlanNode> monteCarlo = plan.optionalMap("monteCarlo").map(map -> map.allow("samples", "design"));
        return new DeclaredCircuit(
                node.file("netlist"),
                roles(node),
                include,
                library,
                node.has("spiceinit") ? Optional.of(node.file("spiceinit")) : Optional.empty(),
                node.optionalMap("parameters").map(DeclaredCircuitReader::texts).orElse(Map.of()),
                node.has("control"),
                conditions.get(0),
                conditions,
                monteCarlo.map(DeclaredCircuitReader::samples).orElse(0),
                monteCarlo
                        .filter(map -> map.has("design"))
                        .map(map -> DesignKind.parse(map.choice("design", DESIGNS)))
                        .orElse(DesignKind.PLAIN));
    }

    static Study.Limits limits(PlanNode plan) {
        Optional<PlanNode> limits = plan.optionalMap("limits").map(node -> node.allow("deadline", "failures"));
        double deadline = limits.filter(node -> node.has("deadline"))
                .map(node -> node.positive("deadline", Dimension.TIME))
                .orElse(USUAL_DEADLINE_S);
        limits.ifPresent(node -> node.within("deadline", deadline, 0.1, 86_400, "0.1 s to 86400 s"));
        return new Study.Limits(
                deadline,
                limits.filter(node -> node.has("failures"))
                        .map(node -> node.share("failures"))
                        .orElse(USUAL_FAILURES));
    }

    private static int samples(PlanNode node) {
        int samples = (int) node.integer("samples", 2, 10_000_000);
        String design = node.has("design") ? node.choice("design", DESIGNS) : "plain";
        int replicates = MonteCarloPlan.REPLICATES;
        if (design.equals("latin-hypercube") && (samples % replicates != 0 || samples < 2 * replicates)) {
            throw node.error(
                    "samples",
                    "must be a multiple of " + replicates
                            + ", the replicates of a Latin hypercube, and at least twice that, was " + samples);
        }
        if (design.equals("sobol") && samples < 2 * replicates) {
            throw node.error("samples", "must be at least " + 2 * replicates + " for Sobol sequences, was " + samples);
        }
        if (design.equals("antithetic") && samples % 2 != 0) {
            throw node.error("samples", "must be even for antithetic pairs, was " + samples);
        }
        return samples;
    }

    private static Map<String, Path> roles(PlanNode node) {
        Map<String, Path> roles = new LinkedHashMap<>();
        node.optionalMap("roles").ifPresent(map -> map.keys().forEach(role -> roles.put(role, map.file(role))));
        return roles;
    }

    private static Library library(PlanNode node) {
        node.allow("file", "corners");
        return new Library(node.file("file"), texts(node.map("corners")));
    }

    private static Map<String, String> texts(PlanNode node) {
        Map<String, String> texts = new LinkedHashMap<>();
        node.keys().forEach(key -> texts.put(key.toLowerCase(Locale.ROOT), node.text(key)));
        return texts;
    }

    /** The product of corners, temperatures and parameters, the last running fastest. */
    private static List<Condition> conditions(PlanNode plan, Optional<Library> library) {
        Optional<PlanNode> node =
                plan.optionalMap("conditions").map(map -> map.allow("corner", "temperature", "parameters"));
        List<Condition> product = new ArrayList<>();
        for (Optional<String> corner : corners(plan, node, library)) {
            for (Optional<String> celsius : temperatures(node)) {
                product.add(new Condition("", corner, celsius, Map.of()));
            }
        }
        Optional<PlanNode> parameters = node.flatMap(map -> map.optionalMap("parameters"));
        for (String name : parameters.map(PlanNode::keys).orElse(List.of())) {
            List<String> values = parameters.get().valuesOf(name);
            if ((double) product.size() * values.size() > MOST_CONDITIONS) {
                throw parameters
                        .get()
                        .error(
                                name,
                                "must leave at most " + MOST_CONDITIONS + " conditions, makes "
                                        + (long) product.size() * values.size());
            }
            List<Condition> longer = new ArrayList<>();
            for (Condition before : product) {
                for (String value : values) {
                    Map<String, String> set = new LinkedHashMap<>(before.parameters());
                    set.put(name.toLowerCase(Locale.ROOT), value);
                    longer.add(new Condition("", before.corner(), before.celsius(), set));
                }
            }
            product = longer;
        }
        return product.stream()
                .map(point -> new Condition(name(point), point.corner(), point.celsius(), point.parameters()))
                .toList();
    }

    private static List<Optional<String>> corners(PlanNode plan, Optional<PlanNode> node, Optional<Library> library) {
        List<String> asked = node.filter(map -> map.has("corner"))
                .map(map -> map.oneOrMore("corner"))
                .orElseGet(() -> library.map(found ->
                                found.corners().keySet().stream().limit(1).toList())
                        .orElse(List.of()));
        for (String corner : asked) {
            if (library.isEmpty()) {
                throw node.orElse(plan).error("corner", "needs circuit.library, which says what a corner's section is");
            }
            if (!library.get().corners().containsKey(corner)) {
                throw node.orElse(plan)
                        .error(
                                "corner",
                                "must be one of " + library.get().corners().keySet() + ", was \"" + corner + "\"");
            }
        }
        return asked.isEmpty()
                ? List.of(Optional.empty())
                : asked.stream().map(Optional::of).toList();
    }

    private static List<Optional<String>> temperatures(Optional<PlanNode> node) {
        if (node.isEmpty() || !node.get().has("temperature")) {
            return List.of(Optional.empty());
        }
        List<Optional<String>> temperatures = new ArrayList<>();
        for (String text : node.get().oneOrMore("temperature")) {
            try {
                double kelvin = Dimension.TEMPERATURE.parse(text);
                temperatures.add(Optional.of(SpiceNumber.format(Math.rint((kelvin - ZERO_CELSIUS_K) * 1e6) / 1e6)));
            } catch (IllegalArgumentException wrong) {
                throw node.get().error("temperature", wrong.getMessage());
            }
        }
        return temperatures;
    }

    private static String name(Condition point) {
        List<String> words = new ArrayList<>();
        point.corner().ifPresent(words::add);
        point.celsius().ifPresent(celsius -> words.add(celsius.replaceAll("\\.0$", "") + "C"));
        point.parameters().forEach((parameter, value) -> words.add(parameter + "=" + value));
        return words.isEmpty() ? "nominal" : String.join("+", words);
    }
}
