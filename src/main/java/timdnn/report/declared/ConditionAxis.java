package timdnn.report.declared;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import timdnn.characterization.plan.DeclaredCircuit.Condition;
import timdnn.characterization.plan.Study;

/**
 * What of the conditions is an axis: the numeric part (temperature or a parameter) with the most values, at least three; else all
 * conditions side by side. The other parts tell lines apart.
 */
final class ConditionAxis {
    private static final int FEWEST = 3;
    private static final String TEMPERATURE = "temperature";

    private final Optional<String> along;
    private final Lines.Axis axis;
    private final Map<String, Set<String>> varied;

    private ConditionAxis(Optional<String> along, Lines.Axis axis, Map<String, Set<String>> varied) {
        this.along = along;
        this.axis = axis;
        this.varied = varied;
    }

    static ConditionAxis of(List<Study> conditions) {
        Map<String, Set<String>> values = new LinkedHashMap<>();
        for (Study condition : conditions) {
            parts(condition).forEach((part, value) -> values.computeIfAbsent(part, name -> new LinkedHashSet<>())
                    .add(value));
        }
        values.values().removeIf(distinct -> distinct.size() < 2);
        Optional<String> along = values.entrySet().stream()
                .filter(part -> part.getValue().size() >= FEWEST)
                .filter(part -> Lines.axis(part.getKey(), List.copyOf(part.getValue()))
                        .categories()
                        .isEmpty())
                .max(java.util.Comparator.comparingInt(part -> part.getValue().size()))
                .map(Map.Entry::getKey);
        Lines.Axis axis = along.map(part -> Lines.axis(
                        part.equals(TEMPERATURE) ? "temperature (\u00b0C)" : part, List.copyOf(values.get(part))))
                .orElseGet(() -> new Lines.Axis(
                        "condition",
                        "",
                        false,
                        conditions.stream().map(Study::condition).toList()));
        return new ConditionAxis(along, axis, values);
    }

    private static Map<String, String> parts(Study study) {
        Condition here = study.declared().orElseThrow().here();
        Map<String, String> parts = new LinkedHashMap<>();
        here.corner().ifPresent(corner -> parts.put("corner", corner));
        here.celsius().ifPresent(celsius -> parts.put(TEMPERATURE, celsius));
        parts.putAll(here.parameters());
        return parts;
    }

    Lines.Axis axis() {
        return axis;
    }

    /** Where a condition lies on the axis. */
    String value(Study condition) {
        return along.map(part -> parts(condition).get(part)).orElse(condition.condition());
    }

    /** Name of the line that a condition belongs to. */
    String line(Study condition) {
        if (along.isEmpty()) {
            return "all conditions";
        }
        List<String> words = new ArrayList<>();
        parts(condition).forEach((part, value) -> {
            if (varied.containsKey(part) && !part.equals(along.get())) {
                words.add(part.equals("corner") ? value : part + " = " + value);
            }
        });
        return words.isEmpty() ? "all conditions" : String.join(", ", words);
    }
}
