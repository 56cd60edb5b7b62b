package timdnn.characterization.circuit.declaration;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import timdnn.characterization.plan.SectionContext;
import timdnn.characterization.plan.Study;
import timdnn.characterization.plan.yaml.PlanNode;
import timdnn.harness.netlist.SpiceNumber;

/** Reads {@code specs}. */
public final class SpecsPlanReader implements DeclaredSectionReader {
    @Override
    public String key() {
        return "specs";
    }

    @Override
    public SpecsPlan read(PlanNode node, SectionContext context) {
        List<SpecsPlan.Spec> specs = new ArrayList<>();
        for (String name : node.keys()) {
            PlanNode spec = node.map(name).allow("measure", "min", "max", "rare");
            String[] words = (spec.has("measure") ? spec.text("measure") : name).split("\\.", -1);
            if (words.length != 2) {
                throw node.error(name, "must say its measure as bench.measure");
            }
            OptionalDouble min = number(spec, "min");
            OptionalDouble max = number(spec, "max");
            if (min.isEmpty() && max.isEmpty()) {
                throw node.error(name, "must have min, max or both");
            }
            if (min.isPresent() && max.isPresent() && !(min.getAsDouble() < max.getAsDouble())) {
                throw spec.error("min", "must be below max");
            }
            specs.add(new SpecsPlan.Spec(
                    name, words[0], words[1], min, max, spec.optionalMap("rare").map(SpecsPlanReader::rare)));
        }
        return new SpecsPlan(specs);
    }

    private static SpecsPlan.Rare rare(PlanNode node) {
        node.allow("relativeError", "maxSimulations");
        return new SpecsPlan.Rare(
                node.has("relativeError") ? node.share("relativeError") : 0.2,
                node.has("maxSimulations") ? (int) node.integer("maxSimulations", 100, 1_000_000) : 5000);
    }

    private static OptionalDouble number(PlanNode node, String key) {
        if (!node.has(key)) {
            return OptionalDouble.empty();
        }
        try {
            return OptionalDouble.of(SpiceNumber.parse(node.text(key).replaceAll("\\s+", "")));
        } catch (IllegalArgumentException wrong) {
            throw node.error(key, wrong.getMessage());
        }
    }

    @Override
    public void check(PlanNode plan, Study study) {
        study.section(SpecsPlan.class).orElseThrow().specs().forEach(spec -> {
            Measures.require(plan, study, "specs", spec.name(), spec.bench(), spec.measure());
            if (spec.rare().isPresent() && study.section(VaryPlan.class).isEmpty()) {
                throw plan.map("specs").map(spec.name()).error("rare", "needs vary: nothing varies");
            }
        });
    }
}
