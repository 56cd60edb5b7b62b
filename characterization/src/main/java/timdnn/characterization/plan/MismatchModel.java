package timdnn.characterization.plan;

import java.util.List;
import java.util.regex.Pattern;
import timdnn.harness.netlist.DeviceInstance;

/**
 * Local mismatch of threshold voltages: each varying transistor's V_T gets an independent normal shift with
 * σ = {@code sigmaOverMu} · |vth0| of its model card, the paper's model (arXiv 1909.06892; status U).
 *
 * @param sigmaOverMu σ/μ, 0 to 1
 * @param samples simulations per state, at least 2
 * @param firstState lowest number of conducting cells
 * @param lastState highest number of conducting cells
 * @param devices name patterns of the transistors that vary, with {@code *} for any characters
 */
public record MismatchModel(double sigmaOverMu, int samples, int firstState, int lastState, List<String> devices) {
    /** Copies the list. */
    public MismatchModel {
        devices = List.copyOf(devices);
    }

    /**
     * Whether a transistor varies. Folded devices (multiplier above 1) stand for many cells and never vary.
     *
     * @param device a transistor
     * @return true if its name matches a pattern
     */
    public boolean varies(DeviceInstance device) {
        return device.multiplier() == 1
                && devices.stream()
                        .anyMatch(pattern ->
                                Pattern.matches(Pattern.quote(pattern).replace("*", "\\E.*\\Q"), device.name()));
    }
}
