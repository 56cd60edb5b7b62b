package timdnn.characterization.column;

import java.util.List;
import timdnn.characterization.plan.Section;

/**
 * Checks of cells: their nine products on the full column, and every weight written over every other.
 *
 * @param cells variants of the cell
 */
public record ChecksPlan(List<String> cells) implements Section {
    /** Copies the list. */
    public ChecksPlan {
        cells = List.copyOf(cells);
    }
}
