package timdnn.characterization.stepped;

import java.util.List;
import java.util.stream.IntStream;

/** Codes of the trim, and the width of the counters. */
@SuppressWarnings("MemberName") // suffixes are units
final class SteppedTrim {
    /** Largest code, of four bits and a sign. */
    static final int LARGEST = 15;

    /** Bits of each counter of a column: a tile's blocks of rows give at most 16·8 = 128 pulses. */
    static final int COUNTER_BITS = 8;

    private SteppedTrim() {}

    /**
     * By how much each code moves a comparator's balance: a bitline that is lifted turns sooner.
     *
     * @param up_V step of a code above 0, V
     * @param down_V step of a code below 0, V
     * @return V by code, from -15 to 15
     */
    static List<Double> shifts_V(double up_V, double down_V) {
        return IntStream.rangeClosed(-LARGEST, LARGEST)
                .mapToObj(code -> -code * (code > 0 ? up_V : down_V))
                .toList();
    }
}
