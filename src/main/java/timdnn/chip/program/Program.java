package timdnn.chip.program;

import java.util.List;

/**
 * A network lowered for a design: segments in the order in which they run.
 *
 * @param network the network's name
 * @param design the design's name
 * @param batch inferences that a run makes together
 * @param resident whether all weights stay in place, so that a run loads none
 * @param segments a layer's, or parts of one that does not fit the instruction memory at once
 */
public record Program(String network, String design, int batch, boolean resident, List<Segment> segments) {
    /**
     * Checks that there is something to do.
     *
     * @throws IllegalArgumentException if there is no segment or {@code batch} is not positive
     */
    public Program {
        segments = List.copyOf(segments);
        if (segments.isEmpty()) {
            throw new IllegalArgumentException("segments must not be empty");
        }
        if (batch < 1) {
            throw new IllegalArgumentException("batch must be at least 1, was " + batch);
        }
    }
}
