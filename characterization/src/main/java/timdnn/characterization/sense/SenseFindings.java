package timdnn.characterization.sense;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import timdnn.array.ArrayGeometry;
import timdnn.characterization.sense.comparator.OffsetTail;
import timdnn.characterization.sense.comparator.TrimmedOffset;
import timdnn.characterization.sense.converter.Conversion;
import timdnn.characterization.sense.converter.ReferenceLadder;
import timdnn.characterization.sense.sampling.SampledBitline;

/**
 * What a study found out about the sense path under one condition.
 *
 * @param taps the thresholds with their comparators, from the highest down
 * @param conversions a whole conversion of each state S0 to that of the largest count
 * @param sevenThresholds the same without the lowest comparator, which tell a state less
 * @param samples sample and hold at each voltage of the bitline that was simulated, rising
 * @param conversion_s from the begin of a conversion to that of the next one, in s
 * @param geometry shape of the tile's array: its largest count is the number of thresholds
 * @param temperature_K temperature in K
 * @param holdCapacitance_F hold capacitor in F
 * @param checks trimmed comparators whose offset was checked by whole decisions
 * @param agreed how many of them turned within 1 mV of it
 * @param jitter_s σ of the strobe's time in s
 * @param slopes_Vps by state S0 to that of the largest count, how fast the bitline falls at the strobe, in V/s, not negative
 * @param levels_V by state S0 to that of the largest count, the bitline of a column with sample and hold when the sample is taken, in V
 * @param centre_V by state S0 to that of the largest count, what is held in the middle of an array, half-way along wordlines and bitlines, for which
 *     the converter is calibrated, in V
 * @param held_V by state S0 to that of the largest count, what the hold capacitor keeps of it, in V
 * @param coupling_V by state S0 to that of the largest count, how much higher the bitline is sampled where all other rows are driven for the other
 *     bitline, in V
 * @param couplingHeldOut_V with half of them driven, largest distance of that from half as much, in V
 * @param columns_J by state S0 to that of the largest count, energy of a column with sample and hold on both bitlines from precharge to precharge,
 *     as long as a whole access, in J
 * @param wordline_V by state S0 to that of the largest count, how much higher the far end of a wordline samples than the near one, in V at the
 *     bitline; 0 in a plan without an access
 * @param wire_V by state S0 to that of the largest count, how much higher a bitline stays that cells at its far end discharge, by the resistance of
 *     its wire, in V; 0 in a plan without an access
 * @param tails how often single comparators that are not trimmed are farther off than a stated voltage, by importance
 *     sampling
 * @param ladder the reference ladder
 * @param blank_J what a burst of conversions takes beyond them, in J: it begins with a blank conversion, which brings
 *     comparators and ladder to where they are among conversions, and ends when they are at rest again; from bursts of one,
 *     mean over the states
 * @param burstError largest relative distance of {@code blank_J} and a conversion of each column of a unit from whole bursts
 * @param placement what placing the thresholds by a histogram gains; empty where they lie half-way
 */
