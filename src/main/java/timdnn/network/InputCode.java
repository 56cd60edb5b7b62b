package timdnn.network;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;

/**
 * How the values of a tensor drive wordlines: value = step · level.
 *
 * @param kind which levels there are
 * @param step the value of level 1, positive
 */
public record InputCode(Kind kind, float step) {
    /** The levels a row can be driven with: bit-serial, an access a bit, but for {@link #TERNARY}. */
    public enum Kind {
        /** 0, 1. */
        UNSIGNED_1(1, false),
        /** 0 to 3. */
        UNSIGNED_2(2, false),
        /** 0 to 7. */
        UNSIGNED_3(3, false),
        /** 0 to 15. */
        UNSIGNED_4(4, false),
        /** 0 to 31. */
        UNSIGNED_5(5, false),
        /** 0 to 63. */
        UNSIGNED_6(6, false),
        /** 0 to 127. */
        UNSIGNED_7(7, false),
        /** 0 to 255. */
        UNSIGNED_8(8, false),
        /** -1, 0, 1: one access, or two if the weights are asymmetric. */
        TERNARY(1, false),
        /** -2 to 1 in two's complement: the sums of the highest bit are subtracted. */
        SIGNED_2(2, true),
        /** -4 to 3. */
        SIGNED_3(3, true),
        /** -8 to 7. */
        SIGNED_4(4, true),
        /** -16 to 15. */
        SIGNED_5(5, true),
        /** -32 to 31. */
        SIGNED_6(6, true),
        /** -64 to 63. */
        SIGNED_7(7, true),
        /** -128 to 127. */
        SIGNED_8(8, true);

        private final int bits;
        private final boolean signed;

        Kind(int bits, boolean signed) {
            this.bits = bits;
            this.signed = signed;
        }

        /** {@return bits of a level, or of its magnitude where it is ternary} */
        public int bits() {
            return bits;
        }

        /** {@return whether the highest bit counts negative} */
        public boolean signed() {
            return signed;
        }

        /** {@return the lowest level} */
        public int lowestLevel() {
            return signed ? -(1 << (bits - 1)) : this == TERNARY ? -1 : 0;
        }

        /** {@return the highest level} */
        public int highestLevel() {
            return signed ? (1 << (bits - 1)) - 1 : (1 << bits) - 1;
        }

        /**
         * The code with the fewest accesses that holds a range of levels.
         *
         * @param lowest the lowest level
         * @param highest the highest level
         * @return the code; empty if eight bits do not suffice
         */
        public static Optional<Kind> holding(double lowest, double highest) {
            return Arrays.stream(values())
                    .filter(kind -> kind.lowestLevel() <= lowest && highest <= kind.highestLevel())
                    .min(Comparator.comparingInt(Kind::bits));
        }
    }

    /** Checks that the step is positive. */
    public InputCode {
        if (!(step > 0 && step < Float.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("step must be positive and finite, was " + step);
        }
    }
}
