package timdnn.network.data;

import java.util.List;
import timdnn.network.ValueRange;

/**
 * What a network is fed for a value p of a file: (p·scale - mean) / deviation, in float32 after the first product, with mean and deviation of the value's
 * channel.
 *
 * @param scale what values are multiplied by
 * @param mean one for all channels, or one each
 * @param deviation one for all channels, or one each; positive
 */
public record Normalization(double scale, List<Float> mean, List<Float> deviation) {
    /** Values as they are in the file. */
    public static final Normalization NONE = new Normalization(1, List.of(0f), List.of(1f));

    /** Checks the ranges. */
    public Normalization {
        mean = List.copyOf(mean);
        deviation = List.copyOf(deviation);
        if (!(scale > 0 && scale < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("scale must be positive and finite, was " + scale);
        }
        if (mean.isEmpty() || !mean.stream().allMatch(Float::isFinite)) {
            throw new IllegalArgumentException("mean must be finite, was " + mean);
        }
        if (deviation.isEmpty() || !deviation.stream().allMatch(value -> value > 0 && Float.isFinite(value))) {
            throw new IllegalArgumentException("std must be positive and finite, was " + deviation);
        }
    }

    /**
     * The value that is fed.
     *
     * @param value the value of the file
     * @param channel its channel
     * @return (p·scale - mean) / deviation
     */
    public float of(float value, int channel) {
        float m = mean.get(mean.size() == 1 ? 0 : channel);
        float d = deviation.get(deviation.size() == 1 ? 0 : channel);
        return ((float) (value * scale) - m) / d;
    }

    /**
     * What is known of the values fed.
     *
     * @param values what is known of those of the file
     * @return the range over all channels
     */
    public ValueRange of(ValueRange values) {
        ValueRange all = null;
        for (int channel = 0; channel < Math.max(mean.size(), deviation.size()); channel++) {
            float m = mean.get(mean.size() == 1 ? 0 : channel);
            float d = deviation.get(deviation.size() == 1 ? 0 : channel);
            ValueRange exact = values.times(new float[] {(float) scale})
                    .plus(new float[] {-m})
                    .times(new float[] {1 / d});
            ValueRange one =
                    new ValueRange(of((float) values.low(), channel), of((float) values.high(), channel), exact.step());
            all = all == null ? one : all.or(one);
        }
        return all;
    }

    /** {@return whether values are fed as they are} */
    public boolean isNone() {
        return equals(NONE);
    }

    @Override
    public String toString() {
        return isNone()
                ? "values as they are in the file"
                : "(p·" + (float) scale + " - " + plain(mean) + ") / " + plain(deviation) + " of each value p";
    }

    private static String plain(List<Float> values) {
        return values.size() == 1 ? String.valueOf(values.get(0)) : values + " by channel";
    }
}
