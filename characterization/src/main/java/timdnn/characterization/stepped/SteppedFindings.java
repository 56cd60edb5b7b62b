package timdnn.characterization.stepped;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import timdnn.array.ArrayGeometry;
import timdnn.characterization.plan.CountHistogram;
import timdnn.characterization.sense.SensePath;
import timdnn.characterization.sense.comparator.TrimmedOffset;

/**
 * What a study found out about the stepped access under one condition.
 *
 * @param geometry shape of the tile's array
 * @param thresholds steps with their thresholds, from the highest down
 * @param working share of comparators that take each step
 * @param trimSteps_V by how much a step of the trim moves a bitline, in S0, S4 and S8, in V
 * @param trimHeldOut_V how far code 8 is from the straight line through 0 and 15, in V
 * @param jitter_s σ of the pulse's length, in s
 * @param coupling_V by state how much higher the bitline is where all other rows are driven, in V
 * @param wordline_V by state how much higher it stays at the far end of a wordline than at its driver, in V
 * @param slopes_Vps by state how fast it falls with the length of the pulse, in V/s, not negative
 * @param pulse_s length of the pulse at its generator, in s
 * @param wire cross-section of a wordline
 * @param levels_V BL of each state before each step, {@code [state][step]}, in V
 * @param ladder_V by step, how far a line is in access after access from where it is at rest, in V
 * @param offsetCovariance_V2 covariance of a comparator's offsets before trim at the steps, {@code [step][step]}, in V²
 * @param write_J energy of writing one column, with its share of the write wordline, in J
 * @param write_s time of writing, in s
 * @param schedule when what happens
 * @param precharge_s until the bitlines are back within 1 mV, in s
 * @param skew_s how much later the far end of a wordline rises than the near one, in s
 * @param address_s from the address to the near end, before an access and beside the precharge of the one before, in s
 * @param tile energy
 * @param histogram counts of a network; empty where the plan names none
 * @param closures whole accesses against the sum of their bitlines
 */
@SuppressWarnings("MemberName") // suffixes are units
public record SteppedFindings(
        ArrayGeometry geometry,
        List<SteppedThreshold> thresholds,
        List<Double> working,
        List<Double> trimSteps_V,
        double trimHeldOut_V,
        double jitter_s,
        List<Double> coupling_V,
        List<Double> wordline_V,
        List<Double> slopes_Vps,
        double pulse_s,
        WireSection wire,
        List<List<Double>> levels_V,
        List<Double> ladder_V,
        List<List<Double>> offsetCovariance_V2,
        double write_J,
        double write_s,
        SteppedSchedule schedule,
        double precharge_s,
        double skew_s,
        double address_s,
        SteppedTile tile,
        Optional<CountHistogram> histogram,
        List<Closure> closures)
        implements SensePath {
    /** Copies the lists. */
    public SteppedFindings {
        thresholds = List.copyOf(thresholds);
        working = List.copyOf(working);
        trimSteps_V = List.copyOf(trimSteps_V);
        coupling_V = List.copyOf(coupling_V);
        wordline_V = List.copyOf(wordline_V);
        slopes_Vps = List.copyOf(slopes_Vps);
        levels_V = levels_V.stream().map(List::copyOf).toList();
        ladder_V = List.copyOf(ladder_V);
        offsetCovariance_V2 = offsetCovariance_V2.stream().map(List::copyOf).toList();
        closures = List.copyOf(closures);
    }

    /**
     * A whole access of one column without trim and counters.
     *
     * @param n products +1
     * @param k products -1
     * @param codes codes of BL and BLB
     * @param simulated_J all supplies of the column, in J
     * @param parts_J the same from single bitlines, in J
     */
    public record Closure(int n, int k, List<Integer> codes, double simulated_J, double parts_J) {
        /** Copies the list. */
        public Closure {
            codes = List.copyOf(codes);
        }

        /**
         * How far the parts are from the whole.
         *
         * @return parts over whole, minus 1
         */
        public double error() {
            return parts_J / simulated_J - 1;
        }
    }

    @Override
    public Map<String, Double> causes_V(int number, int n) {
        SteppedThreshold threshold = thresholds.get(number - 1);
        Map<String, Double> causes = new LinkedHashMap<>();
        causes.put("offset", threshold.left().estimate());
        causes.put("comparatorNoise", threshold.noise_V());
        causes.put("jitter", jitter_s * slopes_Vps.get(n));
        // A column's place along the wordlines is spread evenly.
        causes.put("wordline", Math.abs(wordline_V.get(n)) / Math.sqrt(12));
        causes.put("activity", threshold.activitySigma_V(working.get(number - 1)));
        return causes;
    }

    @Override
    public TrimmedOffset offset(int number) {
        return thresholds.get(number - 1).offset();
    }

    @Override
    public double gain(int number) {
        return 1;
    }

    @Override
    public double drivenShift_V(int n, int driven) {
        return coupling_V.get(n) * driven / (geometry.rowsABlock() - n);
    }

    /**
     * From one product to the next: from where the bitlines are let go until they are back, and the wordline's skew. The decoder works
     * beside the precharge of the access before.
     *
     * @return s
     */
    public double cycle_s() {
        return schedule.prechargeOn_s() - schedule.prechargeOff_s() + precharge_s + skew_s;
    }

    /**
     * From the address to the last code.
     *
     * @return s
     */
    public double latency_s() {
        return address_s
                + skew_s
                + pulse_s
                + settle_s()
                + schedule.ends_s().get(SteppedStates.STEPS - 1)
                - schedule.begins_s().get(0);
    }

    /**
     * From the pulse's end to the first step, with the time from the precharge's end to the pulse.
     *
     * @return s
     */
    public double settle_s() {
        return schedule.begins_s().get(0) - schedule.prechargeOff_s() - pulse_s;
    }

    /**
     * Largest distance of the parts from a whole access.
     *
     * @return relative, without sign
     */
    public double closure() {
        return closures.stream().mapToDouble(one -> Math.abs(one.error())).max().orElse(Double.NaN);
    }
}
