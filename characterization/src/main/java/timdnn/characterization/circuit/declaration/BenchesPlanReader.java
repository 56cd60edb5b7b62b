package timdnn.characterization.circuit.declaration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import timdnn.characterization.plan.SectionContext;
import timdnn.characterization.plan.yaml.PlanNode;
import timdnn.input.Suggestion;

/** Reads {@code benches}. */
public final class BenchesPlanReader implements DeclaredSectionReader {
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");
    private static final double MOST_POINTS = 1e6;

    /** Seconds that a load and a short simulation take, for telling what a grid would cost. */
    private static final double USUAL_S = 1e-3;

    @Override
    public String key() {
        return "benches";
    }

    @Override
    public BenchesPlan read(PlanNode node, SectionContext context) {
        List<Bench> benches = new ArrayList<>();
        for (String name : node.keys()) {
            requireName(node, name);
            PlanNode bench = node.map(name)
                    .allow("like", "netlist", "vary", "set", "use", "analysis", "measure", "keep", "search");
            benches.add(bench(name, bench, benches));
        }
        if (benches.isEmpty()) {
            throw node.error("benches", "must have at least one bench");
        }
        return new BenchesPlan(benches);
    }

    static void requireName(PlanNode node, String name) {
        if (!NAME.matcher(name).matches()) {
            throw node.error(name, "must be named with letters, digits and underscores, letter first");
        }
    }

    private static Bench bench(String name, PlanNode node, List<Bench> before) {
        Optional<Bench> like = like(node, before);
        Map<String, List<String>> set = new LinkedHashMap<>(like.map(Bench::set).orElse(Map.of()));
        node.optionalMap("set").ifPresent(map -> {
            for (String parameter : map.keys()) {
                List<String> values = map.valuesOf(parameter);
                set.put(parameter.toLowerCase(Locale.ROOT), values);
            }
            for (String parameter : map.keys()) {
                map.valuesOf(parameter).stream()
                        .filter(Reference::isIn)
                        .forEach(value -> requireEarlier(map, parameter, value, before, set));
            }
        });
        Map<String, MeasurePlan> measures =
                new LinkedHashMap<>(like.map(Bench::measures).orElse(Map.of()));
        if (node.has("measure") || like.isEmpty()) {
            PlanNode list = node.map("measure");
            for (String measure : list.keys()) {
                requireName(list, measure);
                measures.put(measure, measure(list, measure));
            }
        }
        if (measures.isEmpty()) {
            throw node.error("measure", "must have at least one measure");
        }
        Bench bench = new Bench(
                name,
                node.has("netlist") ? Optional.of(node.file("netlist")) : like.flatMap(Bench::netlist),
                node.has("vary")
                        ? node.choice("vary", Set.of("true", "false")).equals("true")
                        : like.map(Bench::varies).orElse(true),
                set,
                use(node, before, like, set),
                node.has("analysis") || like.isEmpty()
                        ? node.text("analysis").strip().replaceFirst("^\\.", "")
                        : like.get().analysis(),
                measures,
                node.has("keep")
                        ? node.oneOrMore("keep")
                        : like.map(Bench::keep).orElse(List.of()),
                node.has("search") ? Optional.of(search(node.map("search"), measures)) : like.flatMap(Bench::search));
        if (bench.size() > MOST_POINTS) {
            throw node.error(
                    "set",
                    String.format(
                            Locale.ROOT,
                            "must give at most %.0e points, gives %.3g, which at a thousand simulations a second would take "
                                    + "%.3g days",
                            MOST_POINTS,
                            bench.size(),
                            bench.size() * USUAL_S / 86_400));
        }
        return bench;
    }

    /** The bench that a bench is like, whose parts it has where it does not say its own. */
    private static Optional<Bench> like(PlanNode node, List<Bench> before) {
        if (!node.has("like")) {
            return Optional.empty();
        }
        return Optional.of(before.stream()
                .filter(bench -> bench.name().equals(node.text("like")))
                .findFirst()
                .orElseThrow(() -> node.error(
                        "like",
                        "must name a bench before it, one of "
                                + before.stream().map(Bench::name).toList())));
    }

    private static Map<String, String> use(
            PlanNode node, List<Bench> before, Optional<Bench> like, Map<String, List<String>> set) {
        Map<String, String> use = new LinkedHashMap<>(like.map(Bench::use).orElse(Map.of()));
        node.optionalMap("use").ifPresent(map -> {
            for (String target : map.keys()) {
                try {
                    ParameterTarget.of(target);
                } catch (IllegalArgumentException wrong) {
                    throw map.error(target, wrong.getMessage());
                }
                requireEarlier(map, target, map.text(target), before, set);
                use.put(target, map.text(target));
            }
        });
        return use;
    }

    /** A value that names measures must name those of benches that have run by then. */
    private static void requireEarlier(
            PlanNode node, String key, String text, List<Bench> before, Map<String, List<String>> set) {
        try {
            Expression.parse(text).names().forEach(name -> Reference.of(name, before, set));
        } catch (IllegalArgumentException wrong) {
            throw node.error(key, wrong.getMessage());
        }
    }

    private static MeasurePlan measure(PlanNode list, String name) {
        if (!list.isMap(name)) {
            String card = list.text(name);
            if (!card.strip().toLowerCase(Locale.ROOT).startsWith(".meas")) {
                throw list.error(name, "must be a mapping such as {value: v(out)}, or a .meas card");
            }
            return new MeasurePlan(name, MeasureKind.CARD, Map.of(MeasureKind.CARD.key(), card));
        }
        PlanNode node = list.map(name);
        List<MeasureKind> kinds = node.keys().stream()
                .flatMap(key -> MeasureKind.of(key).stream())
                .toList();
        if (kinds.size() != 1) {
            throw list.error(
                    name,
                    "must have one of " + MeasureKind.keys() + ", has " + kinds.size() + " of them"
                            + (kinds.isEmpty() ? meant(node.keys()) : ""));
        }
        MeasureKind kind = kinds.get(0);
        node.allow(Stream.concat(Stream.of(kind.key(), "unit"), kind.fields().stream())
                .toArray(String[]::new));
        Map<String, String> fields = new LinkedHashMap<>();
        node.keys().forEach(key -> fields.put(key, node.text(key)));
        return new MeasurePlan(name, kind, fields);
    }

    private static String meant(List<String> keys) {
        return keys.stream()
                .map(key -> Suggestion.question(key, MeasureKind.keys()))
                .filter(question -> !question.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static SearchPlan search(PlanNode node, Map<String, MeasurePlan> measures) {
        node.allow("over", "from", "to", "measure", "target", "tolerance", "unit");
        ParameterTarget over;
        try {
            over = ParameterTarget.of(node.text("over"));
        } catch (IllegalArgumentException wrong) {
            throw node.error("over", wrong.getMessage());
        }
        if (!measures.containsKey(node.text("measure"))) {
            throw node.error("measure", "must be a measure of the bench, one of " + measures.keySet());
        }
        return new SearchPlan(
                over.device(),
                over.parameter(),
                node.text("from"),
                node.text("to"),
                node.text("measure"),
                node.has("target") ? node.text("target") : "0",
                node.text("tolerance"),
                node.has("unit") ? node.text("unit") : over.unit());
    }
}
