package timdnn.cli.table;

import static timdnn.characterization.figure.FigureDefinition.fact;
import static timdnn.characterization.figure.FigureDefinition.figure;
import static timdnn.characterization.figure.FigureStatus.D;
import static timdnn.characterization.figure.FigureStatus.S;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import timdnn.array.ArrayGeometry;
import timdnn.characterization.figure.FigureDefinition;
import timdnn.characterization.figure.FigureGroup;
import timdnn.characterization.figure.FigureList;
import timdnn.characterization.figure.FigurePart;
import timdnn.characterization.statistics.Estimate;
import timdnn.lut.store.FitReport;
import timdnn.lut.store.LutArtifact;
import timdnn.lut.store.LutFile;
import timdnn.lut.table.CodeDistribution;
import timdnn.lut.table.SenseLevels;

/** Figures of a table of a column. Those of its sections have key, reach, status and origin in the table itself. */
final class LutFigures {
    /** A state of a table, S_n. */
    record State(LutArtifact table, int n) {
        private SenseLevels.Level level() {
            return table.senseLevels().levels().get(n);
        }

        private CodeDistribution codes() {
            return table.codes().any();
        }

        /** Whether the table has its voltage. */
        boolean hasLevel() {
            return n <= table.senseLevels().nMax();
        }

        /** Whether the table has the voltage of the state below it. */
        boolean hasMargin() {
            return n < table.senseLevels().nMax();
        }

        /** Whether a threshold lies between it and the state below. */
        boolean hasThreshold() {
            return n < table.senseLevels().thresholds_V().length;
        }

        /** Whether the table has its codes. */
        boolean hasCodes() {
            return n <= codes().nMax();
        }

        /** Simulations behind its codes, or behind its voltage. */
        long simulations() {
            return hasCodes() ? codes().simulations(n) : level().simulations();
        }
    }

    /** The strobe. */
    static final FigureDefinition<LutArtifact> STROBE = figure("strobe_s", "s", S, "strobe after the wordline's edge")
            .number(table -> table.timing().strobe_s());

    /** Precharge. */
    static final FigureDefinition<LutArtifact> PRECHARGE = figure(
                    "precharge_s", "s", S, "until the bitlines are precharged again")
            .number(table -> table.timing().precharge_s());

    /** From one access to the next. */
    static final FigureDefinition<LutArtifact> CYCLE = figure("cycle_s", "s", S, "from one access to the next")
            .number(table -> table.timing().cycle_s());

    /** Mean margin. */
    static final FigureDefinition<LutArtifact> MEAN_MARGIN = figure(
                    "meanMargin_V", "V", S, "mean margin over mismatch between the states that the ADC tells apart")
            .number(LutFigures::meanMargin_V);

    /** Mean voltage of a state. */
    static final FigureDefinition<State> MEAN = figure("mean_V", "V", S, "mean of the bitline")
            .interval(state -> new Estimate(
                    state.level().mean_V(),
                    state.level().meanLow_V(),
                    state.level().meanHigh_V(),
                    state.level().simulations()));

    /** Spread of a state. */
    static final FigureDefinition<State> SIGMA = figure("sigma_V", "V", S, "standard deviation of the bitline")
            .interval(state -> new Estimate(
                    state.level().sigma_V(),
                    state.level().sigmaLow_V(),
                    state.level().sigmaHigh_V(),
                    state.level().simulations()));

    /** Margin to the next state. */
    static final FigureDefinition<State> MARGIN = figure("margin_V", "V", S, "mean V(S_n) - V(S_n+1)")
            .number(state -> state.table().senseLevels().margin_V(state.n()));

    /** Threshold to the next state. */
    static final FigureDefinition<State> THRESHOLD = figure("threshold_V", "V", S, "between S_n and S_n+1")
            .number(state -> state.table().senseLevels().thresholds_V()[state.n()]);

