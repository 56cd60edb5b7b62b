package timdnn.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import timdnn.input.InvalidInputException;

/**
 * Time that a piece of work took: core-seconds (user and system time of this process and of all it started, also of those
 * that have ended) and seconds of the clock.
 *
 * @param core_s core-seconds, to 0.01 s
 * @param wall_s seconds of the clock
 */
@SuppressWarnings("MemberName") // suffixes are units
record Spent(double core_s, double wall_s) {
    private static final double TICKS_A_SECOND = 100; // USER_HZ, the same on every Linux of today

    /** Work to be timed. */
    interface Work {
        void run();
    }

    static Spent on(Work work) {
        double core = coreSeconds();
        long wall = System.nanoTime();
        work.run();
        return new Spent(coreSeconds() - core, (System.nanoTime() - wall) * 1e-9);
    }

    Spent minus(Spent other) {
        return new Spent(core_s - other.core_s, wall_s - other.wall_s);
    }

    Spent per(int samples) {
        return new Spent(core_s / samples, wall_s / samples);
    }

    /** Medians of each. */
    static Spent median(List<Spent> several) {
        return new Spent(
                median(several.stream().mapToDouble(Spent::core_s).toArray()),
                median(several.stream().mapToDouble(Spent::wall_s).toArray()));
    }

    private static double median(double[] values) {
        java.util.Arrays.sort(values);
        int middle = values.length / 2;
        return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }

    private static double coreSeconds() {
        // Fields 14 to 17 of proc(5): own user and system time, then those of children that were waited for.
        double ticks = ticks("self", 4);
        for (ProcessHandle child : ProcessHandle.current().children().toList()) {
            ticks += ticks(Long.toString(child.pid()), 2);
        }
        return ticks / TICKS_A_SECOND;
    }

    private static double ticks(String process, int fields) {
        Path file = Path.of("/proc", process, "stat");
        try {
            String text = Files.readString(file);
            // The name, in brackets, may have blanks.
            String[] words = text.substring(text.lastIndexOf(')') + 2).split(" ", -1);
            double sum = 0;
            for (int i = 0; i < fields; i++) {
                sum += Double.parseDouble(words[11 + i]);
            }
            return sum;
        } catch (IOException absent) {
            if (process.equals("self")) {
                throw InvalidInputException.in(file, "core-seconds", "are read here, which needs Linux");
            }
            return 0; // ended meanwhile: among those waited for
        }
    }
}
