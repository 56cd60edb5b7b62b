package timdnn.characterization.circuit.declaration;

import java.util.List;
import timdnn.characterization.plan.Section;

/**
 * The lookup tables of a plan.
 *
 * @param tables the tables, in the plan's order
 */
public record TablesPlan(List<Table> tables) implements Section {
    /** Copies the list. */
    public TablesPlan {
        tables = List.copyOf(tables);
    }

    /**
     * A table of a measure over the grid of its bench.
     *
     * @param name its name
     * @param bench bench of the measure
     * @param measure name of the measure in that bench
     * @param over parameters that are its axes, in this order
     */
    public record Table(String name, String bench, String measure, List<String> over) {
        /** Copies the list. */
        public Table {
            over = List.copyOf(over);
        }
    }
}
