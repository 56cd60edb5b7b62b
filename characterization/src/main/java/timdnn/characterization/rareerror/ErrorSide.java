package timdnn.characterization.rareerror;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import timdnn.array.ArrayGeometry;
import timdnn.characterization.column.BitlineState;

/**
 * A state and the threshold that is asked about.
 *
 * @param n the state
 * @param below whether it is the threshold towards lower codes
 */
public record ErrorSide(int n, boolean below) {
    /** Experiment of rare errors; states {@code S4 below}. */
    public static final String EXPERIMENT = "sense-error";

    /** Whether there is such a threshold: no code is below 0 nor above the largest. */
    boolean exists(ArrayGeometry geometry) {
        return below ? n > 0 : n < geometry.largestCount();
    }

    /** Number of its threshold, from the highest down. */
    int tap() {
        return below ? n : n + 1;
    }

    /**
     * Its name.
     *
     * @return for example {@code S4 below}
     */
    public String state() {
        return BitlineState.name(n) + (below ? " below" : " above");
    }

    /** The sides of a plan: both of each state, where they exist. */
    static List<ErrorSide> of(SenseErrorPlan plan, ArrayGeometry geometry) {
        return IntStream.rangeClosed(plan.firstState(), plan.lastState())
                .boxed()
                .flatMap(n -> Stream.of(new ErrorSide(n, true), new ErrorSide(n, false)))
                .filter(side -> side.exists(geometry))
                .toList();
    }

    /** Role of the estimate given a number of driven rows. */
    static String drivenRole(int driven) {
        return "driven " + driven;
    }

    /** Numbers: σ of ln P by the law of the comparators' offsets, by driven rows and last for their mean. */
    String pathErrors() {
        return "path_error " + state();
    }

    /** Fact: share of the path in the nearest design point's direction. */
    String pathShare() {
        return "path_share " + state();
    }
}
