package timdnn.chip.schedule;

import java.util.Arrays;

/**
 * When each part of the chip is free again, ps. All that a later instruction can depend on is in these numbers, so that a loop
 * whose iterations move them all by the same time goes on doing so.
 *
 * <p>An instruction's times are maxima of such numbers plus constants. If every number that an iteration writes moved by the
 * same Δ twice in a row, every maximum is decided by numbers that move, and so is the next: the rest of the loop moves by Δ an
 * iteration. Numbers that did not move must lie behind all that do, or never be written in a loop ({@link #DRAM}, {@link
 * #WEIGHTS}, {@link #INPUTS}).
 */
final class Clocks {
    /** End of the last transfer to or from the memory outside. */
    static final int DRAM = 0;
    /** When weights are in the tiles. */
    static final int WEIGHTS = 1;
    /** When the inputs at work are in the buffers. */
    static final int INPUTS = 2;
    /** End of the last read of inputs. */
    static final int LAST_READ = 3;
    /** When the last result is there. */
    static final int LAST_RESULT = 4;

    private static final int FIXED = 5;

    private static final int BANK_READ = 0;
    private static final int BANK_WRITE = 1;
    private static final int BANK_SUMS = 2;
    private static final int BANK_REDUCE = 3;
    private static final int BANK_SPECIAL = 4;
    private static final int BANK_SPECIAL_BEFORE = 5;
    private static final int OF_BANK = 6;

    private static final int JOB_FREE = 0;
    private static final int JOB_START = 1;
    private static final int JOB_DRAINED = 2;
    private static final int JOB_OUT = 3;
    private static final int JOB_SUM = 4;
    private static final int OF_JOB = 5;

    private final int banks;
    private long[] times;

    Clocks(int banks) {
        this.banks = banks;
        this.times = new long[FIXED + banks * OF_BANK];
    }

    /** Makes room for so many slices at work, all free from {@code from_ps} on. */
    void jobs(int jobs, long from_ps) {
        times = Arrays.copyOf(times, FIXED + banks * OF_BANK + jobs * OF_JOB);
        Arrays.fill(times, FIXED + banks * OF_BANK, times.length, from_ps);
    }

    long get(int clock) {
        return times[clock];
    }

    void set(int clock, long time_ps) {
        times[clock] = time_ps;
    }

    void raise(int clock, long time_ps) {
        times[clock] = Math.max(times[clock], time_ps);
    }

    /** {@return when everything has ended} */
    long latest() {
        return Arrays.stream(times).max().orElse(0);
    }

    static int read(int bank) {
        return FIXED + bank * OF_BANK + BANK_READ;
    }

    static int write(int bank) {
        return FIXED + bank * OF_BANK + BANK_WRITE;
    }

    static int sums(int bank) {
        return FIXED + bank * OF_BANK + BANK_SUMS;
    }

    static int reduce(int bank) {
        return FIXED + bank * OF_BANK + BANK_REDUCE;
    }

    static int special(int bank) {
        return FIXED + bank * OF_BANK + BANK_SPECIAL;
    }

    static int specialBefore(int bank) {
        return FIXED + bank * OF_BANK + BANK_SPECIAL_BEFORE;
    }

    private int job(int job) {
        return FIXED + banks * OF_BANK + job * OF_JOB;
    }

    int free(int job) {
        return job(job) + JOB_FREE;
    }

    int start(int job) {
        return job(job) + JOB_START;
    }

    int drained(int job) {
        return job(job) + JOB_DRAINED;
    }

    int out(int job) {
        return job(job) + JOB_OUT;
    }

    int sum(int job) {
        return job(job) + JOB_SUM;
    }

    /** Takes over when the memory outside and units of banks are free, bank by bank of {@code places}. */
    void adopt(Clocks chip, int[] places) {
        times[DRAM] = chip.times[DRAM];
        for (int bank = 0; bank < banks; bank++) {
            System.arraycopy(chip.times, FIXED + places[bank] * OF_BANK, times, FIXED + bank * OF_BANK, OF_BANK);
        }
    }

    /** Hands the same back. */
    void handOver(Clocks chip, int[] places) {
        chip.times[DRAM] = times[DRAM];
        for (int bank = 0; bank < banks; bank++) {
            System.arraycopy(times, FIXED + bank * OF_BANK, chip.times, FIXED + places[bank] * OF_BANK, OF_BANK);
        }
    }

    long[] snapshot() {
        return times.clone();
    }

    /**
     * By how much an iteration moves all that it moves.
     *
     * @param before times before the last but one iteration
     * @param between times before the last iteration
     * @return ps; 0 where the iterations are not alike
     */
    long step_ps(long[] before, long[] between) {
        long step = 0;
        long earliest = Long.MAX_VALUE;
        for (int index = 0; index < times.length; index++) {
            long moved = times[index] - between[index];
            if (moved != between[index] - before[index]) {
                return 0;
            }
            if (moved != 0) {
                if (step != 0 && moved != step) {
                    return 0;
                }
                step = moved;
                earliest = Math.min(earliest, before[index]);
            }
        }
        for (int index = LAST_READ; index < times.length; index++) {
            if (times[index] == between[index] && times[index] > earliest) {
                return 0;
            }
        }
        return step;
    }

    /** Moves all that moved since {@code between} once more, so many times. */
    void repeat(long[] between, long more) {
        for (int index = 0; index < times.length; index++) {
            times[index] += (times[index] - between[index]) * more;
        }
    }
}