@SuppressWarnings("MemberName") // suffixes are units
public record SenseFindings(
        List<Tap> taps,
        List<Conversion> conversions,
        List<Conversion> sevenThresholds,
        List<SampledBitline> samples,
        double conversion_s,
        ArrayGeometry geometry,
        double temperature_K,
        double holdCapacitance_F,
        int checks,
        int agreed,
        double jitter_s,
        List<Double> slopes_Vps,
        List<Double> levels_V,
        List<Double> centre_V,
        List<Double> held_V,
        List<Double> coupling_V,
        double couplingHeldOut_V,
        List<Double> columns_J,
        List<Double> wordline_V,
        List<Double> wire_V,
        List<OffsetTail> tails,
        ReferenceLadder ladder,
        double blank_J,
        double burstError,
        Optional<PlacementGain> placement)
        implements SensePath {
    private static final double BOLTZMANN = 1.380649e-23;

    /** Copies the lists. */
    public SenseFindings {
        taps = List.copyOf(taps);
        conversions = List.copyOf(conversions);
        samples = List.copyOf(samples);
        slopes_Vps = List.copyOf(slopes_Vps);
        levels_V = List.copyOf(levels_V);
        centre_V = List.copyOf(centre_V);
        held_V = List.copyOf(held_V);
        coupling_V = List.copyOf(coupling_V);
        sevenThresholds = List.copyOf(sevenThresholds);
        columns_J = List.copyOf(columns_J);
        wordline_V = List.copyOf(wordline_V);
        wire_V = List.copyOf(wire_V);
        tails = List.copyOf(tails);
    }

    /**
     * Columns that share two converters and are converted one after the other.
     *
     * @return a count
     */
    public int columnsPerUnit() {
        return geometry.columnsAUnit();
    }

    @Override
    public double drivenShift_V(int n, int driven) {
        return coupling_V.get(n) * driven / (geometry.rowsABlock() - n);
    }

    @Override
    public TrimmedOffset offset(int number) {
        return taps.get(number - 1).comparator().offset();
    }

    @Override
    public double gain(int number) {
        return taps.get(number - 1).gain();
    }

    @Override
    public Map<String, Double> causes_V(int number, int n) {
        Tap tap = taps.get(number - 1);
        Map<String, Double> causes = new LinkedHashMap<>();
        causes.put("offset", tap.offsetSigma_V().estimate());
        causes.put("comparatorNoise", tap.comparator().noise_V() / tap.gain());
        causes.put("samplingNoise", samplingNoise_V(tap));
        causes.put("droop", droopSigma_V(tap));
        causes.put("jitter", jitterSigma_V(n));
        // A column's place along the wordlines and a block's along the bitlines are spread evenly.
        causes.put("wordline", Math.abs(wordline_V.get(n)) / Math.sqrt(12));
        causes.put("bitlineWire", Math.abs(wire_V.get(n)) / Math.sqrt(12));
        causes.put("memory", tap.memorySigma_V());
        causes.put("position", tap.positionSigma_V());
        return causes;
    }

    /**
     * The part of {@link #pathSigma_V} that begins with the sample: offset, noise, droop, and what other conversions leave.
     *
     * @param number number of the threshold, from 1
     * @return σ at the bitline in V
     */
    public double converterSigma_V(int number) {
        Map<String, Double> causes = causes_V(number, number);
        causes.keySet().removeAll(List.of("jitter", "wordline", "bitlineWire"));
        return Math.sqrt(
                causes.values().stream().mapToDouble(sigma -> sigma * sigma).sum());
    }

    /**
     * σ of a held sample at a threshold by the time that it waits for its conversion: the columns of a peripheral unit are
     * converted one after the other, so that over them the droop is spread evenly from 0 on: its root mean square is
     * |droop|·wait/√3, with the mean, which nothing makes up for.
     *
     * @param tap a threshold
     * @return V, at the bitline
     */
    public double droopSigma_V(Tap tap) {
        double droop = samples.stream()
                .min(java.util.Comparator.comparingDouble(sample -> Math.abs(sample.bitline_V() - tap.threshold_V())))
                .orElseThrow()
                .droop_Vps();
        return Math.abs(droop) * geometry.columnsAUnit() * conversion_s / Math.sqrt(3) / tap.sampleGain();
    }

    /**
     * σ of a sampled bitline by the strobe's jitter.
     *
     * @param n the state, at most the largest count
     * @return V
     */
    public double jitterSigma_V(int n) {
        return jitter_s * slopes_Vps.get(n);
    }

    /**
     * Noise of the sample at the bitline: √(kT/C) of the hold capacitor and of the converter's input, whose capacitance is
     * C·(1/g - 1) with g the gain by which sharing its charge attenuates. √(kT/C·(1 + (1/g - 1))) = √(kT/(C·g)).
     *
     * @param tap a threshold
     * @return σ in V
     */
    public double samplingNoise_V(Tap tap) {
        double gain = Math.min(1, tap.converterGain());
        return Math.sqrt(BOLTZMANN * temperature_K / (holdCapacitance_F * gain)) / tap.sampleGain();
    }

    /**
     * Distance of a trip point from its threshold over the mean distance of neighbouring thresholds.
     *
     * @param tap a threshold
     * @return integral non-linearity in LSB
     */
    public double integralNonlinearity(Tap tap) {
        return (tap.trip_V() - tap.threshold_V()) / lsb_V();
    }

    /**
     * Change of the integral non-linearity from one threshold to the next.
     *
     * @param tap a threshold but the first
     * @return differential non-linearity in LSB
     */
    public double differentialNonlinearity(Tap tap) {
        return integralNonlinearity(tap) - integralNonlinearity(taps.get(tap.number() - 2));
    }

    /**
     * σ of the integral non-linearity over converters, by what is left of the comparator's offset.
     *
     * @param tap a threshold
     * @return LSB
     */
    public double integralNonlinearitySigma(Tap tap) {
        return tap.offsetSigma_V().estimate() / lsb_V();
    }

    /**
     * Mean distance of neighbouring thresholds.
     *
     * @return V
     */
    public double lsb_V() {
        return (taps.get(0).threshold_V() - taps.get(taps.size() - 1).threshold_V()) / (taps.size() - 1);
    }

    /**
     * Mean energy of a conversion over the states S0 to S8.
     *
     * @return J
     */
    public double meanEnergy_J() {
        return conversions.stream().mapToDouble(Conversion::total_J).average().orElseThrow();
    }

    /**
     * What trimming adds to a conversion: the trim capacitors of all comparators. It is not in {@link #conversions}, which
     * are without mismatch and not trimmed.
     *
     * @return J
     */
    public double trimEnergy_J() {
        return taps.stream().mapToDouble(tap -> tap.comparator().trimEnergy_J()).sum();
    }

    double least(ToDoubleFunction<Tap> figure) {
        return taps.stream().mapToDouble(figure).min().orElseThrow();
    }

    double most(ToDoubleFunction<Tap> figure) {
        return taps.stream().mapToDouble(figure).max().orElseThrow();
    }
}
