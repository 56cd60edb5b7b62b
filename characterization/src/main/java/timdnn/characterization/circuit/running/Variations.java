package timdnn.characterization.circuit.running;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import timdnn.characterization.circuit.declaration.Bench;
import timdnn.characterization.circuit.declaration.CircuitFault;
import timdnn.characterization.circuit.declaration.VaryPlan;
import timdnn.characterization.circuit.declaration.VaryPlan.Law;
import timdnn.characterization.engine.InstanceVariables;
import timdnn.characterization.engine.InstanceVariables.Variable;
import timdnn.characterization.engine.Samples;
import timdnn.characterization.engine.StageContext;
import timdnn.characterization.engine.Trial;
import timdnn.harness.engine.SimulationEngine;
import timdnn.harness.netlist.Netlist;
import timdnn.input.Suggestion;

/** Finds the devices that a plan's laws speak of, and asks the simulator for their nominal values and geometry. */
final class Variations {
    /** Threshold of an operating point: what a share of V_T refers to, since the shift itself is 0. */
    private static final String THRESHOLD = "vth";

    private static final String SHIFT = "delvto";
    private static final int SHOWN = 12;

    private Variations() {}

    /**
     * The variables of a circuit.
     *
     * @throws CircuitFault if a pattern matches nothing, a parameter is not there, or a σ has nothing to refer to
     */
    static InstanceVariables of(SimulationEngine engine, Netlist netlist, VaryPlan plan) {
        List<Variable> variables = new ArrayList<>();
        Map<String, Double> nominal = new LinkedHashMap<>();
        List<String> names = engine.instances(netlist);
        for (Law law : plan.laws()) {
            add(law, matching(law, names), engine, netlist, variables, nominal);
        }
        return new InstanceVariables(variables, nominal);
    }

    /** The same bench with variation. */
    static Trial varied(StageContext context, Trial nominal, Samples samples) {
        if (context.study().require(VaryPlan.class).own()) {
            return nominal.keeping(List.of())
                    .as(nominal.state() + Bench.MISMATCH)
                    .reloading(samples);
        }
        InstanceVariables variables = of(
                context.campaign().engine(), nominal.netlist(), context.study().require(VaryPlan.class));
        return nominal.keeping(List.of()).as(nominal.state() + Bench.MISMATCH).varying(samples, variables);
    }

    /** Devices whose flattened name, with or without its first letter, matches a pattern. */
    static List<String> matching(Law law, List<String> names) {
        List<String> all = new ArrayList<>();
        for (String pattern : law.devices()) {
            Pattern compiled = Pattern.compile(Pattern.quote(pattern).replace("*", "\\E.*\\Q"));
            List<String> some = names.stream()
                    .filter(name -> compiled.matcher(name).matches()
                            || (name.length() > 2
                                    && name.charAt(1) == '.'
                                    && compiled.matcher(name.substring(2)).matches()))
                    .toList();
            if (some.isEmpty()) {
                throw new CircuitFault(
                        path(law, "devices"),
                        "\"" + pattern + "\" matches no device; there are "
                                + String.join(", ", names.subList(0, Math.min(SHOWN, names.size())))
                                + (names.size() > SHOWN ? " and " + (names.size() - SHOWN) + " others" : "")
                                + Suggestion.question(pattern, names));
            }
            some.stream().filter(name -> !all.contains(name)).forEach(all::add);
        }
        return all;
    }

    private static void add(
            Law law,
            List<String> devices,
            SimulationEngine engine,
            Netlist netlist,
            List<Variable> variables,
            Map<String, Double> nominal) {
        List<String> asked = new ArrayList<>();
        for (String device : devices) {
            for (String parameter : List.of(law.parameter(), "w", "l", "m", THRESHOLD)) {
                asked.add("@" + device + "[" + parameter + "]");
            }
        }
        List<Double> answers = engine.values(netlist, asked);
        Map<String, Double> common = new LinkedHashMap<>();
        boolean any = false;
        for (int i = 0; i < devices.size(); i++) {
            String device = devices.get(i);
            List<Double> answer = answers.subList(5 * i, 5 * i + 5);
            if (answer.get(0).isNaN()) {
                continue;
            }
            any = true;
            String target = device + " " + law.parameter();
            nominal.put(target, answer.get(0));
            double sigma = sigma(law, device, answer);
            double shared = law.global() ? 1 : Math.sqrt(law.correlation());
            if (shared > 0) {
                common.put(target, shared * sigma);
            }
            if (shared < 1) {
                variables.add(new Variable(
                        law.name() + " " + device, Map.of(target, Math.sqrt(1 - shared * shared) * sigma)));
            }
        }
        if (!any) {
            throw new CircuitFault(
                    path(law, "parameter"),
                    "\"" + law.parameter() + "\" is no parameter of " + devices.get(0)
                            + (devices.size() > 1 ? " nor of the " + (devices.size() - 1) + " others" : ""));
        }
        if (!common.isEmpty()) {
            variables.add(new Variable(law.name() + " all", common));
        }
    }

    private static double sigma(Law law, String device, List<Double> answer) {
        double value = answer.get(0);
        double root = Math.sqrt(answer.get(1) * answer.get(2) * (answer.get(3).isNaN() ? 1 : answer.get(3)));
        double reference = law.parameter().equals(SHIFT) ? answer.get(4) : value;
        double sigma =
                switch (law.kind()) {
                    case ABSOLUTE -> law.sigma();
                    case RELATIVE -> law.sigma() * Math.abs(reference);
                    case PELGROM -> law.sigma() / root;
                    case PELGROM_RELATIVE -> law.sigma() * Math.abs(value) / root;
                };
        if (!(sigma > 0) || Double.isInfinite(sigma)) {
            boolean area = law.kind() == VaryPlan.Sigma.PELGROM || law.kind() == VaryPlan.Sigma.PELGROM_RELATIVE;
            throw new CircuitFault(
                    path(law, "parameter"),
                    area
                            ? "has nothing to refer to: " + device + " tells no width and length"
                            : "has nothing to refer to: " + law.parameter() + " of " + device + " is " + value
                                    + ", so that its variation would change nothing");
        }
        return sigma;
    }

    private static List<String> path(Law law, String key) {
        return List.of("vary", law.name(), key);
    }
}
