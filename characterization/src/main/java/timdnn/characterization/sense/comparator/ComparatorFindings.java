package timdnn.characterization.sense.comparator;

import java.util.List;
import timdnn.characterization.statistics.Estimate;

/**
 * A comparator by itself; voltages are at its inputs.
 *
 * @param sigma_V σ of its offset before it is trimmed, in V
 * @param mean_V mean of that offset in V
 * @param trimmedSigma_V σ of its offset under its trim code, in V; its interval is that of a bootstrap, since the values
 *     are spread evenly, with outliers
 * @param trimStep_V by how much a step of the code moves the balance, on average, in V
 * @param trimRange_V how far the largest code moves it, in V
 * @param trimEnergy_J what a decision takes more by the trim capacitors that are on, mean over the codes that the
 *     comparators with mismatch got, in J
 * @param noise_V σ of its thermal noise in V
 * @param regeneration_s time constant τ of the regeneration in s, from decisions at overdrives up to 5 mV
 * @param regenerationHeldOut_s largest error of the time that t = t0 + τ·ln(1/overdrive) gives for decisions at overdrives
 *     between those it was fitted to, in s; NaN where none decided
 * @param decisions decisions by overdrive, rising
 * @param failed comparators with mismatch whose offset could not be found
 * @param offset its offset before and after it is trimmed, comparator by comparator
 */
@SuppressWarnings("MemberName") // suffixes are units
public record ComparatorFindings(
        Estimate sigma_V,
        Estimate mean_V,
        Estimate trimmedSigma_V,
        double trimStep_V,
        double trimRange_V,
        double trimEnergy_J,
        double noise_V,
        double regeneration_s,
        double regenerationHeldOut_s,
        List<Decision> decisions,
        int failed,
        TrimmedOffset offset) {
    /** Copies the list. */
    public ComparatorFindings {
        decisions = List.copyOf(decisions);
    }
}
