package timdnn.chip.schedule;

import java.util.List;
import timdnn.chip.program.Program;

/**
 * When a program ran, and what it did.
 *
 * @param program the program
 * @param tiles tiles of the chip
 * @param layers its layers in order; their times follow each other without a gap
 */
public record Schedule(Program program, int tiles, List<LayerSchedule> layers) {
    /** Copies the list. */
    public Schedule {
        layers = List.copyOf(layers);
    }

    /** {@return time of the run, ps} */
    public long time_ps() {
        return layers.get(layers.size() - 1).end_ps();
    }

    /**
     * How often an action happens in the run.
     *
     * @param action the action
     * @return the count
     */
    public long count(Action action) {
        return layers.stream().mapToLong(layer -> layer.count(action)).sum();
    }

    /**
     * Tiles' time that goes by for a cause.
     *
     * @param cause the cause
     * @return ps, summed over tiles
     */
    public long stalled(StallCause cause) {
        return layers.stream()
                .mapToLong(layer -> layer.stalls_ps().getOrDefault(cause, 0L))
                .sum();
    }

    /** {@return multiply-accumulates of the run} */
    public long multiplyAccumulates() {
        return layers.stream().mapToLong(LayerSchedule::multiplyAccumulates).sum();
    }
}
