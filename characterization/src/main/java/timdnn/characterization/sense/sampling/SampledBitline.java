package timdnn.characterization.sense.sampling;

/**
 * A sample of the bitline.
 *
 * @param bitline_V voltage of the bitline in V
 * @param tracked_V voltage of the hold capacitor when the switch opens
 * @param held_V the same once the bitline has been precharged
 * @param droop_Vps drift of the held voltage afterwards in V/s
 * @param energy_J energy of the switch's driver in J
 */
@SuppressWarnings("MemberName") // suffixes are units
public record SampledBitline(double bitline_V, double tracked_V, double held_V, double droop_Vps, double energy_J) {
    /**
     * What opening the switch adds: charge injected by its channel and gate, and the bitline's step.
     *
     * @return V
     */
    public double injection_V() {
        return held_V - tracked_V;
    }
}
