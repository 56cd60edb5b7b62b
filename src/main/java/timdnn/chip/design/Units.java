package timdnn.chip.design;

import timdnn.chip.shape.SpecialWork;

/**
 * Reduce unit and special-function unit of a bank, each doing one operation a cycle and part.
 *
 * @param reduceAdders adders of the reduce unit
 * @param relus rectifiers
 * @param quantisers quantisers
 * @param vectorLanes lanes of all vector elements
 * @param scalars scalar elements, which have sigmoid, tanh and exp
 */
public record Units(int reduceAdders, int relus, int quantisers, int vectorLanes, int scalars) {
    /**
     * Checks that nothing is missing.
     *
     * @throws IllegalArgumentException if a number is not positive
     */
    public Units {
        for (int each : new int[] {reduceAdders, relus, quantisers, vectorLanes, scalars}) {
            if (each < 1) {
                throw new IllegalArgumentException("units must be at least 1, was " + each);
            }
        }
    }

    /**
     * Cycles of the special-function unit, whose parts work at the same time.
     *
     * @param work operations a result
     * @param results how many results
     * @return cycles, those of the slowest part
     */
    public long cycles(SpecialWork work, long results) {
        long relu = cycles(SpecialWork.of(work.relu(), results), relus);
        long quantise = cycles(SpecialWork.of(work.quantise(), results), quantisers);
        long vector = cycles(SpecialWork.of(work.vector(), results), vectorLanes);
        long scalar = cycles(SpecialWork.of(work.scalar(), results), scalars);
        return Math.max(Math.max(relu, quantise), Math.max(vector, scalar));
    }

    /**
     * Cycles of a part.
     *
     * @param operations operations
     * @param perCycle how many it does a cycle
     * @return cycles, rounded up
     */
    public static long cycles(long operations, int perCycle) {
        return (operations + perCycle - 1) / perCycle;
    }
}
