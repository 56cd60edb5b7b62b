package timdnn.characterization.access;

import static timdnn.characterization.figure.FigureDefinition.fact;
import static timdnn.characterization.figure.FigureDefinition.figure;
import static timdnn.characterization.figure.FigureStatus.D;
import static timdnn.characterization.figure.FigureStatus.S;
import static timdnn.characterization.figure.FigureStatus.U;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import timdnn.characterization.access.AccessFindings.Closure;
import timdnn.characterization.access.AccessFindings.Drivers;
import timdnn.characterization.digital.PeripheralUnit;
import timdnn.characterization.figure.Figure;
import timdnn.characterization.figure.FigureDefinition;
import timdnn.characterization.figure.FigureGroup;
import timdnn.characterization.figure.FigureList;
import timdnn.characterization.figure.FigurePart;
import timdnn.characterization.figure.PaperFigures;
import timdnn.characterization.sense.sampling.DriverBench;

/** Figures of a whole access. */
public final class AccessFigures {
    /** From one product to the next. */
    public static final FigureDefinition<TileAccess> TIME =
            figure("time_s", "s", D, "from one 16x256 product to the next").number(TileAccess::time_s);

    /** Energy of a product. */
    public static final FigureDefinition<TileAccess> ENERGY = figure(
                    "energy_J", "J", D, "energy of the product: the sum of its parts")
            .number(TileAccess::total_J);

    /** From the address to the result. */
    public static final FigureDefinition<TileAccess> LATENCY = figure(
                    "latency_s", "s", D, "from the address to the last result, without digital cells to the last code")
            .number(TileAccess::latency_s);

    /** From the address to the select line. */
    public static final FigureDefinition<Drivers> BLOCK = figure(
                    "block_s", "s", S, "from the address to the block's select line")
            .number(Drivers::block_s);

    /** To the near end. */
    public static final FigureDefinition<Drivers> NEAR = figure(
                    "near_s", "s", S, "from the address to the near end of a wordline")
            .number(Drivers::near_s);

    /** To the far end. */
    public static final FigureDefinition<Drivers> FAR = figure(
                    "far_s", "s", S, "from the address to the far end of a wordline")
            .number(Drivers::far_s);

    /** Along a wordline. */
    public static final FigureDefinition<Drivers> SKEW = figure(
                    "skew_s", "s", D, "how much later the far end of a wordline rises than the near one")
            .number(Drivers::skew_s);

    /** Until the far end falls. */
    public static final FigureDefinition<Drivers> OFF = figure(
                    "off_s", "s", S, "from the address to the far end when it falls")
            .number(Drivers::off_s);

    /** Energy of the decoder. */
    public static final FigureDefinition<Drivers> DECODER = figure(
                    "decoder_J", "J", S, "a block's decoder and select line for an access, beyond rest")
            .number(Drivers::decoder_J);

    /** Power of the decoder at rest. */
    public static final FigureDefinition<Drivers> DECODER_IDLE = figure(
                    "decoderIdle_W", "W", S, "a block's decoder with the gates of its wordlines at rest")
            .number(Drivers::decoderIdle_W);

    /** Energy of a wordline. */
    public static final FigureDefinition<Drivers> WORDLINE = figure(
                    "wordline_J", "J", S, "one wordline's driver for an access, beyond rest")
            .number(Drivers::wordline_J);

    /** Power of a wordline at rest. */
    public static final FigureDefinition<Drivers> IDLE =
            figure("idle_W", "W", S, "one wordline's driver at rest").number(Drivers::idle_W);

    /** Energy of a write. */
    public static final FigureDefinition<Drivers> WRITE = figure(
                    "write_J", "J", S, "a column's write drivers and one cell, from -1 to +1 and back to reading")
            .number(Drivers::write_J);

    /** Time of a write. */
    public static final FigureDefinition<Drivers> WRITE_TIME = figure(
                    "write_s",
                    "s",
                    S,
                    "from the write wordline's edge until the cell is within a tenth of its new levels")
            .number(Drivers::write_s);

