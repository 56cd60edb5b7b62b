package timdnn.characterization.circuit.declaration;

import timdnn.characterization.plan.PlanNode;
import timdnn.characterization.plan.Study;

/** Finds the measure that another section of a plan names. */
final class Measures {
    private Measures() {}

    /** The bench of a measure; a complaint about the section that names it where there is none. */
    static Bench require(PlanNode plan, Study study, String section, String name, String bench, String measure) {
        BenchesPlan benches = study.section(BenchesPlan.class)
                .orElseThrow(() -> plan.error("benches", "is missing: what " + section + " name is measured there"));
        Bench found = benches.benches().stream()
                .filter(candidate -> candidate.name().equals(bench))
                .findFirst()
                .orElseThrow(() -> plan.map(section)
                        .map(name)
                        .error(
                                "measure",
                                "names bench \"" + bench + "\", which there is not; there are "
                                        + benches.benches().stream()
                                                .map(Bench::name)
                                                .toList()));
        if (!found.measures().containsKey(measure) && !(found.search().isPresent() && measure.equals("search"))) {
            throw plan.map(section)
                    .map(name)
                    .error(
                            "measure",
                            "names measure \"" + measure + "\", which bench " + bench + " has not; it has "
                                    + found.measures().keySet());
        }
        return found;
    }
}
