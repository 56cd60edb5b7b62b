package timdnn.characterization.plan;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import timdnn.characterization.plan.yaml.Dimension;
import timdnn.characterization.plan.yaml.PlanNode;
import timdnn.harness.netlist.SpiceNumber;

/** Reads the section of a plan that says under which conditions all of it is repeated. */
final class SweepReader {
    private static final int MOST_CONDITIONS = 10_000;

    private SweepReader() {}

    static Sweep read(PlanNode node, Study.Transient waveforms) {
        node.allow("cell", "process", "vdd", "temperature", "strobe", "parameters");
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        node.optionalMap("parameters").ifPresent(map -> {
            map.allow(CircuitReader.PARAMETERS.keySet().stream().sorted().toArray(String[]::new));
            for (String name : map.keys()) {
                List<Double> swept = map.positives(name, CircuitReader.PARAMETERS.get(name));
                swept.forEach(value -> CircuitReader.checkParameter(map, name, value));
                parameters.put(name, swept.stream().map(SpiceNumber::format).toList());
            }
        });
        return new Sweep(
                node.choices("cell", CircuitReader.CELLS),
                node.choices("process", CircuitReader.PROCESSES),
                node.positives("vdd", Dimension.VOLTAGE).stream()
                        .map(vdd -> CircuitReader.supply(node, vdd))
                        .toList(),
                node.positives("temperature", Dimension.TEMPERATURE).stream()
                        .map(kelvin -> CircuitReader.temperature(node, kelvin))
                        .toList(),
                node.positives("strobe", Dimension.TIME).stream()
                        .map(time -> CircuitReader.strobe(node, "strobe", time, waveforms))
                        .toList(),
                parameters);
    }

    /** Refuses more conditions than anybody waits for, and two of the same name, which would be one in the store. */
    static void requireDifferent(PlanNode plan, Study study) {
        if (study.sweep().size() > MOST_CONDITIONS) {
            throw plan.error(
                    "sweep",
                    "must give at most " + MOST_CONDITIONS + " conditions, gives "
                            + study.sweep().size());
        }
        Set<String> names = new HashSet<>();
        for (Study condition : study.conditions()) {
            if (!names.add(condition.condition())) {
                throw plan.error("sweep", "must give different conditions, gives " + condition.condition() + " twice");
            }
        }
    }
}
