package timdnn.chip.comparison;

import static timdnn.chip.Expression.quotient;

import timdnn.chip.Expression;
import timdnn.chip.energy.ChipResult;

/**
 * Our chip and the baseline on the same network.
 *
 * @param setting how they are compared
 * @param batch inferences of a run of both
 * @param ours our run
 * @param theirs the baseline's
 */
public record ComparisonRow(Setting setting, int batch, ChipResult ours, ChipResult theirs) {
    /** {@return the baseline's time over ours} */
    public Expression speed() {
        return quotient("time of the baseline over ours", "", theirs.latency_s(), ours.latency_s());
    }

    /** {@return the baseline's energy of an inference over ours} */
    public Expression energy() {
        return quotient("energy of the baseline over ours", "", theirs.energy_J(), ours.energy_J());
    }
}
