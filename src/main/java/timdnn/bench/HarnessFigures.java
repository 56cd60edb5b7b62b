package timdnn.bench;

import java.util.OptionalDouble;

/**
 * What a bench of the harness found. Times are medians, a sample; empty figures need ngspice's own program.
 *
 * @param cores cores of the machine that Java sees
 * @param load average number of processes that ran or waited in the minute before; negative where unknown
 * @param samples samples a round
 * @param reduced core_s and wall_s of one worker, bitline alone, states S0 to S8 equally
 * @param batch of {@code ngspice -b} once a sample on the full column
 * @param sameDeck of {@code ngspice -b} once a sample on the bitline alone, the deck that the harness runs
 * @param batchRuns how many times it ran
 * @param streamed of one worker on the bitline in S4
 * @param script of one script of {@code alter} and {@code tran} on the same, its start subtracted
 * @param twoWorkers of two workers, as {@code reduced}
 * @param residentFirst_B resident memory of a worker in bytes after {@code memoryFirst} samples
 * @param residentLast_B after {@code memoryLast}
 * @param memoryFirst samples before the first reading
 * @param memoryLast samples before the last
 * @param largestReductionError_V largest difference in V of the bitline alone from the full column at 1 ps steps
 * @param batchStep_s time step of {@code ngspice -b}, the loosest that kept to the bound, s
 * @param largestBatchError_V the same of what {@code ngspice -b} gave
 * @param compared columns compared with the reference
 * @param largestScriptDifference_V between harness and script on the same samples, in V; the script prints 7 digits
 */
@SuppressWarnings("MemberName") // suffixes are units
public record HarnessFigures(
        int cores,
        double load,
        int samples,
        Time reduced,
        Time batch,
        Time sameDeck,
        int batchRuns,
        Time streamed,
        Time script,
        Time twoWorkers,
        long residentFirst_B,
        long residentLast_B,
        int memoryFirst,
        int memoryLast,
        double largestReductionError_V,
        double batchStep_s,
        OptionalDouble largestBatchError_V,
        int compared,
        OptionalDouble largestScriptDifference_V) {

    /**
     * Time of a sample.
     *
     * @param core_s core-seconds of all processes involved
     * @param wall_s seconds of the clock
     */
    public record Time(double core_s, double wall_s) {
        static Time of(Spent spent) {
            return new Time(spent.core_s(), spent.wall_s());
        }
    }

    /**
     * Samples a core-second of the harness on the bitline alone over those of {@code ngspice -b} once a sample on the full
     * column: the product of {@link #speedupSameDeck} and {@link #speedupReduced}.
     *
     * @return the ratio
     */
    public OptionalDouble speedupVsBatch() {
        return batch == null ? OptionalDouble.empty() : OptionalDouble.of(batch.core_s() / reduced.core_s());
    }

    /**
     * What the harness gains: the same deck, the bitline alone, by {@code ngspice -b} once a sample and by one worker.
     *
     * @return the ratio of core-seconds
     */
    public OptionalDouble speedupSameDeck() {
        return sameDeck == null ? OptionalDouble.empty() : OptionalDouble.of(sameDeck.core_s() / reduced.core_s());
    }

    /**
     * What the reduced form gains: full column and bitline alone, both by {@code ngspice -b} once a sample.
     *
     * @return the ratio of core-seconds
     */
    public OptionalDouble speedupReduced() {
        return sameDeck == null ? OptionalDouble.empty() : OptionalDouble.of(batch.core_s() / sameDeck.core_s());
    }

    /**
     * Core-seconds of the harness over those of the script, minus 1.
     *
     * @return the overhead
     */
    public OptionalDouble overheadVsScript() {
        return script == null ? OptionalDouble.empty() : OptionalDouble.of(streamed.core_s() / script.core_s() - 1);
    }

    /**
     * Seconds of the harness over those of the script, minus 1.
     *
     * @return the overhead by the clock
     */
    public OptionalDouble wallOverheadVsScript() {
        return script == null ? OptionalDouble.empty() : OptionalDouble.of(streamed.wall_s() / script.wall_s() - 1);
    }

    /**
     * Samples a second of two workers over those of one.
     *
     * @return the ratio
     */
    public double twoWorkerScaling() {
        return reduced.wall_s() / twoWorkers.wall_s();
    }

    /**
     * Growth of a worker's resident memory.
     *
     * @return last reading over first, minus 1
     */
    public double memoryGrowth() {
        return residentFirst_B == 0 ? Double.NaN : (double) residentLast_B / residentFirst_B - 1;
    }
}
