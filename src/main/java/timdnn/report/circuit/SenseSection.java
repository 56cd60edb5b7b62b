package timdnn.report.circuit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import timdnn.characterization.figure.Figure;
import timdnn.characterization.figure.FigureStatus;
import timdnn.characterization.sense.SenseFigures;
import timdnn.characterization.sense.SenseFindings;
import timdnn.characterization.sense.Tap;
import timdnn.characterization.sense.ThresholdFigures;
import timdnn.characterization.sense.comparator.ComparatorFigures;
import timdnn.characterization.sense.comparator.ComparatorFindings;
import timdnn.characterization.sense.comparator.ComparatorStates;
import timdnn.characterization.sense.comparator.Decision;
import timdnn.characterization.sense.comparator.NoiseBench;
import timdnn.characterization.sense.comparator.OffsetTail;
import timdnn.characterization.sense.converter.Conversion;
import timdnn.characterization.sense.converter.ConverterFigures;
import timdnn.characterization.sense.converter.ConverterStates;
import timdnn.characterization.sense.sampling.SampledBitline;
import timdnn.characterization.statistics.Estimate;
import timdnn.report.page.Html;
import timdnn.report.page.Section;
import timdnn.report.page.SiText;
import timdnn.report.page.Table;
import timdnn.report.run.RunFolder;

/** From the bitline to the code: thresholds, their comparators, and what a conversion takes. */
@SuppressWarnings("MemberName") // suffixes are units
public final class SenseSection {
    private static final List<Double> SHOWN_V = List.of(NoiseBench.SMALL_V, 10 * NoiseBench.SMALL_V);

    private SenseSection() {}

    public static Section of(RunFolder run, SenseFindings sense) {
        Html body = new Html()
                .paragraph(
                        "Sample and hold on every bitline, and a converter of eight comparators for ",
                        String.valueOf(sense.columnsPerUnit()),
                        " columns. A conversion takes ",
                        Html.strong(SiText.figure(SenseFigures.TIME.of(sense))),
                        " and, as the mean over S0\u2013S8, ",
                        Html.strong(SiText.figure(SenseFigures.ENERGY.of(sense))),
                        ". Gain: by how much the ladder\u2019s tap moves for a move of the bitline, kick-back included. INL and"
                                + " DNL are those of the converter without mismatch; one LSB is ",
                        SiText.quantity(sense.lsb_V(), "V", 3),
                        ". Held out: largest error of t\u2080 + \u03c4\u00b7ln(1/overdrive) at overdrives that it was not fitted to."
                                + " A unit converts its columns one after the other, after a blank conversion that brings"
                                + " comparators and ladder to where they are among conversions; thresholds are those of a column"
                                + " in the middle, after others in S4.")
                .table(thresholds(sense))
                .origin(FigureStatus.S, run.origin(ConverterStates.CONVERSION, "S4"))
                .table(memories(sense))
                .origin(FigureStatus.S, run.origin(ConverterStates.LADDER, "tap4 after S0"))
                .table(sigmas(sense))
                .origin(FigureStatus.S, run.origin(ComparatorStates.OFFSET, "tap4"))
                .paragraph(checks(sense));
        if (!sense.tails().isEmpty()) {
            body.table(tails(sense));
        }
        body.heading("Energy by code")
                .table(conversions(sense))
                .paragraph(
                        Html.badge(FigureStatus.S),
                        " A burst takes ",
                        SiText.figure(SenseFigures.BLANK_ENERGY.of(sense)),
                        " more than its conversions, for the blank one; so reckoned, whole bursts are met within ",
                        SiText.percent(sense.burstError(), 2),
                        ". The ladder draws ",
                        SiText.figure(ConverterFigures.CURRENT.of(sense.ladder())),
                        " a converter. Conversions move a tap by at most ",
                        SiText.quantity(sense.ladder().disturbance_V(), "V", 2),
                        "; ",
                        Double.isFinite(sense.ladder().settling_s())
                                ? "after the last it is back within a millivolt after "
                                        + SiText.figure(ConverterFigures.SETTLING.of(sense.ladder()))
                                : "it is not back within the simulated time",
                        "; when one among others decides, a tap is off by at most ",
                        SiText.quantity(
                                sense.ladder().residues_V().stream()
                                        .mapToDouble(residue -> residue)
                                        .max()
                                        .orElse(0),
                                "V",
                                2),
                        ".")
                .collapsed("Samples by the bitline\u2019s voltage", samples(sense));
        return new Section("sense", "Sense path", body);
    }

