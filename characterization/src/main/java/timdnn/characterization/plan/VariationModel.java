package timdnn.characterization.plan;

import java.util.List;
import java.util.regex.Pattern;
import timdnn.harness.netlist.DeviceInstance;

/**
 * How transistors vary. Locally, each by itself: V_T with σ = {@code sigmaOverMu}·|vth0| (the paper's model, arXiv
 * 1909.06892; status U) or σ = A_VT/√(W·L), and mobility with relative σ = A_β/√(W·L) (Pelgrom, Duinmaijer, Welbers,
 * doi:10.1109/JSSC.1989.572629). Globally, all devices of a polarity together, the same in every state of a sample. All
 * deviates are independent and normal; a σ of 0 switches its part off.
 *
 * @param sigmaOverMu local σ(V_T) as a share of |vth0|, 0 to 1
 * @param avt_Vm A_VT in V·m, not negative; 0 where {@code sigmaOverMu} is used
 * @param abeta_m A_β in m, not negative
 * @param globalVth_V σ of the threshold shift common to a polarity, in V, not negative
 * @param globalMobility relative σ of the mobility common to a polarity, not negative
 * @param devices name patterns of the transistors that vary locally, with {@code *} for any characters
 */
@SuppressWarnings("MemberName") // suffixes are units
public record VariationModel(
        double sigmaOverMu,
        double avt_Vm,
        double abeta_m,
        double globalVth_V,
        double globalMobility,
        List<String> devices) {
    /** Checks the ranges and copies the list. */
    public VariationModel {
        devices = List.copyOf(devices);
        for (double sigma : new double[] {sigmaOverMu, avt_Vm, abeta_m, globalVth_V, globalMobility}) {
            if (!(sigma >= 0)) {
                throw new IllegalArgumentException("every sigma must not be negative, one was " + sigma);
            }
        }
    }

    /**
     * Whether a transistor varies locally. Folded devices (multiplier above 1) stand for many cells and never do.
     *
     * @param device a transistor
     * @param name the name to be matched, which is the device's own or that of the device it stands for
     * @return true if the name matches a pattern
     */
    public boolean varies(DeviceInstance device, String name) {
        return device.multiplier() == 1
                && devices.stream()
                        .anyMatch(pattern ->
                                Pattern.matches(Pattern.quote(pattern).replace("*", "\\E.*\\Q"), name));
    }

    /**
     * Local σ of a transistor's threshold.
     *
     * @param device the transistor
     * @param vth0_V vth0 of its card in V
     * @return σ in V
     */
    public double thresholdSigma_V(DeviceInstance device, double vth0_V) {
        return avt_Vm > 0 ? avt_Vm / rootArea_m(device) : sigmaOverMu * Math.abs(vth0_V);
    }

    /**
     * Local relative σ of a transistor's mobility.
     *
     * @param device the transistor
     * @return σ(µ)/µ
     */
    public double mobilitySigma(DeviceInstance device) {
        return abeta_m / rootArea_m(device);
    }

    private static double rootArea_m(DeviceInstance device) {
        return Math.sqrt(device.width_m() * device.length_m());
    }

    /**
     * Whether anything varies at all.
     *
     * @return false if every σ is 0
     */
    public boolean acts() {
        return sigmaOverMu > 0 || avt_Vm > 0 || abeta_m > 0 || globalVth_V > 0 || globalMobility > 0;
    }
}
