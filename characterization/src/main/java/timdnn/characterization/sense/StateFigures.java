package timdnn.characterization.sense;

import static timdnn.characterization.figure.FigureDefinition.figure;
import static timdnn.characterization.figure.FigureStatus.S;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import timdnn.characterization.figure.FigureDefinition;
import timdnn.characterization.figure.FigureGroup;

/** Figures of a state of the bitline: what moves its level from column to column. */
final class StateFigures {
    /** A state of a sense path, from 0 to its largest count. */
    record State(SenseFindings sense, int n) {}

    static final FigureGroup<State> ALL = FigureGroup.of(
            figure("n", "", S, "state").count(State::n),
            state(
                    "bitline_V",
                    "V",
                    "bitline of a column with sample and hold when the sample is taken",
                    SenseFindings::levels_V),
            state("held_V", "V", "what the hold capacitor keeps of it", SenseFindings::held_V),
            state(
                    "centre_V",
                    "V",
                    "held in the middle of an array, for which the converter is calibrated",
                    SenseFindings::centre_V),
            state(
                    "otherRows_V",
                    "V",
                    "how much higher the bitline is with all other rows driven",
                    SenseFindings::coupling_V),
            state(
                    "wordlineFarEnd_V",
                    "V",
                    "how much higher the far end of a wordline is read",
                    SenseFindings::wordline_V),
            state("bitlineFarEnd_V", "V", "how much higher the far end of a bitline is read", SenseFindings::wire_V),
            state(
                    "column_J",
                    "J",
                    "energy of a column with sample and hold from precharge to precharge",
                    SenseFindings::columns_J));

    private StateFigures() {}

    private static FigureDefinition<State> state(
            String key, String unit, String meaning, Function<SenseFindings, List<Double>> byState) {
        return figure(key, unit, S, meaning)
                .number(state -> byState.apply(state.sense()).get(state.n()));
    }

    /** The states of a sense path. */
    static List<State> of(SenseFindings sense) {
        return IntStream.range(0, sense.held_V().size())
                .mapToObj(n -> new State(sense, n))
                .toList();
    }
}
