package timdnn.harness.result;

import java.util.Arrays;
import java.util.Objects;

/**
 * One vector of a plot as ngspice computed it: {@code length} real values, or complex ones with an imaginary part each.
 * Immutable.
 */
public final class Vector {
    private final String name;
    private final Quantity quantity;
    private final double[] real;
    private final double[] imaginary;

    /** What a vector holds, with the word that ngspice's raw files use. */
    public enum Quantity {
        /** Time in s. */
        TIME("time"),
        /** Frequency in Hz. */
        FREQUENCY("frequency"),
        /** Voltage in V. */
        VOLTAGE("voltage"),
        /** Current in A. */
        CURRENT("current"),
        /** Anything else. */
        OTHER("notype");

        private final String rawName;

        Quantity(String rawName) {
            this.rawName = rawName;
        }

        /**
         * The word in ngspice's raw files.
         *
         * @return for example {@code voltage}
         */
        public String rawName() {
            return rawName;
        }

        /**
         * The kind for ngspice's type number ({@code sim.h}).
         *
         * @param type type number
         * @return the kind, {@link #OTHER} for numbers unknown here
         */
        public static Quantity ofType(int type) {
            return switch (type) {
                case 1 -> TIME;
                case 2 -> FREQUENCY;
                case 3 -> VOLTAGE;
                case 4 -> CURRENT;
                default -> OTHER;
            };
        }
    }

    private Vector(String name, Quantity quantity, double[] real, double[] imaginary) {
        this.name = Objects.requireNonNull(name, "name");
        this.quantity = Objects.requireNonNull(quantity, "quantity");
        this.real = real;
        this.imaginary = imaginary;
    }

    /**
     * A real vector.
     *
     * @param name name as ngspice gives it, for example {@code v(bl)}
     * @param quantity what it holds
     * @param values the values, copied
     * @return the vector
     */
    public static Vector real(String name, Quantity quantity, double[] values) {
        return new Vector(name, quantity, values.clone(), null);
    }

    /**
     * A complex vector.
     *
     * @param name name as ngspice gives it
     * @param quantity what it holds
     * @param real real parts, copied
     * @param imaginary imaginary parts, copied; as many as real parts
     * @return the vector
     * @throws IllegalArgumentException if the lengths differ
     */
    public static Vector complex(String name, Quantity quantity, double[] real, double[] imaginary) {
        if (real.length != imaginary.length) {
            throw new IllegalArgumentException(
                    "imaginary must have length " + real.length + ", was " + imaginary.length);
        }
        return new Vector(name, quantity, real.clone(), imaginary.clone());
    }

    /**
     * Name of the vector.
     *
     * @return for example {@code v(bl)}
     */
    public String name() {
        return name;
    }

    /**
     * What it holds.
     *
     * @return the quantity
     */
    public Quantity quantity() {
        return quantity;
    }

    /**
     * Whether the values are complex.
     *
     * @return true for an AC analysis' results
     */
    public boolean isComplex() {
        return imaginary != null;
    }

    /**
     * Number of values.
     *
     * @return the length
     */
    public int length() {
        return real.length;
    }

    /**
     * Real part of a value.
     *
     * @param index zero-based
     * @return the real part
     */
    public double re(int index) {
        return real[index];
    }

    /**
     * Imaginary part of a value.
     *
     * @param index zero-based
     * @return the imaginary part, 0 for a real vector
     */
    public double im(int index) {
        return imaginary == null ? 0 : imaginary[index];
    }

    /**
     * The real parts.
     *
     * @return a copy
     */
    public double[] values() {
        return real.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Vector that
                && name.equals(that.name)
                && quantity == that.quantity
                && Arrays.equals(real, that.real)
                && Arrays.equals(imaginary, that.imaginary);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, quantity, Arrays.hashCode(real), Arrays.hashCode(imaginary));
    }

    @Override
    public String toString() {
        return name + "[" + real.length + (isComplex() ? " complex" : "") + "]";
    }
}
