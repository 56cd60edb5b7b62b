package timdnn.characterization.circuit.declaration;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import timdnn.characterization.plan.SectionContext;
import timdnn.characterization.plan.Study;
import timdnn.characterization.plan.yaml.PlanNode;
import timdnn.input.Suggestion;

/** Reads {@code charts}. */
public final class ChartsPlanReader implements DeclaredSectionReader {
    @Override
    public String key() {
        return "charts";
    }

    @Override
    public ChartsPlan read(PlanNode node, SectionContext context) {
        List<ChartsPlan.Chart> charts = new ArrayList<>();
        for (String name : node.keys()) {
            BenchesPlanReader.requireName(node, name);
            PlanNode chart = node.map(name).allow("x", "y", "along", "log");
            String[] y = chart.text("y").split("\\.", -1);
            if (y.length != 2) {
                throw chart.error("y", "must be bench.measure, was \"" + chart.text("y") + "\"");
            }
            String x = chart.text("x");
            if (x.contains(".") && !x.startsWith(y[0] + ".")) {
                throw chart.error("x", "must be a measure of bench " + y[0] + " as y is, was \"" + x + "\"");
            }
            String log = chart.has("log") ? chart.choice("log", Set.of("x", "y", "both")) : "";
            charts.add(new ChartsPlan.Chart(
                    name,
                    y[0],
                    x.contains(".") ? x.substring(y[0].length() + 1) : x.toLowerCase(Locale.ROOT),
                    y[1],
                    chart.has("along") ? chart.text("along").toLowerCase(Locale.ROOT) : "",
                    log.equals("x") || log.equals("both"),
                    log.equals("y") || log.equals("both")));
        }
        return new ChartsPlan(charts);
    }

    @Override
    public void check(PlanNode plan, Study study) {
        for (ChartsPlan.Chart chart :
                study.section(ChartsPlan.class).orElseThrow().charts()) {
            Bench bench = Measures.require(plan, study, "charts", chart.name(), chart.bench(), chart.y());
            PlanNode node = plan.map(key()).map(chart.name());
            List<String> axes = axes(bench);
            if (axes.isEmpty()) {
                throw node.error("y", "needs several values of a parameter in benches." + bench.name() + ".set");
            }
            if (!axes.contains(chart.x()) && !bench.measures().containsKey(chart.x())) {
                List<String> known = new ArrayList<>(axes);
                bench.measures().keySet().forEach(measure -> known.add(bench.name() + "." + measure));
                throw node.error(
                        "x",
                        "must be one of " + known + ", was \"" + node.text("x") + "\""
                                + Suggestion.question(node.text("x"), known));
            }
            if (!chart.along().isEmpty() && !axes.contains(chart.along())) {
                throw node.error("along", "must be one of " + axes + ", was \"" + chart.along() + "\"");
            }
        }
    }

    /** Parameters of a bench that have several values. */
    static List<String> axes(Bench bench) {
        return bench.set().entrySet().stream()
                .filter(axis -> axis.getValue().size() > 1)
                .map(java.util.Map.Entry::getKey)
                .toList();
    }
}
