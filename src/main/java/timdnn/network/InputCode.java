package timdnn.network;

/**
 * How the values of a tensor drive wordlines: value = step · level.
 *
 * @param kind which levels there are
 * @param step the value of level 1, positive
 */
public record InputCode(Kind kind, float step) {
    /** The levels a row can be driven with. */
    public enum Kind {
        /** 0, 1: one access. */
        UNSIGNED_1(1, 1),
        /** 0, 1, 2, 3: bit-serial, two accesses. */
        UNSIGNED_2(2, 3),
        /** -1, 0, 1: one access, or two if the weights are asymmetric. */
        TERNARY(1, 1);

        private final int planes;
        private final int highest;

        Kind(int planes, int highest) {
            this.planes = planes;
            this.highest = highest;
        }

        /** {@return bits of magnitude} */
        public int bits() {
            return planes;
        }

        /** {@return the highest level} */
        public int highestLevel() {
            return highest;
        }
    }

    /** Checks that the step is positive. */
    public InputCode {
        if (!(step > 0 && step < Float.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("step must be positive and finite, was " + step);
        }
    }
}
