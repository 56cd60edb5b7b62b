package timdnn.harness.netlist;

/**
 * An analysis with its settings (ngspice manual, section 15.3). All values in SI units.
 */
public sealed interface Analysis {
    /**
     * The command that runs it, which is also the card without its dot.
     *
     * @return for example {@code tran 2.0e-12 4.0e-10}
     */
    String command();

    /** Operating point. */
    record Op() implements Analysis {
        @Override
        public String command() {
            return "op";
        }
    }

    /**
     * Transient analysis from 0.
     *
     * @param step suggested time step in s, above 0
     * @param stop end in s, above 0
     * @param maxStep largest time step in s, above 0
     */
    record Tran(double step, double stop, double maxStep) implements Analysis {
        /** Checks the ranges. */
        public Tran {
            requirePositive(step, "step");
            requirePositive(stop, "stop");
            requirePositive(maxStep, "maxStep");
        }

        @Override
        public String command() {
            return "tran " + SpiceNumber.format(step) + " " + SpiceNumber.format(stop) + " 0 "
                    + SpiceNumber.format(maxStep);
        }
    }

    /**
     * Sweep of one source.
     *
     * @param source name of the source
     * @param from first value in V or A
     * @param to last value in V or A
     * @param by increment in V or A, not 0
     */
    record Dc(String source, double from, double to, double by) implements Analysis {
        /** Checks the increment. */
        public Dc {
            if (by == 0) {
                throw new IllegalArgumentException("by must not be 0");
            }
        }

        @Override
        public String command() {
            return "dc " + source + " " + SpiceNumber.format(from) + " " + SpiceNumber.format(to) + " "
                    + SpiceNumber.format(by);
        }
    }

    /**
     * Small-signal analysis at points spaced by decade.
     *
     * @param points points a decade, above 0
     * @param from first frequency in Hz, above 0
     * @param to last frequency in Hz, not below {@code from}
     */
    record Ac(int points, double from, double to) implements Analysis {
        /** Checks the ranges. */
        public Ac {
            requirePositive(points, "points");
            requirePositive(from, "from");
            requirePositive(to, "to");
        }

        @Override
        public String command() {
            return "ac dec " + points + " " + SpiceNumber.format(from) + " " + SpiceNumber.format(to);
        }
    }

    /**
     * An analysis as a plan has it, or several commands, one a line.
     *
     * @param command for example {@code noise v(out) v1 dec 10 1 1g}
     */
    record AsWritten(String command) implements Analysis {
        /** Rejects an empty command. */
        public AsWritten {
            if (command.isBlank()) {
                throw new IllegalArgumentException("command must not be blank");
            }
        }
    }

    private static void requirePositive(double value, String name) {
        if (!(value > 0)) {
            throw new IllegalArgumentException(name + " must be positive, was " + value);
        }
    }
}
