package timdnn.characterization.area;

import java.util.Objects;
import timdnn.harness.netlist.DeviceInstance;

/**
 * Area of a transistor, in squares of the half pitch F:
 *
 * <pre>
 * k    = ⌈W / finger⌉
 * area = m · overhead · (k + dummies) · (pitch + L − F) · (W/k + spacing)
 * </pre>
 *
 * <p>with the drawn width W and length L, and the multiplier m, which may be the share of a larger driver.
 *
 * @param pitch_F contacted gate pitch at a length of F, in F
 * @param finger_F widest finger, in F
 * @param spacing_F what lies between fingers above each other: isolation, gate contacts, its share of supply lines and
 *     wells, in F
 * @param dummies fingers beside each transistor that do not conduct
 * @param overhead what wiring and empty places take, as a factor, at least 1
 */
@SuppressWarnings("MemberName") // suffixes are units
public record TransistorRule(
        LayoutConstant pitch_F,
        LayoutConstant finger_F,
        LayoutConstant spacing_F,
        LayoutConstant dummies,
        LayoutConstant overhead) {
    /** Finger widths are compared with this tolerance, since widths come from sums of doubles. */
    private static final double ROUNDING = 1e-9;

    /** Rejects missing constants and overheads below 1. */
    public TransistorRule {
        Objects.requireNonNull(pitch_F, "pitch_F");
        Objects.requireNonNull(finger_F, "finger_F");
        Objects.requireNonNull(spacing_F, "spacing_F");
        Objects.requireNonNull(dummies, "dummies");
        if (overhead.compact() < 1) {
            throw new IllegalArgumentException("overhead must be at least 1, was " + overhead.compact());
        }
    }

    /**
     * Number of fingers.
     *
     * @param width_m drawn width in m
     * @param f_m half pitch in m
     * @param density which of the rule's values
     * @return at least 1
     */
    public int fingers(double width_m, double f_m, Density density) {
        return (int) Math.max(1, Math.ceil(width_m / (finger_F.at(density) * f_m) - ROUNDING));
    }

    /**
     * Area of a transistor.
     *
     * @param device the transistor, with drawn width, length and multiplier
     * @param f_m half pitch in m
     * @param density which of the rule's values
     * @return m²
     */
    public double area_m2(DeviceInstance device, double f_m, Density density) {
        int fingers = fingers(device.width_m(), f_m, density);
        double along = pitch_F.at(density) * f_m + device.length_m() - f_m;
        double across = device.width_m() / fingers + spacing_F.at(density) * f_m;
        return device.multiplier() * overhead.at(density) * (fingers + dummies.at(density)) * along * across;
    }
}
