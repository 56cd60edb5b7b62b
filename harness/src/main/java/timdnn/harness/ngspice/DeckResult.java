package timdnn.harness.ngspice;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import timdnn.harness.result.PlotSummary;
import timdnn.harness.result.SimulationOutcome.Failed;

/**
 * What a whole deck gave.
 *
 * @param plots the plots of all its analyses, in order of creation; there may be some even where a later one failed
 * @param written how many of these were written to the file that was asked for
 * @param failed why it failed, if it did
 * @param ran whether an analysis or a control section has run
 * @param failedMeasures names of measures that gave no value
 * @param ignored what ngspice said of parameters that it ignored
 * @param quit the status with which the deck's control section quit, or 0
 */
public record DeckResult(
        List<PlotSummary> plots,
        int written,
        Optional<Failed> failed,
        boolean ran,
        List<String> failedMeasures,
        List<String> ignored,
        int quit) {
    /** Copies the lists. */
    public DeckResult {
        plots = List.copyOf(plots);
        Objects.requireNonNull(failed, "failed");
        failedMeasures = List.copyOf(failedMeasures);
        ignored = List.copyOf(ignored);
    }

    /**
     * A run that gave nothing.
     *
     * @param why what happened
     * @return the result
     */
    public static DeckResult none(Failed why) {
        return new DeckResult(List.of(), 0, Optional.of(why), false, List.of(), List.of(), 0);
    }
}
