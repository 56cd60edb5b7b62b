package timdnn.cli.table;

import static timdnn.characterization.figure.FigureDefinition.figure;
import static timdnn.characterization.figure.FigureStatus.D;
import static timdnn.characterization.figure.FigureStatus.S;

import java.util.Optional;
import timdnn.characterization.figure.Figure;
import timdnn.characterization.figure.FigureDefinition;
import timdnn.characterization.figure.FigureStatus;
import timdnn.lut.tile.AccessSchedule;
import timdnn.lut.tile.Comparator;
import timdnn.lut.tile.Quantity;
import timdnn.lut.tile.RowLoad;
import timdnn.lut.tile.TileEnergy;

/** Figures of the sections that dies and chips need. */
final class SectionFigures {
    /** What a driven row without a product does to S1. */
    static final FigureDefinition<RowLoad> ROW_LOAD = figure(
                    "perRow_V", "V", S, "by how much a driven row without a product moves the bitline in S1")
            .number(load -> load.shift_V(1, 1));

    /** Offset of the first comparator. */
    static final FigureDefinition<Comparator> OFFSET = figure(
                    "offset", "V", S, "standard deviation of the offset before trimming")
            .number(comparator -> comparator.offset().sigma_V(0));

    /** Range of its trim. */
    static final FigureDefinition<Comparator> TRIM_RANGE = figure(
                    "range_V", "V", S, "how far the largest code of the trim moves it")
            .number(comparator -> comparator.trim().range_V());

    /** To the strobe. */
    static final FigureDefinition<AccessSchedule> STROBE =
            figure("strobe_s", "s", S, "from the address to the strobe").number(AccessSchedule::strobe_s);

    /** Sampling. */
    static final FigureDefinition<AccessSchedule> SAMPLE =
            figure("sample_s", "s", S, "until the samples are held").number(AccessSchedule::sample_s);

    /** Conversions. */
    static final FigureDefinition<AccessSchedule> CONVERSIONS =
            figure("conversion_s", "s", S, "all conversions of a unit").number(AccessSchedule::conversion_s);

    /** Precharge. */
    static final FigureDefinition<AccessSchedule> PRECHARGE =
            figure("precharge_s", "s", S, "until the bitlines are back").number(AccessSchedule::precharge_s);

    /** From one access to the next. */
    static final FigureDefinition<AccessSchedule> CYCLE =
            figure("cycle_s", "s", D, "from one access to the next").number(AccessSchedule::cycle_s);

    /** From the address to the result. */
    static final FigureDefinition<AccessSchedule> LATENCY =
            figure("latency_s", "s", D, "from the address to the last result").number(AccessSchedule::latency_s);

    /** Energy of an access. */
    static final FigureDefinition<TileEnergy> ACCESS =
            figure("access_J", "J", D, "an access of a tile without leakage").number(TileEnergy::access_J);

    /** Power at rest. */
    static final FigureDefinition<TileEnergy> LEAKAGE =
            figure("leakage_W", "W", D, "a tile at rest").number(TileEnergy::leakage_W);

    private SectionFigures() {}

    /** A figure that the table itself has with reach, status and origin. */
    static Figure of(String key, String unit, Quantity quantity) {
        return new Figure(
                key,
                unit,
                quantity.origin(),
                quantity.estimate(),
                quantity.low(),
                quantity.high(),
                0,
                FigureStatus.valueOf(quantity.status().name()),
                Optional.empty());
    }
}
