package timdnn.characterization.sense;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.analysis.interpolation.LinearInterpolator;
import org.apache.commons.math3.analysis.polynomials.PolynomialSplineFunction;
import timdnn.characterization.column.ColumnReader;
import timdnn.characterization.plan.Study;
import timdnn.characterization.sense.comparator.ComparatorReader;
import timdnn.characterization.sense.comparator.ComparatorStates;
import timdnn.characterization.sense.comparator.EarlyDecision;
import timdnn.characterization.sense.comparator.OffsetTail;
import timdnn.characterization.sense.converter.Conversion;
import timdnn.characterization.sense.converter.ConversionReader;
import timdnn.characterization.sense.converter.ConverterBench;
import timdnn.characterization.sense.converter.ConverterStates;
import timdnn.characterization.sense.sampling.SampledColumns;
import timdnn.characterization.store.CampaignStore;
import timdnn.characterization.store.ExperimentRows;

/** Reads what the sense path's experiments gave from a store. */
@SuppressWarnings("MemberName") // suffixes are units
public final class SenseReader {
    private final Study study;
    private final CampaignStore store;
    private final ExperimentRows rows;
    private final SampledColumns columns;
    private final ComparatorReader comparators;
    private final ColumnReader column;
    private final double vdd;
    private final int taps;

    private SenseReader(Study study, CampaignStore store, ColumnReader column) {
        this.study = study;
        this.store = store;
        rows = new ExperimentRows(store, study.condition());
        columns = new SampledColumns(study, store, column.levels());
        comparators = new ComparatorReader(study, store);
        this.column = column;
        vdd = study.corner().vdd_V();
        taps = study.geometry().largestCount();
    }

    /** The findings, once all experiments have begun; of the column the nominal levels alone are asked for. */
    public static Optional<SenseFindings> read(Study study, CampaignStore store) {
        ColumnReader column = new ColumnReader(study, store);
        boolean begun = study.section(SensePlan.class).isPresent()
                && store.circuits()
                        .bench(
                                ComparatorStates.OFFSET,
                                study.condition(),
                                ComparatorStates.name(study.geometry().largestCount()))
                        .isPresent();
        return begun ? Optional.of(new SenseReader(study, store, column).findings()) : Optional.empty();
    }

    private SenseFindings findings() {
        ConversionReader converter = new ConversionReader(study, store);
        List<Double> thresholds = column.thresholds();
        List<Double> stored = ConverterStates.taps_V(store, study.condition());
        List<Tap> found = new ArrayList<>();
        for (int tap = 1; tap <= taps; tap++) {
            found.add(tap(tap, thresholds, stored.get(tap - 1)));
        }
        List<Double> centres = columns.byState(columns::centre_V);
        List<Conversion> conversions = converter.conversions(taps, centres);
        List<Conversion> seven = converter.conversions(taps - 1, centres);
        double blank_J = converter.blank_J(conversions);
        int[] checks = comparators.checks();
        List<OffsetTail> tails = ComparatorStates.tails(taps).stream()
                .flatMap(tap -> comparators.tail(tap, found.get(tap - 1).comparator()).stream())
                .toList();
        List<Double> sampled = new ArrayList<>(thresholds);
        sampled.addAll(column.levels().subList(0, taps + 1));
        return new SenseFindings(
                found,
                conversions,
                seven,
                columns.samples(sampled),
                converter.period_s(),
                study.geometry(),
                study.corner().temperature_K(),
                converter.holdCapacitance_F(),
                checks[0],
                checks[1],
                study.section(SensePlan.class).orElseThrow().jitter_s(),
                columns.byState(columns::slope_Vps),
                columns.byState(columns::bitline_V),
                centres,
                columns.byState(columns::held_V),
                columns.byState(columns::coupling_V),
                columns.couplingHeldOut_V(),
                columns.byState(columns::column_J),
                columns.byState(columns::wordline_V),
                columns.byState(columns::wire_V),
                tails,
                converter.ladder(),
                blank_J,
                converter.burstError(conversions, blank_J),
                ThresholdPlacing.read(
                        store, study.condition(), study.section(SensePlan.class).orElseThrow()));
    }

    private Tap tap(int tap, List<Double> thresholds, double tap_V) {
        String low = ConverterStates.low(tap);
        String high = ConverterStates.high(tap);
        double[] lows = early(low);
        double[] highs = early(high);
        double[] shifted = early(ConverterStates.shifted(tap));
        int time = EarlyDecision.latestLinear(lows, highs, shifted);
        double below = lows[time];
        double above = highs[time];
        double perHold = (above - below) / (2 * ConverterStates.VERDICT_V);
        double perTap = (shifted[time] - (below + above) / 2) / ConverterStates.SHIFT_V;
        double sampleGain = columns.sampleGain(tap);
        double threshold = thresholds.get(tap - 1);
        // As late as they can be read: what comes late in a decision counts, too.
        int last = EarlyDecision.latestLinear(lows, highs);
        double off = ConverterStates.VERDICT_V * (highs[last] + lows[last]) / (highs[last] - lows[last]);
        double trip = threshold - off / sampleGain;
        return new Tap(
                tap,
                threshold,
                tap_V,
                sampleGain,
                -perHold / perTap,
                trip,
                sampled_V(tap, trip),
                verdict(low) < -vdd / 2 && verdict(high) > vdd / 2,
                Stream.of(ConverterStates.afterHighest(tap), ConverterStates.afterLowest(tap, taps))
                        .map(state -> memory_V(state, lows, highs) / sampleGain)
                        .toList(),
                places_V(tap, false, lows, highs, sampleGain),
                places_V(tap, true, lows, highs, sampleGain),
                comparators.read(tap));
    }

    /** Of every column of a unit; those that were not simulated lie on the straight line between their neighbours. */
    private List<Double> places_V(int tap, boolean fromRest, double[] lows, double[] highs, double sampleGain) {
        int columnsPerUnit = study.geometry().columnsAUnit();
        List<Integer> places = ConverterStates.places(columnsPerUnit);
        PolynomialSplineFunction moved = new LinearInterpolator()
                .interpolate(
                        places.stream().mapToDouble(place -> place).toArray(),
                        places.stream()
                                .mapToDouble(place ->
                                        memory_V(ConverterStates.place(tap, place, fromRest), lows, highs) / sampleGain)
                                .toArray());
        return IntStream.rangeClosed(1, columnsPerUnit).mapToObj(moved::value).toList();
    }

    /** How far the held voltage would have to move to make up for what other columns left, by the reading's slope there. */
    private double memory_V(String state, double[] lows, double[] highs) {
        double[] moved = early(state);
        int time = EarlyDecision.latestLinear(lows, highs, moved);
        double perHold = (highs[time] - lows[time]) / (2 * ConverterStates.VERDICT_V);
        return ((lows[time] + highs[time]) / 2 - moved[time]) / perHold;
    }

    /** A voltage of the Monte Carlo column near a threshold at the bitline of a sampled one: both between the same levels. */
    private double sampled_V(int tap, double voltage_V) {
        List<Double> lumped = column.levels();
        return columns.bitline_V(tap)
                + (voltage_V - lumped.get(tap))
                        * (columns.bitline_V(tap - 1) - columns.bitline_V(tap))
                        / (lumped.get(tap - 1) - lumped.get(tap));
    }

    private double verdict(String state) {
        return rows.nominal(ConverterStates.LADDER, state, "d_end");
    }

    private double[] early(String state) {
        return IntStream.range(0, ConverterBench.EARLY_S.size())
                .mapToDouble(i -> rows.nominal(ConverterStates.LADDER, state, "d_" + i))
                .toArray();
    }
}
