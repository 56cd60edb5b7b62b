package timdnn.characterization.sense.converter;

import static timdnn.characterization.figure.FigureDefinition.figure;
import static timdnn.characterization.figure.FigureStatus.D;
import static timdnn.characterization.figure.FigureStatus.S;

import timdnn.characterization.figure.FigureDefinition;
import timdnn.characterization.figure.FigureGroup;
import timdnn.characterization.figure.FigurePart;

/** Figures of conversions and of the reference ladder. */
public final class ConverterFigures {
    /** Energy of a conversion by code. */
    public static final FigureDefinition<Conversion> ENERGY =
            figure("energy_J", "J", D, "the sum of its parts").number(Conversion::total_J);

    /** Its comparators. */
    public static final FigureDefinition<Conversion> COMPARATORS =
            figure("comparators_J", "J", S, "comparators").number(Conversion::comparators_J);

    /** Its ladder. */
    public static final FigureDefinition<Conversion> LADDER =
            figure("ladder_J", "J", S, "reference ladder over the conversion").number(Conversion::ladder_J);

    /** Its clocks. */
    public static final FigureDefinition<Conversion> CLOCKS =
            figure("clocks_J", "J", S, "drivers of switches and clocks").number(Conversion::clocks_J);

    /** Time of its last decision. */
    public static final FigureDefinition<Conversion> DECISION = figure(
                    "decision_s", "s", S, "until its last comparator has decided; null if one never does")
            .number(Conversion::decision_s);

    /** Kick-back. */
    public static final FigureDefinition<Conversion> KICKBACK = figure(
                    "kickback_V", "V", S, "of the converter's input, 40 ps after the clock")
            .number(Conversion::kickback_V);

    /** Current of the ladder. */
    public static final FigureDefinition<ReferenceLadder> CURRENT = figure(
                    "current_A", "A", S, "what one converter's share draws at rest")
            .number(ReferenceLadder::current_A);

    /** Settling of the ladder. */
    public static final FigureDefinition<ReferenceLadder> SETTLING = figure(
                    "settling_s",
                    "s",
                    S,
                    "from the last clock's edge of a burst of one until all taps are within 1 mV, watched for 1.2 ns beyond it;"
                            + " null if it takes longer")
            .number(ReferenceLadder::settling_s);

    /** All of a conversion. */
    public static final FigureGroup<Conversion> CONVERSIONS = FigureGroup.of(
                    figure("n", "", S, "state of the bitline").count(Conversion::n),
                    figure("code", "", S, "what the converter says").count(Conversion::code),
                    DECISION,
                    KICKBACK,
                    ENERGY,
                    FigurePart.of(
                            "parts", "its energy by part", one -> one, FigureGroup.of(COMPARATORS, LADDER, CLOCKS)))
            .from(ConverterStates.CONVERSION, "S4");

    /** All of the ladder. */
    public static final FigureGroup<ReferenceLadder> LADDERS = FigureGroup.of(
            CURRENT,
            figure("disturbance_V", "V", S, "largest, by kick-back").number(ReferenceLadder::disturbance_V),
            SETTLING,
            figure("residues_V", "V", S, "by tap, how far it has moved since its burst began when a conversion decides")
                    .numbers(ReferenceLadder::residues_V),
            figure("drifts_V", "V", S, "by tap, how far from rest when a burst after many of S4 begins")
                    .numbers(ReferenceLadder::drifts_V));

    private ConverterFigures() {}
}