    /** Error rate of a state. */
    static final FigureDefinition<State> ERROR = figure("", "", S, "P(code wrong given n), mean over driven rows")
            .interval(state -> new Estimate(
                    state.codes().errorProbability(state.n()),
                    state.codes().errorLow(state.n()),
                    state.codes().errorHigh(state.n()),
                    state.codes().simulations(state.n())));

    /** What the table is. */
    static final FigureGroup<LutArtifact> NAME = FigureGroup.of(
            fact("name", "its name").text(LutArtifact::name),
            fact("checksum", "over all of the file").text(LutFile::checksum),
            fact("status", "S: every figure without a status of its own is simulated")
                    .text(table -> S.name()));

    private static final FigureGroup<State> ERRORS =
            FigureGroup.of(figure("n", "", S, "state").count(State::n), ERROR);

    private static final FigureGroup<ArrayGeometry> GEOMETRY = FigureGroup.of(
            figure("rowsABlock", "", D, "rows of a block").count(ArrayGeometry::rowsABlock),
            figure("largestCount", "", D, "largest count that a code stands for")
                    .count(ArrayGeometry::largestCount),
            figure("columns", "", D, "columns of a tile").count(ArrayGeometry::columns),
            figure("blocks", "", D, "blocks of a tile").count(ArrayGeometry::blocks),
            figure("columnsAUnit", "", D, "columns of a peripheral unit").count(ArrayGeometry::columnsAUnit));

    /** What it says of the column and its tile. */
    static final FigureGroup<LutArtifact> COLUMN = FigureGroup.of(
            STROBE,
            PRECHARGE,
            CYCLE,
            MEAN_MARGIN,
            figure("margins_V", "V", S, "mean V(S_n) - V(S_n+1) over mismatch, S0 first")
                    .numbers(table -> IntStream.range(0, table.senseLevels().nMax())
                            .mapToObj(n -> table.senseLevels().margin_V(n))
                            .toList()),
            figure("thresholds_V", "V", S, "between states, that of S0 and S1 first")
                    .numbers(table -> Arrays.stream(table.senseLevels().thresholds_V())
                            .boxed()
                            .toList()),
            FigureList.of(
                    "senseErrorRate",
                    "states by count",
                    table -> IntStream.rangeClosed(0, table.codes().any().nMax())
                            .mapToObj(n -> new State(table, n))
                            .toList(),
                    ERRORS),
            FigurePart.of("geometry", "shape of the tile's array", LutArtifact::geometry, GEOMETRY));

    private static final FigureGroup<FitReport.Entry> ENTRY = FigureGroup.of(
            fact("quantity", "what was fitted").text(FitReport.Entry::quantity),
            fact("metric", "how the error is measured").text(FitReport.Entry::metric),
            figure("value", "", S, "the error, in the unit beside it").number(FitReport.Entry::value),
            figure("limit", "", D, "largest acceptable error; null if the figure is only for information")
                    .number(FitReport.Entry::limit),
            fact("unit", "unit of both").text(FitReport.Entry::unit),
            figure("heldOut", "", S, "simulations kept out of the fit").count(FitReport.Entry::heldOut),
            fact("withinLimit", "whether the error is within its limit").verdict(FitReport.Entry::withinLimit));

    /** How well it reproduces what was kept out of its fit. */
    static final FigureGroup<LutArtifact> FIT = FigureGroup.of(FigureList.of(
            "fitReport",
            "errors of the fit",
            (LutArtifact table) -> table.fitReport().entries(),
            ENTRY));

    private LutFigures() {}

    /** States that the table has a voltage or codes of. */
    static List<State> states(LutArtifact table) {
        int last = Math.max(table.senseLevels().nMax(), table.codes().any().nMax());
        return IntStream.rangeClosed(0, last).mapToObj(n -> new State(table, n)).toList();
    }

    private static double meanMargin_V(LutArtifact table) {
        int codes = table.codes().any().codeMax();
        List<SenseLevels.Level> levels = table.senseLevels().levels();
        return (levels.get(0).mean_V() - levels.get(codes).mean_V()) / codes;
    }
}
