package timdnn.characterization.sense;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import timdnn.array.ArrayGeometry;
import timdnn.characterization.statistics.Estimate;

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
        List<Sampled> samples,
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
        List<Tail> tails,
        Ladder ladder,
        double blank_J,
        double burstError,
        Optional<Placement> placement) {
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

    /**
     * σ of a threshold as a bitline in a state sees it: root of the squares of {@link #causes_V}, which are
     * independent.
     *
     * @param number number of the threshold, from 1
     * @param n the state, at most the largest count
     * @return V
     */
    public double pathSigma_V(int number, int n) {
        return Math.sqrt(causes_V(number, n).values().stream()
                .mapToDouble(sigma -> sigma * sigma)
                .sum());
    }

    /**
     * How far driven rows without a product on it move a bitline: V(n, d) - V(n, 0), in proportion to d. They share the
     * charge of their inner nodes with it, and their wordlines couple to it.
     *
     * @param n the state, at most the largest count
     * @param driven d, from 0 to all other rows of the block
     * @return V
     */
    public double drivenShift_V(int n, int driven) {
        return coupling_V.get(n) * driven / (geometry.rowsABlock() - n);
    }

    /**
     * The causes behind {@link #pathSigma_V}.
     *
     * @param number number of the threshold, from 1
     * @param n the state, at most the largest count
     * @return σ at the bitline in V by cause
     */
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
     * The law of a threshold's shift as a bitline in a state sees it, of which {@link #pathSigma_V} is the σ where all
     * comparators are within reach of their trim.
     *
     * @param number number of the threshold, 1 to 8
     * @param n the state, 0 to 8
     * @return the shift
     */
    public PathShift pathShift(int number, int n) {
        Tap tap = taps.get(number - 1);
        return PathShift.of(causes_V(number, n), tap.comparator().offset(), tap.gain());
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
     * A threshold and its comparator. Voltages at the bitline are those at the converter over both gains.
     *
     * @param number from 1, from the highest down
     * @param threshold_V where the code should change, at the bitline, in V
     * @param tap_V voltage of the ladder's tap in V
     * @param sampleGain change of the held voltage over that of the bitline
     * @param converterGain change of the tap that makes up for a change of the held voltage, over that change; kick-back
     *     included
     * @param trip_V where the code changes without mismatch, at the bitline of the Monte Carlo column, on which a lumped
     *     capacitor stands for sample and hold, in V
     * @param sampledTrip_V the same at the bitline of a column with sample and hold, between its levels, in V
     * @param right whether the converter has decided rightly, by more than half the supply, 1 mV of held voltage below and above
     * @param memories_V how far the threshold moves at the bitline when all columns before held S0, burst upon burst, and when
     *     they held S8, against S4, in V
     * @param places_V how far it moves by the column's place in its unit, against one in the middle, from the first to the
     *     last, in V; between {@link timdnn.characterization.sense.SenseBench#places} on straight lines
     * @param restPlaces_V the same in the first burst after a long pause
     * @param comparator its comparator
     */
    public record Tap(
            int number,
            double threshold_V,
            double tap_V,
            double sampleGain,
            double converterGain,
            double trip_V,
            double sampledTrip_V,
            boolean right,
            List<Double> memories_V,
            List<Double> places_V,
            List<Double> restPlaces_V,
            Comparator comparator) {
        /** Copies the lists. */
        public Tap {
            memories_V = List.copyOf(memories_V);
            places_V = List.copyOf(places_V);
            restPlaces_V = List.copyOf(restPlaces_V);
        }

        /**
         * σ of the threshold by what columns converted before held: the root mean square of both extremes.
         *
         * @return V, at the bitline
         */
        public double memorySigma_V() {
            return rootMeanSquare(memories_V.stream());
        }

        /**
         * σ of the threshold by a column's place in its unit: the root mean square over the places of bursts that follow
         * others and of first ones, one as often as the other.
         *
         * @return V, at the bitline
         */
        public double positionSigma_V() {
            return rootMeanSquare(Stream.concat(places_V.stream(), restPlaces_V.stream()));
        }

        private static double rootMeanSquare(Stream<Double> values) {
            return Math.sqrt(
                    values.mapToDouble(value -> value * value).average().orElseThrow());
        }

        /**
         * From the bitline to the comparator's inputs.
         *
         * @return change of the tap that makes up for a change of the bitline, over that change
         */
        public double gain() {
            return sampleGain * converterGain;
        }

        /**
         * σ of the threshold at the bitline by the comparator's mismatch once it is trimmed: σ / gain. It says nothing of tails,
         * which are those of {@link TrimmedOffset}.
         *
         * @return V
         */
        public Estimate offsetSigma_V() {
            Estimate trimmed = comparator.trimmedSigma_V();
            return new Estimate(
                    trimmed.estimate() / gain(),
                    trimmed.low() / gain(),
                    trimmed.high() / gain(),
                    trimmed.simulations());
        }
    }

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
    public record Comparator(
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
        public Comparator {
            decisions = List.copyOf(decisions);
        }
    }

    /**
     * What placing the thresholds by a histogram gains, by normal levels.
     *
     * @param halfWay P(error) with thresholds half-way between the levels
     * @param placed P(error) as they are placed
     * @param converterSigma_V σ of the converter at the bitline that it reckoned with, in V
     */
    public record Placement(double halfWay, double placed, double converterSigma_V) {}

    /**
     * The tail of a comparator's offset.
     *
     * @param number number of its threshold
     * @param beyond_V the voltage in V
     * @param probability P(it decides wrongly with that much at its inputs), by importance sampling
     * @param relativeError one standard error over the probability
     * @param normal the same by the normal distribution with mean and σ of the Monte Carlo samples
     */
    public record Tail(int number, double beyond_V, Estimate probability, double relativeError, double normal) {}

    /**
     * A decision of a comparator.
     *
     * @param overdrive_V difference of its inputs in V
     * @param time_s from the clock's edge until the outputs differ by half the supply, in s; NaN if they never do
     * @param energy_J energy from edge to edge in J; NaN where it was not measured
     */
    public record Decision(double overdrive_V, double time_s, double energy_J) {}

    /**
     * The reference ladder, which two converters share; kick-back of the comparators moves its taps.
     *
     * @param current_A what half of it, one converter's share, draws at rest, in A
     * @param disturbance_V how far conversions move a tap from where it is when their burst begins, largest over taps and
     *     states, in V
     * @param settling_s from the last clock's edge of a burst of one until all taps stay within
     *     {@value SenseReader#SETTLED_MV} mV of rest, longest over the states, in s; NaN if one has not settled within the
     *     simulated time
     * @param residues_V by tap, how far it has moved by the clock's edge since the burst began, largest over the states, in V
     * @param drifts_V by tap, how far from rest it is when a burst begins that follows many others of S4, in V
     */
    public record Ladder(
            double current_A, double disturbance_V, double settling_s, List<Double> residues_V, List<Double> drifts_V) {
        /** Copies the lists. */
        public Ladder {
            residues_V = List.copyOf(residues_V);
            drifts_V = List.copyOf(drifts_V);
        }
    }

    /**
     * A conversion of one bitline among others of the same state.
     *
     * @param n state of the bitline
     * @param code what the converter says
     * @param decision_s from the clock's edge until the last comparator has decided, in s; NaN if one never does
     * @param comparators_J energy of the comparators in J
     * @param ladder_J of the reference ladder over the conversion
     * @param clocks_J of the drivers of switches and clocks
     * @param idle_W power of all three at rest, between conversions
     * @param charge_V by how much passing on its charge lowers the held voltage
     * @param kickback_V by how much the comparators move the converter's input within 40 ps of the clock's edge
     */
    public record Conversion(
            int n,
            int code,
            double decision_s,
            double comparators_J,
            double ladder_J,
            double clocks_J,
            double idle_W,
            double charge_V,
            double kickback_V) {
        /**
         * Sum of the parts.
         *
         * @return J
         */
        public double total_J() {
            return comparators_J + ladder_J + clocks_J;
        }
    }

    /**
     * A sample of the bitline.
     *
     * @param bitline_V voltage of the bitline in V
     * @param tracked_V voltage of the hold capacitor when the switch opens
     * @param held_V the same once the bitline has been precharged
     * @param droop_Vps drift of the held voltage afterwards in V/s
     * @param energy_J energy of the switch's driver in J
     */
    public record Sampled(double bitline_V, double tracked_V, double held_V, double droop_Vps, double energy_J) {
        /**
         * What opening the switch adds: charge injected by its channel and gate, and the bitline's step.
         *
         * @return V
         */
        public double injection_V() {
            return held_V - tracked_V;
        }
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
