package timdnn.characterization.stepped;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import timdnn.harness.netlist.Netlist;
import timdnn.harness.netlist.SpiceNumber;

/**
 * When what happens in a stepped access, in s on the simulator's axis, as {@code netlists/stepped/schedule.lib} has it.
 *
 * @param prechargeOff_s when the bitlines are let go
 * @param begins_s begin of each step
 * @param ends_s end of each step: its clock gate closes
 * @param prechargeOn_s when the bitlines are precharged again; NaN in a deck without a column
 */
@SuppressWarnings({"MemberName", "ParameterName"}) // suffixes are units
public record SteppedSchedule(double prechargeOff_s, List<Double> begins_s, List<Double> ends_s, double prechargeOn_s) {
    /** From the last step's end to the precharge, s; {@code netlists/stepped/access.cir} has the same. */
    static final double GAP_S = 12e-12;

    /** How long before a step's begin and after its end something is read, s. */
    static final double BEFORE_S = 2e-12;

    static final double AFTER_S = 5e-12;

    /** Copies the lists. */
    public SteppedSchedule {
        begins_s = List.copyOf(begins_s);
        ends_s = List.copyOf(ends_s);
    }

    static SteppedSchedule of(Netlist deck) {
        double on = time(deck, "t_on");
        double last = time(deck, "t_last");
        List<Double> begins = IntStream.rangeClosed(1, SteppedStates.STEPS)
                .mapToObj(step -> time(deck, "t_s" + step))
                .toList();
        List<Double> ends = IntStream.rangeClosed(1, SteppedStates.STEPS)
                .mapToObj(step -> begins.get(step - 1) + (step > SteppedStates.STEPS - 2 ? last : on))
                .toList();
        return new SteppedSchedule(time(deck, "t_pre_off"), begins, ends, ends.get(SteppedStates.STEPS - 1) + GAP_S);
    }

    /** Reads what {@link #numbers_s} gave. */
    static SteppedSchedule of(List<Double> numbers_s) {
        int steps = SteppedStates.STEPS;
        return new SteppedSchedule(
                numbers_s.get(0),
                numbers_s.subList(1, 1 + steps),
                numbers_s.subList(1 + steps, 1 + 2 * steps),
                numbers_s.get(1 + 2 * steps));
    }

    /** All of it in one list, s. */
    List<Double> numbers_s() {
        return Stream.of(List.of(prechargeOff_s), begins_s, ends_s, List.of(prechargeOn_s))
                .flatMap(List::stream)
                .toList();
    }

    private static double time(Netlist deck, String parameter) {
        return SpiceNumber.parse(deck.parameters().get(parameter));
    }

    /** When a step is over and its verdict stands, s. */
    double verdict_s(int step) {
        return ends_s.get(step - 1) + AFTER_S;
    }

    /** When a step's inputs are read, s. */
    double before_s(int step) {
        return begins_s.get(step - 1) - BEFORE_S;
    }
}
