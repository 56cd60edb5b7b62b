package timdnn.characterization.plan.yaml;

import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import timdnn.input.InvalidInputException;

/** A table of how often columns were accessed with n products of one sign and k of the other. */
public final class AccessCounts {
    private AccessCounts() {}

    /**
     * Reads a table.
     *
     * @param plan where it is
     * @param key its key
     * @param rows rows of a block, the largest n + k
     * @return {@code [n][k]}; a row may be shorter than others
     * @throws InvalidInputException if it is no table of counts, or too large
     */
    public static List<List<Long>> read(PlanNode plan, String key, int rows) {
        List<List<Long>> table = new ArrayList<>();
        for (Node row : elements(plan, plan.node(key), key)) {
            List<Long> counts = new ArrayList<>();
            for (Node element : elements(plan, row, key)) {
                String text = element instanceof ScalarNode scalar ? scalar.getValue() : "";
                String place = "[" + table.size() + "][" + counts.size() + "]";
                if (!text.matches("\\d{1,15}")) {
                    throw plan.at(
                            element,
                            key,
                            "must hold whole numbers from 0, of at most 15 digits, has \"" + text + "\" at " + place);
                }
                if (table.size() > rows || counts.size() > rows) {
                    throw plan.at(element, key, "must have n and k from 0 to " + rows + ", has a number at " + place);
                }
                counts.add(Long.valueOf(text));
                if (table.size() + counts.size() - 1 > rows && counts.get(counts.size() - 1) > 0) {
                    throw plan.at(
                            element, key, "must be 0 where n + k is above " + rows + ", is " + text + " at " + place);
                }
            }
            table.add(List.copyOf(counts));
        }
        return List.copyOf(table);
    }

    private static List<Node> elements(PlanNode plan, Node node, String key) {
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        throw plan.at(node, key, "must be a list of lists");
    }
}
