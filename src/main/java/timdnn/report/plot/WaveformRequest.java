package timdnn.report.plot;

import java.util.List;

/**
 * Which stored waveforms to draw, and how.
 *
 * @param experiment name of the experiment
 * @param states names of its states, in the order of the legend
 * @param vectors vectors to draw, over time, or each {@code y:x} over another; all voltages that are kept, over time, if there
 *     are none
 * @param corner name of the condition, or null for the plan's first
 * @param from_s begin of the window in s
 * @param to_s its end in s; infinite for all that there is
 * @param every_s length of the cycles into which the window is cut, to be drawn one upon the other, in s; infinite for one
 */
@SuppressWarnings("MemberName") // suffixes are units
public record WaveformRequest(
        String experiment,
        List<String> states,
        List<String> vectors,
        String corner,
        double from_s,
        double to_s,
        double every_s) {
    /** Copies the lists. */
    public WaveformRequest {
        states = List.copyOf(states);
        vectors = List.copyOf(vectors);
    }

    /** Whether voltages are drawn over one another instead of over time. */
    boolean overAnother() {
        return vectors.stream().anyMatch(vector -> axes(vector).size() > 1);
    }

    /** The vector, and the one that it is drawn over if that is not time. */
    static List<String> axes(String vector) {
        return List.of(vector.split(":", 2));
    }
}