    /** A whole access. */
    public static final FigureDefinition<Closure> SIMULATED = figure(
                    "simulated_J", "J", S, "a whole access of a column, from all its supplies")
            .number(Closure::simulated_J);

    /** The same from parts. */
    public static final FigureDefinition<Closure> SUMMED =
            figure("parts_J", "J", D, "the same from its parts").number(Closure::parts_J);

    /** Their difference. */
    public static final FigureDefinition<Closure> ERROR =
            figure("error", "", D, "parts over whole, minus 1").number(Closure::error);

    /** How far a held sample is off. */
    public static final FigureDefinition<Closure> SAMPLE = figure(
                    "sample_V",
                    "V",
                    S,
                    "largest distance of a held sample from that of the same count on one bitline alone")
            .number(Closure::sample_V);

    private static final FigureDefinition<TileAccess> PARTS = figure(
                    "parts",
                    "J",
                    D,
                    "energy by part: bitlines, wordlines (with decoder), sampling, comparators, ladder, clocks, blank (conversions"
                            + " before the first of a burst), trim (not in the closure), leakage, and digital where digital cells"
                            + " were characterised")
            .byName(TileAccess::parts_J);

    private static final FigureGroup<TileFindings.Product> PRODUCT = FigureGroup.of(
            figure("products", "", D, "products that are not zero in each column, shared evenly by both bitlines")
                    .count(TileFindings.Product::products),
            FigurePart.among(product -> Optional.of(product.tile()), FigureGroup.of(ENERGY, PARTS)));

    private static final FigureGroup<TileFindings> TWO = FigureGroup.of(
            FigurePart.among(tile -> Optional.of(tile.typical(2)), FigureGroup.of(TIME, LATENCY, ENERGY, PARTS)),
            FigureList.of("energies", "even numbers of products, 0 to 16", tile -> tile.products(2), PRODUCT));

    private static final FigureGroup<TileFindings> PAPER = FigureGroup.of(
            fact("status", "U: unverified")
                    .text(tile -> PaperFigures.ACCESS_TIME.status().name()),
            figure("time_s", "s", U, PaperFigures.ACCESS_TIME.meaning())
                    .number(tile -> PaperFigures.ACCESS_TIME.estimate()),
            figure("energy_J", "J", U, PaperFigures.ACCESS_ENERGY.meaning())
                    .number(tile -> PaperFigures.ACCESS_ENERGY.estimate()),
            figure(
                            "parts_J",
                            "J",
                            U,
                            "its parts: peripheralUnits (converters and digital part), bitlines, wordlines, rest")
                    .byName(tile -> paperParts()),
            figure("timeRatio", "", U, "this time over the paper's")
                    .number(tile -> tile.typical(1).time_s() / PaperFigures.ACCESS_TIME.estimate()),
            figure("energyRatio", "", U, "this energy over the paper's")
                    .number(tile -> tile.typical(1).total_J() / PaperFigures.ACCESS_ENERGY.estimate()));

    private static final FigureGroup<TileFindings> SCHEDULE = FigureGroup.of(
            figure("wordline_s", "s", S, "from the address to the far end of the wordlines")
                    .number(tile -> tile.access().schedule().wordline_s()),
            figure("discharge_s", "s", S, "from there to the strobe")
                    .number(tile -> tile.access().schedule().discharge_s()),
            figure("sampling_s", "s", S, "until the samples are held and conversions begin")
                    .number(tile -> tile.access().schedule().sampling_s()),
            figure("precharge_s", "s", S, "until the bitlines are back within 1 mV of the supply")
                    .number(tile -> tile.access().schedule().precharge_s()),
            figure("conversions_s", "s", S, "all conversions of a peripheral unit")
                    .number(tile -> tile.access().schedule().conversions_s()),
            figure("recharge_s", "s", S, "until bitlines and hold capacitors are within 1 mV of the supply")
                    .number(tile -> tile.access().schedule().recharge_s()),
            figure("digital_s", "s", D, "from the verdicts to the sum, behind the cycle; null without digital cells")
                    .number(tile -> tile.unit().map(PeripheralUnit::latency_s).orElse(Double.NaN)),
            figure("columnsPerUnit", "", S, "columns of a peripheral unit")
                    .count(tile -> tile.access().schedule().columnsPerUnit()));

