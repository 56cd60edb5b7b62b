package timdnn.harness.ngspice;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import timdnn.harness.result.Plot;
import timdnn.harness.result.SimulationOutcome.Failed;

/**
 * What a whole deck gave.
 *
 * @param plots the plots of all its analyses, in order of creation; there may be some even where a later one failed
 * @param failed why it failed, if it did
 * @param messages all that ngspice printed
 */
public record DeckResult(List<Plot> plots, Optional<Failed> failed, List<String> messages) {
    /** Copies the lists. */
    public DeckResult {
        plots = List.copyOf(plots);
        Objects.requireNonNull(failed, "failed");
        messages = List.copyOf(messages);
    }
}
