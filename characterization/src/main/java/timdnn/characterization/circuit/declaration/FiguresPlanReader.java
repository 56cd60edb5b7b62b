package timdnn.characterization.circuit.declaration;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import timdnn.characterization.plan.SectionContext;
import timdnn.characterization.plan.Study;
import timdnn.characterization.plan.yaml.PlanNode;

/** Reads {@code figures}. */
public final class FiguresPlanReader implements DeclaredSectionReader {
    /** Keys that the JSON document of a declared study has of its own. */
    public static final Set<String> OF_THE_DOCUMENT = Set.of(
            "study",
            "thin",
            "corner",
            "samples",
            "failed",
            "seconds",
            "samplesPerSecond",
            "workers",
            "senseErrorRate",
            "conditions",
            "measures",
            "specs",
            "tables");

    private static final Pattern KEY = Pattern.compile("[a-z][A-Za-z0-9]*(\\.[a-z][A-Za-z0-9]*)+(_[A-Za-z]+)?");

    @Override
    public String key() {
        return "figures";
    }

    @Override
    public FiguresPlan read(PlanNode node, SectionContext context) {
        List<FiguresPlan.Figure> figures = new ArrayList<>();
        for (String name : node.keys()) {
            BenchesPlanReader.requireName(node, name);
            PlanNode figure = node.map(name).allow("expression", "unit", "key");
            try {
                Expression.parse(figure.text("expression"));
            } catch (IllegalArgumentException wrong) {
                throw figure.error("expression", wrong.getMessage());
            }
            String unit = figure.has("unit") ? figure.text("unit") : "";
            figures.add(new FiguresPlan.Figure(name, figure.text("expression"), unit, key(figure, unit, figures)));
        }
        return new FiguresPlan(figures);
    }

    /** Where a figure stands in the JSON document, beside the document's own keys and those of figures before it. */
    private static Optional<String> key(PlanNode figure, String unit, List<FiguresPlan.Figure> before) {
        if (!figure.has("key")) {
            return Optional.empty();
        }
        String key = figure.text("key");
        if (!KEY.matcher(key).matches() || !(unit.isEmpty() || key.endsWith("_" + unit))) {
            throw figure.error(
                    "key",
                    "must be names with points between, such as sram.product.energy_J, and end with the figure's unit, was \""
                            + key + "\"");
        }
        String first = key.substring(0, key.indexOf('.'));
        if (OF_THE_DOCUMENT.contains(first)) {
            throw figure.error("key", "must not begin with \"" + first + "\", which the document has already");
        }
        for (FiguresPlan.Figure other : before) {
            String taken = other.key().orElse("");
            if (!taken.isEmpty() && ((key + ".").startsWith(taken + ".") || (taken + ".").startsWith(key + "."))) {
                throw figure.error(
                        "key", "must not be, or be within, that of figure \"" + other.name() + "\", " + taken);
            }
        }
        return Optional.of(key);
    }

    @Override
    public void check(PlanNode plan, Study study) {
        List<Bench> benches = study.section(BenchesPlan.class)
                .orElseThrow(() -> plan.error("benches", "is missing: figures are made of what is measured there"))
                .benches();
        for (FiguresPlan.Figure figure : study.require(FiguresPlan.class).figures()) {
            try {
                Expression.parse(figure.expression()).names().forEach(name -> Reference.of(name, benches, Map.of()));
            } catch (IllegalArgumentException wrong) {
                throw plan.map("figures").map(figure.name()).error("expression", wrong.getMessage());
            }
        }
    }
}
