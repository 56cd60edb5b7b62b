package timdnn.characterization.sample;

import java.util.List;

/**
 * Mean-shift importance sampling: the points of another design moved by a shift s towards the failure region, q(z) =
 * φ(z - s). The likelihood ratio of a point z = y + s, y being that of the other design, is
 *
 * <pre>log φ(z)/q(z) = -s·y - s·s/2.</pre>
 *
 * <p>Means and probabilities under φ are means of value times ratio. The ratio's variance under q is exp(s·s) - 1, so a
 * shift to where the response does not fail makes the estimate worse, and a failure region that the shift leads away from
 * is as good as unseen.
 *
 * <p>Source: R. Kanj, R. Joshi, S. Nassif, doi:10.1145/1146909.1146930; A. Owen, Y. Zhou,
 * doi:10.1080/01621459.2000.10473909.
 */
public final class ShiftedDesign implements Design {
    private final Design base;
    private final double[] shift;

    /**
     * The points of another design, moved.
     *
     * @param base the other design, of standard normal coordinates
     * @param shift the shift in units of σ, {@code [device]}, finite
     * @throws IllegalArgumentException if the base is shifted itself, or the shift has not one finite number a device
     */
    public ShiftedDesign(Design base, double[] shift) {
        if (base instanceof ShiftedDesign) {
            throw new IllegalArgumentException("base must not be shifted itself: add the shifts");
        }
        if (shift.length != base.devices().size()) {
            throw new IllegalArgumentException(
                    "shift must have " + base.devices().size() + " numbers, one a device, was " + shift.length);
        }
        for (double coordinate : shift) {
            if (!Double.isFinite(coordinate)) {
                throw new IllegalArgumentException("shift must be finite, was " + coordinate);
            }
        }
        this.base = base;
        this.shift = shift.clone();
    }

    @Override
    public List<String> devices() {
        return base.devices();
    }

    /**
     * The shift.
     *
     * @return in units of σ, {@code [device]}; the caller's own
     */
    public double[] shift() {
        return shift.clone();
    }

    /**
     * Coordinates of a sample, moved.
     *
     * @param sample index of the sample, from 0
     * @return normal coordinates of mean s and variance 1 in units of σ, {@code [device]}; the caller's own
     * @throws IllegalArgumentException if the index is negative or beyond the other design's last sample
     */
    @Override
    public double[] point(long sample) {
        double[] point = base.point(sample);
        for (int dimension = 0; dimension < point.length; dimension++) {
            point[dimension] += shift[dimension];
        }
        return point;
    }

    @Override
    public long replicate(long sample) {
        return base.replicate(sample);
    }

    @Override
    public double logWeight(long sample) {
        double[] point = base.point(sample);
        double weight = 0;
        for (int dimension = 0; dimension < point.length; dimension++) {
            weight -= shift[dimension] * (point[dimension] + shift[dimension] / 2);
        }
        return weight;
    }
}
