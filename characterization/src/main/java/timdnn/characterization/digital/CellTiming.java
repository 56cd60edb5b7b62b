package timdnn.characterization.digital;

import java.util.List;

/**
 * Timing from an input pin to an output pin, the worst over the states of the other pins. Delays run from 50 % to 50 % of
 * the supply; a transition is the time from 20 to 80 % divided by 0.6, so that it compares with the slew of a ramp.
 *
 * @param input name of the input pin
 * @param output name of the output pin
 * @param sense how the output follows
 * @param riseDelay_s delay of the rising output in s
 * @param fallDelay_s delay of the falling output in s
 * @param riseTransition_s transition of the rising output in s
 * @param fallTransition_s transition of the falling output in s
 */
@SuppressWarnings("MemberName") // suffixes are units
public record CellTiming(
        String input,
        String output,
        Sense sense,
        LoadSlewTable riseDelay_s,
        LoadSlewTable fallDelay_s,
        LoadSlewTable riseTransition_s,
        LoadSlewTable fallTransition_s) {
    /** How an output follows an input. */
    public enum Sense {
        /** It goes the same way. */
        POSITIVE,
        /** It goes the other way. */
        NEGATIVE,
        /** That depends on the other pins. */
        EITHER,
        /** It follows a clock's rising edge. */
        CLOCKED
    }

    /**
     * The slower edge.
     *
     * @param load_F load in F
     * @param slew_s slew of the input in s
     * @return delay in s
     */
    public double delay_s(double load_F, double slew_s) {
        return Math.max(riseDelay_s.at(load_F, slew_s), fallDelay_s.at(load_F, slew_s));
    }

    /** Delay of the slower edge in s over load and slew. */
    LoadSlewTable worstDelay_s() {
        return LoadSlewTable.largest(List.of(riseDelay_s, fallDelay_s));
    }

    /** Transition of the slower edge in s over load and slew. */
    LoadSlewTable worstTransition_s() {
        return LoadSlewTable.largest(List.of(riseTransition_s, fallTransition_s));
    }
}
