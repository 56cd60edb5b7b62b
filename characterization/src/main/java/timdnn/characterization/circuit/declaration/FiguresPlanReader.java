package timdnn.characterization.circuit.declaration;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import timdnn.characterization.plan.SectionContext;
import timdnn.characterization.plan.Study;
import timdnn.characterization.plan.yaml.PlanNode;

/** Reads {@code figures}. */
public final class FiguresPlanReader implements DeclaredSectionReader {
    @Override
    public String key() {
        return "figures";
    }

    @Override
    public FiguresPlan read(PlanNode node, SectionContext context) {
        List<FiguresPlan.Figure> figures = new ArrayList<>();
        for (String name : node.keys()) {
            BenchesPlanReader.requireName(node, name);
            PlanNode figure = node.map(name).allow("expression", "unit");
            try {
                Expression.parse(figure.text("expression"));
            } catch (IllegalArgumentException wrong) {
                throw figure.error("expression", wrong.getMessage());
            }
            figures.add(new FiguresPlan.Figure(
                    name, figure.text("expression"), figure.has("unit") ? figure.text("unit") : ""));
        }
        return new FiguresPlan(figures);
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