    private static final FigureGroup<PeripheralUnit> UNIT = FigureGroup.of(
            figure("energy_J", "J", D, "of a column and access, without leakage")
                    .number(PeripheralUnit::energy_J),
            figure("leakage_W", "W", D, "of the unit").number(PeripheralUnit::leakage_W),
            figure("front_s", "s", D, "latches, encoders, register").number(PeripheralUnit::front_s),
            figure("lane_s", "s", D, "subtract, scale, shift-and-add").number(PeripheralUnit::lane_s),
            figure("interval_s", "s", D, "from one conversion to the next").number(PeripheralUnit::interval_s),
            figure("lanes", "", D, "lanes that take turns").count(PeripheralUnit::lanes),
            figure("blocks", "", D, "blocks of each kind").countsByName(PeripheralUnit::counts));

    private static final FigureGroup<Drivers> DRIVERS = FigureGroup.of(
                    BLOCK, NEAR, FAR, SKEW, OFF, DECODER, DECODER_IDLE, WORDLINE, IDLE, WRITE, WRITE_TIME)
            .from(DriverBench.DRIVERS, DriverBench.WORDLINE);

    private static final FigureGroup<Closure> CLOSURES = FigureGroup.of(
            figure("n", "", S, "products +1").count(Closure::n),
            figure("k", "", S, "products -1").count(Closure::k),
            figure("codes", "", S, "codes of BL and BLB").counts(Closure::codes),
            SIMULATED,
            SUMMED,
            ERROR,
            SAMPLE);

    /** All, of a 16x256 product in one access of 16 rows. */
    public static final FigureGroup<TileFindings> ALL = FigureGroup.of(
            FigurePart.among(tile -> Optional.of(tile.typical(1)), FigureGroup.of(TIME, ENERGY, PARTS, LATENCY)),
            figure("products", "", D, "products that are not zero in each column")
                    .count(tile -> tile.access().typicalProducts()),
            FigurePart.of("twoAccesses", "the same product in two accesses of 8 rows", tile -> tile, TWO),
            FigurePart.of("paper", "figures of " + PaperFigures.SOURCE, tile -> tile, PAPER),
            FigurePart.of("schedule", "intervals of an access", tile -> tile, SCHEDULE),
            FigureList.of("energies", "numbers of products, 0 to 16", tile -> tile.products(1), PRODUCT),
            FigurePart.nullable(
                    "unit",
                    "digital part of a peripheral unit, structure assumed; null without digital cells",
                    TileFindings::unit,
                    UNIT),
            FigurePart.of(
                    "drivers",
                    "decoder, wordlines, writing",
                    tile -> tile.access().drivers(),
                    DRIVERS),
            FigurePart.among(
                    tile -> Optional.of(tile.access()),
                    FigureGroup.of(figure(
                                    "closure",
                                    "",
                                    D,
                                    "largest relative difference of the parts' sum from a whole access")
                            .number(AccessFindings::closure))),
            FigureList.of(
                    "closures",
                    "whole accesses of a column",
                    tile -> tile.access().closures(),
                    CLOSURES));

    private AccessFigures() {}

    private static Map<String, Double> paperParts() {
        Map<String, Double> parts = new LinkedHashMap<>();
        for (Figure part : PaperFigures.ACCESS_PARTS) {
            parts.put(part.key().substring(part.key().lastIndexOf('.') + 1), part.estimate());
        }
        return parts;
    }
}