    private static Table thresholds(SenseFindings sense) {
        List<String> heads = new ArrayList<>(List.of(
                "threshold", "#at the bitline (mV)", "#ladder tap (mV)", "#gain", "#INL (10\u207b\u00b3 LSB)", "#DNL"));
        SHOWN_V.forEach(overdrive -> heads.add("#decision at " + SiText.quantity(overdrive, "V", 1) + " (ps)"));
        heads.addAll(List.of("#\u03c4 (ps)", "#held out (ps)", "1 mV beside"));
        Table table = new Table("Thresholds, from the highest down (S)", heads.toArray(String[]::new));
        for (Tap tap : sense.taps()) {
            List<Object> row = new ArrayList<>(List.of(
                    tap.number() + (tap.number() <= ComparatorStates.NMOS_TAPS ? " (NMOS)" : " (PMOS)"),
                    SiText.fixed(tap.sampledTrip_V() * 1e3, 1),
                    SiText.fixed(tap.tap_V() * 1e3, 1),
                    SiText.fixed(tap.gain(), 3),
                    SiText.fixed(sense.integralNonlinearity(tap) * 1e3, 2),
                    tap.number() == 1 ? "" : SiText.fixed(sense.differentialNonlinearity(tap) * 1e3, 2)));
            SHOWN_V.forEach(overdrive -> row.add(decision(tap.comparator(), overdrive)));
            row.add(SiText.fixed(tap.comparator().regeneration_s() * 1e12, 2));
            double heldOut = tap.comparator().regenerationHeldOut_s();
            row.add(Double.isFinite(heldOut) ? SiText.fixed(heldOut * 1e12, 2) : "");
            row.add(Html.verdict(tap.right()));
            table.row(row.toArray());
        }
        return table;
    }

    private static Table memories(SenseFindings sense) {
        List<String> heads = new ArrayList<>(
                List.of("threshold", "#after S0", "#after S" + sense.taps().size()));
        ConverterStates.places(sense.columnsPerUnit()).forEach(place -> heads.add("#column " + place));
        Table table = new Table(
                "What other conversions do to a threshold, at the bitline in mV (S)", heads.toArray(String[]::new));
        for (Tap tap : sense.taps()) {
            String name = String.valueOf(tap.number());
            table.row(moved(name, Stream.concat(tap.memories_V().stream(), shown(tap.places_V()))));
            table.row(moved(
                    name + ", after a long pause",
                    Stream.concat(Stream.of(Double.NaN, Double.NaN), shown(tap.restPlaces_V()))));
        }
        return table;
    }

    private static Stream<Double> shown(List<Double> places_V) {
        return ConverterStates.places(places_V.size()).stream().map(place -> places_V.get(place - 1));
    }

    private static Object[] moved(String name, Stream<Double> voltages_V) {
        return Stream.concat(
                        Stream.of(name),
                        voltages_V.map(voltage -> Double.isNaN(voltage) ? "" : SiText.fixed(voltage * 1e3, 2)))
                .toArray();
    }

    private static String decision(ComparatorFindings comparator, double overdrive_V) {
        return comparator.decisions().stream()
                .filter(decision -> Math.abs(decision.overdrive_V() / overdrive_V - 1) < 1e-6)
                .map(Decision::time_s)
                .map(time -> Double.isFinite(time) ? SiText.fixed(time * 1e12, 1) : "never")
                .findFirst()
                .orElse("");
    }

    private static Table sigmas(SenseFindings sense) {
        Table table = new Table(
                "\u03c3 of the thresholds in mV, 95 % intervals (S)",
                "threshold",
                "#offset before trimming",
                "#offset trimmed",
                "#out of reach of the trim, %",
                "#noise of the comparator",
                "#offset at the bitline",
                "#kT/C at the bitline",
                "#droop at the bitline",
                "#trim step",
                "#trim capacitors (fJ)");
        for (ThresholdFigures.Threshold threshold : ThresholdFigures.of(sense)) {
            Tap tap = threshold.tap();
            ComparatorFindings comparator = tap.comparator();
            table.row(
                    String.valueOf(tap.number()),
                    millivolts(ComparatorFigures.RAW_OFFSET.of(comparator), 2),
                    millivolts(ComparatorFigures.TRIMMED_OFFSET.of(comparator), 2),
                    percent(comparator.offset().outOfReach()),
                    millivolts(ComparatorFigures.NOISE.of(comparator), 3),
                    millivolts(ThresholdFigures.OFFSET.of(threshold), 2),
                    millivolts(ThresholdFigures.SAMPLING_NOISE.of(threshold), 2),
                    millivolts(ThresholdFigures.DROOP.of(threshold), 2),
                    millivolts(ComparatorFigures.TRIM_STEP.of(comparator), 2),
                    SiText.fixed(comparator.trimEnergy_J() * 1e15, 2));
        }
        return table;
    }

