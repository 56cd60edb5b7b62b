package timdnn.network.digital;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import timdnn.network.ElementwiseLayer;
import timdnn.network.TensorShape;

/**
 * A uniform quantiser: q = clip(round(x/s) + z, low, high), or clip(round(x/s + z), low, high) where the zero point z is added
 * first. The result is q, or (q - z)·s where it is dequantised.
 *
 * @param name the node's name
 * @param outputShape shape for one image
 * @param scale s, positive
 * @param zeroPoint z
 * @param low lowest q
 * @param high highest q
 * @param rounding how x/s becomes a whole number
 * @param zeroPointFirst whether z is added before rounding
 * @param dequantised whether the result is (q - z)·s
 */
public record Quantization(
        String name,
        TensorShape outputShape,
        float scale,
        float zeroPoint,
        float low,
        float high,
        Rounding rounding,
        boolean zeroPointFirst,
        boolean dequantised)
        implements ElementwiseLayer {
    /** How a number becomes a whole one. */
    public enum Rounding {
        /** To the nearest, halves to even. */
        ROUND,
        /** Up. */
        CEIL,
        /** Down. */
        FLOOR,
        /** Away from zero. */
        UP,
        /** Towards zero. */
        DOWN,
        /** To the nearest, halves away from zero. */
        HALF_UP,
        /** To the nearest, halves towards zero. */
        HALF_DOWN;

        /**
         * The rounding of that name.
         *
         * @param name as exporters write it, in any case; {@code ROUND_TO_ZERO} and {@code HALF_EVEN} are known, too
         * @return the rounding; empty if there is none
         */
        public static Optional<Rounding> named(String name) {
            String upper = name.toUpperCase(Locale.ROOT);
            String plain =
                    switch (upper) {
                        case "HALF_EVEN" -> "ROUND";
                        case "ROUND_TO_ZERO" -> "DOWN";
                        default -> upper;
                    };
            return Arrays.stream(values())
                    .filter(rounding -> rounding.name().equals(plain))
                    .findFirst();
        }

        /**
         * Rounds.
         *
         * @param x a number
         * @return a whole one
         */
        public double of(double x) {
            return switch (this) {
                case ROUND -> Math.rint(x);
                case CEIL -> Math.ceil(x);
                case FLOOR -> Math.floor(x);
                case UP -> Math.signum(x) * Math.ceil(Math.abs(x));
                case DOWN -> Math.signum(x) * Math.floor(Math.abs(x));
                case HALF_UP -> Math.signum(x) * Math.floor(Math.abs(x) + 0.5);
                case HALF_DOWN -> Math.signum(x) * Math.ceil(Math.abs(x) - 0.5);
            };
        }
    }

    /** Checks the scale and the range. */
    public Quantization {
        if (!(scale > 0 && scale < Float.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("scale must be positive and finite, was " + scale);
        }
        if (!(low <= high)) {
            throw new IllegalArgumentException("low must not be above high, were " + low + " and " + high);
        }
    }

    /**
     * The quantiser's result for one value.
     *
     * @param x the value
     * @return q, or (q - z)·s
     */
    public float of(float x) {
        float scaled = x / scale;
        float q = zeroPointFirst ? (float) rounding.of(scaled + zeroPoint) : (float) rounding.of(scaled) + zeroPoint;
        float clipped = Math.min(Math.max(q, low), high);
        return dequantised ? (clipped - zeroPoint) * scale : clipped;
    }

    @Override
    public void apply(float[] input, float[] output) {
        for (int index = 0; index < output.length; index++) {
            output[index] = of(input[index]);
        }
    }
}
