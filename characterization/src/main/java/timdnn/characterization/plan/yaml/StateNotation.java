package timdnn.characterization.plan.yaml;

import java.util.ArrayList;
import java.util.List;
import timdnn.input.InvalidInputException;

/** States of a column as plans name them. */
public final class StateNotation {
    private StateNotation() {}

    /**
     * States of a column with products of both signs, such as {@code [4+2, 8+8]}.
     *
     * @param plan where they are
     * @param key the key
     * @param rows rows of a block, the largest sum
     * @return pairs (n, k), both above 0, none twice
     * @throws InvalidInputException if one is not of that form or stands twice
     */
    public static List<int[]> pairs(PlanNode plan, String key, int rows) {
        List<int[]> states = new ArrayList<>();
        for (String pair : plan.texts(key)) {
            String[] parts = pair.split("\\+", -1);
            try {
                int n = Integer.parseInt(parts[0].strip());
                int k = Integer.parseInt(parts[parts.length - 1].strip());
                if (states.stream().anyMatch(state -> state[0] == n && state[1] == k)) {
                    throw plan.error(key, "must not have a state twice, has " + n + "+" + k);
                }
                if (parts.length == 2 && n > 0 && k > 0 && n <= rows && k <= rows - n) {
                    states.add(new int[] {n, k});
                    continue;
                }
            } catch (NumberFormatException notANumber) {
                throw plan.error(key, "must be a list of n+k such as 2+3, was \"" + pair + "\"");
            }
            throw plan.error(
                    key,
                    "must be a list of n+k, both above 0 and with a sum of at most " + rows + ", was \"" + pair + "\"");
        }
        return states;
    }

    /**
     * A range such as {@code 0..10}.
     *
     * @param plan where it is
     * @param key the key
     * @param least lowest state that there is
     * @param most highest state that there is
     * @return first and last, both of which belong to it
     * @throws InvalidInputException if it is no range, or goes beyond
     */
    public static int[] range(PlanNode plan, String key, int least, int most) {
        String[] ends = plan.text(key).split("\\.\\.", -1);
        try {
            int first = Integer.parseInt(ends[0].strip());
            int last = Integer.parseInt(ends[ends.length - 1].strip());
            if (ends.length == 2 && least <= first && first <= last && last <= most) {
                return new int[] {first, last};
            }
        } catch (NumberFormatException notANumber) {
            throw plan.error(key, "must be a range such as 0..10, was \"" + plan.text(key) + "\"");
        }
        throw plan.error(key, "must be a range within " + least + ".." + most + ", was \"" + plan.text(key) + "\"");
    }
}