    private static String millivolts(Figure figure, int decimals) {
        return SiText.numbers(figure, "mV", decimals);
    }

    private static String percent(Estimate share) {
        return SiText.fixed(100 * share.estimate(), 100 * share.low(), 100 * share.high(), 1);
    }

    private static String checks(SenseFindings sense) {
        long samples = sense.taps().get(0).comparator().sigma_V().simulations();
        int failed =
                sense.taps().stream().mapToInt(tap -> tap.comparator().failed()).sum();
        return "Offsets and noise are at the comparator\u2019s inputs unless a head says otherwise; "
                + SiText.count(samples)
                + " comparators a threshold, " + failed + " without an offset. Whole decisions confirm "
                + sense.agreed()
                + " of " + sense.checks() + " trimmed offsets within 1\u00a0mV."
                + sense.placement()
                        .map(placement -> " Thresholds are placed for a network\u2019s histogram: P(error) "
                                + SiText.probability(placement.placed()) + " by normal levels, half-way "
                                + SiText.probability(placement.halfWay()) + ".")
                        .orElse("");
    }

    private static Table tails(SenseFindings sense) {
        Table table = new Table(
                "Tails of offsets that are not trimmed, by importance sampling, 95 % intervals (S)",
                "threshold", "#beyond (mV)", "#P [95 %]", "#by a normal tail", "#simulations");
        for (OffsetTail tail : sense.tails()) {
            Estimate probability = tail.probability();
            table.row(
                    String.valueOf(tail.number()),
                    SiText.fixed(tail.beyond_V() * 1e3, 0),
                    SiText.probability(ComparatorFigures.TAIL.of(tail)),
                    SiText.probability(tail.normal()),
                    SiText.count(probability.simulations()));
        }
        return table;
    }

    private static Table conversions(SenseFindings sense) {
        Table table = new Table(
                "A conversion of each state without mismatch (S)",
                "state",
                "#code",
                "#comparators (fJ)",
                "#ladder (fJ)",
                "#clocks (fJ)",
                "#sum (fJ)",
                "#last decision (ps)",
                "#kick-back (mV)");
        for (Conversion conversion : sense.conversions()) {
            table.row(
                    "S" + conversion.n(),
                    String.valueOf(conversion.code()),
                    SiText.numbers(ConverterFigures.COMPARATORS.of(conversion), "fJ", 1),
                    SiText.numbers(ConverterFigures.LADDER.of(conversion), "fJ", 1),
                    SiText.numbers(ConverterFigures.CLOCKS.of(conversion), "fJ", 1),
                    SiText.numbers(ConverterFigures.ENERGY.of(conversion), "fJ", 1),
                    SiText.numbers(ConverterFigures.DECISION.of(conversion), "ps", 1),
                    SiText.numbers(ConverterFigures.KICKBACK.of(conversion), "mV", 1));
        }
        return table;
    }

    private static Table samples(SenseFindings sense) {
        Table table = new Table(
                "Sample and hold (S)",
                "#bitline (mV)",
                "#tracked (mV)",
                "#held (mV)",
                "#injection (mV)",
                "#droop (mV/ns)",
                "#driver (fJ)");
        for (SampledBitline sample : sense.samples()) {
            table.row(
                    SiText.fixed(sample.bitline_V() * 1e3, 1),
                    SiText.fixed(sample.tracked_V() * 1e3, 1),
                    SiText.fixed(sample.held_V() * 1e3, 1),
                    SiText.fixed(sample.injection_V() * 1e3, 2),
                    SiText.fixed(sample.droop_Vps() * 1e-6, 2),
                    SiText.fixed(sample.energy_J() * 1e15, 2));
        }
        return table;
    }
}
