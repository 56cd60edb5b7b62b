package timdnn.characterization.circuit.declaration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import timdnn.characterization.circuit.declaration.VaryPlan.Law;
import timdnn.characterization.circuit.declaration.VaryPlan.Sigma;
import timdnn.characterization.plan.SectionContext;
import timdnn.characterization.plan.Study;
import timdnn.characterization.plan.yaml.Dimension;
import timdnn.characterization.plan.yaml.PlanNode;
import timdnn.harness.netlist.SpiceNumber;

/** Reads {@code vary}: laws by name, or {@code own: true}. */
public final class VaryPlanReader implements DeclaredSectionReader {
    @Override
    public String key() {
        return "vary";
    }

    @Override
    public VaryPlan read(PlanNode node, SectionContext context) {
        List<Law> laws = new ArrayList<>();
        boolean own = false;
        for (String name : node.keys()) {
            if (name.equals("own") && !node.isMap(name)) {
                own = node.choice("own", Set.of("true", "false")).equals("true");
            } else {
                laws.add(law(
                        name,
                        node.map(name)
                                .allow(
                                        "devices",
                                        "parameter",
                                        "sigma",
                                        "sigmaOverMu",
                                        "avt",
                                        "abeta",
                                        "global",
                                        "correlation")));
            }
        }
        if (own && !laws.isEmpty()) {
            throw node.error("own", "must stand alone: the deck's own distributions, or laws of the plan");
        }
        return new VaryPlan(laws, own);
    }

    @Override
    public void check(PlanNode plan, Study study) {
        if (study.declared().orElseThrow().samples() == 0) {
            throw plan.error("vary", "needs monteCarlo.samples, which says how many samples are drawn");
        }
    }

    private static Law law(String name, PlanNode node) {
        Map<Sigma, Double> sigmas = new LinkedHashMap<>();
        if (node.has("sigma")) {
            sigmas.put(Sigma.ABSOLUTE, number(node, "sigma"));
        }
        if (node.has("sigmaOverMu")) {
            sigmas.put(Sigma.RELATIVE, node.share("sigmaOverMu"));
        }
        if (node.has("avt")) {
            sigmas.put(Sigma.PELGROM, node.notNegative("avt", Dimension.VOLTAGE_LENGTH));
        }
        if (node.has("abeta")) {
            sigmas.put(Sigma.PELGROM_RELATIVE, node.notNegative("abeta", Dimension.RATIO_LENGTH));
        }
        if (sigmas.size() != 1) {
            throw node.error(
                    "sigma", "must stand alone, or sigmaOverMu, avt or abeta; " + sigmas.size() + " of them are there");
        }
        Map.Entry<Sigma, Double> sigma = sigmas.entrySet().iterator().next();
        if (!(sigma.getValue() > 0)) {
            String key =
                    switch (sigma.getKey()) {
                        case ABSOLUTE -> "sigma";
                        case RELATIVE -> "sigmaOverMu";
                        case PELGROM -> "avt";
                        case PELGROM_RELATIVE -> "abeta";
                    };
            throw node.error(key, "must be above 0: a variation that changes nothing is none");
        }
        boolean global = node.has("global")
                && node.choice("global", Set.of("true", "false")).equals("true");
        String parameter = node.has("parameter")
                ? node.text("parameter")
                : sigma.getKey() == Sigma.PELGROM ? "delvto" : sigma.getKey() == Sigma.PELGROM_RELATIVE ? "mulu0" : "";
        if (parameter.isEmpty()) {
            throw node.error("parameter", "is missing: for example delvto, resistance or capacitance");
        }
        return new Law(
                name,
                node.oneOrMore("devices").stream()
                        .map(pattern -> pattern.toLowerCase(Locale.ROOT))
                        .toList(),
                parameter.toLowerCase(Locale.ROOT),
                sigma.getKey(),
                sigma.getValue(),
                global,
                node.has("correlation") ? node.share("correlation") : 0);
    }

    /** In the parameter's unit: a SPICE number, with whatever unit behind it. */
    private static double number(PlanNode node, String key) {
        try {
            return SpiceNumber.parse(node.text(key).replaceAll("\\s+", ""));
        } catch (IllegalArgumentException wrong) {
            throw node.error(key, wrong.getMessage());
        }
    }
}
