package timdnn.characterization.circuit.declaration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import timdnn.characterization.plan.PlanNode;
import timdnn.characterization.plan.SectionContext;
import timdnn.characterization.plan.SectionReader;
import timdnn.input.Suggestion;

/** Reads {@code benches}. */
public final class BenchesPlanReader implements SectionReader {
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");
    private static final Pattern PARAMETER = Pattern.compile("@?([A-Za-z][\\w.#]*)\\[(\\w+)\\]");
    private static final double MOST_POINTS = 1e6;

    /** Seconds that a load and a short simulation take, for telling what a grid would cost. */
    private static final double USUAL_S = 1e-3;

    @Override
    public String key() {
        return "benches";
    }

    @Override
    public boolean onColumn() {
        return false;
    }

    @Override
    public boolean onDeclaredCircuit() {
        return true;
    }

    @Override
    public BenchesPlan read(PlanNode node, SectionContext context) {
        List<Bench> benches = new ArrayList<>();
        for (String name : node.keys()) {
            requireName(node, name);
            benches.add(bench(name, node.map(name).allow("set", "analysis", "measure", "keep", "search")));
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

    private static Bench bench(String name, PlanNode node) {
        Map<String, List<String>> set = new LinkedHashMap<>();
        node.optionalMap("set").ifPresent(map -> {
            for (String parameter : map.keys()) {
                set.put(parameter.toLowerCase(Locale.ROOT), map.valuesOf(parameter));
            }
        });
        Map<String, MeasurePlan> measures = new LinkedHashMap<>();
        PlanNode list = node.map("measure");
        for (String measure : list.keys()) {
            requireName(list, measure);
            measures.put(measure, measure(list, measure));
        }
        if (measures.isEmpty()) {
            throw node.error("measure", "must have at least one measure");
        }
        Bench bench = new Bench(
                name,
                set,
                node.text("analysis").strip().replaceFirst("^\\.", ""),
                measures,
                node.has("keep") ? node.oneOrMore("keep") : List.of(),
                node.optionalMap("search").map(map -> search(map, measures)));
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
        node.allow("over", "from", "to", "measure", "target", "tolerance");
        Matcher over = PARAMETER.matcher(node.text("over").strip().toLowerCase(Locale.ROOT));
        if (!over.matches()) {
            throw node.error(
                    "over", "must be a parameter of a device such as vin[dc], was \"" + node.text("over") + "\"");
        }
        if (!measures.containsKey(node.text("measure"))) {
            throw node.error("measure", "must be a measure of the bench, one of " + measures.keySet());
        }
        return new SearchPlan(
                over.group(1),
                over.group(2),
                node.text("from"),
                node.text("to"),
                node.text("measure"),
                node.has("target") ? node.text("target") : "0",
                node.text("tolerance"));
    }
}
