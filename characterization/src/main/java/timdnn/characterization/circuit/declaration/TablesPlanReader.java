package timdnn.characterization.circuit.declaration;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import timdnn.characterization.plan.SectionContext;
import timdnn.characterization.plan.Study;
import timdnn.characterization.plan.yaml.PlanNode;

/** Reads {@code tables}. */
public final class TablesPlanReader implements DeclaredSectionReader {
    @Override
    public String key() {
        return "tables";
    }

    @Override
    public TablesPlan read(PlanNode node, SectionContext context) {
        List<TablesPlan.Table> tables = new ArrayList<>();
        for (String name : node.keys()) {
            BenchesPlanReader.requireName(node, name);
            PlanNode table = node.map(name).allow("measure", "over");
            String[] words = table.text("measure").split("\\.", -1);
            if (words.length != 2) {
                throw table.error("measure", "must be bench.measure, was \"" + table.text("measure") + "\"");
            }
            tables.add(new TablesPlan.Table(
                    name,
                    words[0],
                    words[1],
                    table.oneOrMore("over").stream()
                            .map(axis -> axis.toLowerCase(Locale.ROOT))
                            .toList()));
        }
        return new TablesPlan(tables);
    }

    @Override
    public void check(PlanNode plan, Study study) {
        for (TablesPlan.Table table :
                study.section(TablesPlan.class).orElseThrow().tables()) {
            Bench bench = Measures.require(plan, study, "tables", table.name(), table.bench(), table.measure());
            List<String> axes = bench.set().entrySet().stream()
                    .filter(axis -> axis.getValue().size() > 1)
                    .map(Map.Entry::getKey)
                    .toList();
            if (!axes.containsAll(table.over()) || table.over().size() != axes.size()) {
                throw plan.map("tables")
                        .map(table.name())
                        .error(
                                "over",
                                "must name each parameter of which bench " + bench.name() + " has several values: "
                                        + axes + ", was " + table.over());
            }
        }
    }
}
