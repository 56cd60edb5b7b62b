package timdnn.characterization.stepped;

import static timdnn.characterization.figure.FigureDefinition.fact;
import static timdnn.characterization.figure.FigureDefinition.figure;
import static timdnn.characterization.figure.FigureStatus.D;
import static timdnn.characterization.figure.FigureStatus.S;
import static timdnn.characterization.figure.FigureStatus.U;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import timdnn.characterization.figure.FigureDefinition;
import timdnn.characterization.figure.FigureGroup;
import timdnn.characterization.figure.FigureList;
import timdnn.characterization.figure.FigurePart;
import timdnn.characterization.figure.PaperFigures;

/** Figures of a stepped access: what a product costs. */
public final class SteppedFigures {
    /** From one product to the next. */
    public static final FigureDefinition<SteppedFindings> TIME =
            figure("time_s", "s", D, "from one 16x256 product to the next").number(SteppedFindings::cycle_s);

    /** Energy of a product. */
    public static final FigureDefinition<SteppedTile.Cost> ENERGY = figure(
                    "energy_J", "J", D, "energy of the product: the sum of its parts")
            .number(SteppedTile.Cost::total_J);

    /** Energy at a network's density. */
    public static final FigureDefinition<SteppedFindings> NETWORK = figure(
                    "networkEnergy_J",
                    "J",
                    D,
                    "the same with counts of the network whose histogram the plan names; null without one")
            .number(found -> found.histogram()
                    .map(histogram -> found.tile().network(histogram).total_J())
                    .orElse(Double.NaN));

    /** Parts against wholes. */
    public static final FigureDefinition<SteppedFindings> CLOSURE = figure(
                    "closure", "", D, "largest relative difference of a column's parts from a whole access")
            .number(SteppedFindings::closure);

    private static final FigureDefinition<SteppedTile.Cost> PARTS = figure(
                    "parts",
                    "J",
                    D,
                    "energy by part: bitlines (with precharge), comparators (with verdicts), clocks (gates and stop latches),"
                            + " counters, trim, wordlines (with decoder), references (ladder), distribution (phases and select"
                            + " lines), digital (read-out, scale and sum, once in as many accesses as there are blocks), leakage")
            .byName(SteppedTile.Cost::parts_J);

    /** A number of products and what they cost. */
    record Product(int products, SteppedTile.Cost cost) {}

    private static final FigureGroup<Product> PRODUCT = FigureGroup.of(
            figure("products", "", D, "products that are not zero in each column, +1 or -1 as a fair coin falls")
                    .count(Product::products),
            FigurePart.among(product -> java.util.Optional.of(product.cost()), FigureGroup.of(ENERGY, PARTS)));

    private static final FigureGroup<SteppedFindings.Closure> CLOSURES = FigureGroup.of(
            figure("n", "", S, "products +1").count(SteppedFindings.Closure::n),
            figure("k", "", S, "products -1").count(SteppedFindings.Closure::k),
            figure("codes", "", S, "codes of BL and BLB").counts(SteppedFindings.Closure::codes),
            figure("simulated_J", "J", S, "a whole access of a column, from all its supplies")
                    .number(SteppedFindings.Closure::simulated_J),
            figure("parts_J", "J", D, "the same from single bitlines").number(SteppedFindings.Closure::parts_J),
            figure("error", "", D, "parts over whole, minus 1").number(SteppedFindings.Closure::error));

    private static final FigureGroup<SteppedFindings> SCHEDULE = FigureGroup.of(
            figure("pulse_s", "s", S, "length of the wordlines' pulse at its generator")
                    .number(SteppedFindings::pulse_s),
            figure("steps_s", "s", S, "from the begin of the first step to the end of the last")
                    .number(found -> found.schedule().ends_s().get(SteppedStates.STEPS - 1)
                            - found.schedule().begins_s().get(0)),
            figure("precharge_s", "s", S, "until the bitlines are back within 1 mV of the supply")
                    .number(SteppedFindings::precharge_s),
            figure("skew_s", "s", S, "how much later the far end of a wordline rises than the near one")
                    .number(SteppedFindings::skew_s),
            figure("address_s", "s", S, "from the address to the near end of a wordline, before the access")
                    .number(SteppedFindings::address_s));

    private static final FigureGroup<SteppedFindings> PAPER = FigureGroup.of(
            fact("status", "U: unverified")
                    .text(found -> PaperFigures.ACCESS_TIME.status().name()),
            figure("time_s", "s", U, PaperFigures.ACCESS_TIME.meaning())
                    .number(found -> PaperFigures.ACCESS_TIME.estimate()),
            figure("energy_J", "J", U, PaperFigures.ACCESS_ENERGY.meaning())
                    .number(found -> PaperFigures.ACCESS_ENERGY.estimate()),
            figure("timeRatio", "", U, "this time over the paper's")
                    .number(found -> found.cycle_s() / PaperFigures.ACCESS_TIME.estimate()),
            figure("energyRatio", "", U, "this energy over the paper's")
                    .number(found -> found.tile().typical().total_J() / PaperFigures.ACCESS_ENERGY.estimate()));

    private static final FigureGroup<WireSection> WIRE = FigureGroup.of(
            figure("resistivity_Ohmm", "Ohmm", D, "by width and thickness").number(WireSection::resistivity_Ohmm),
            figure("resistance_Ohmpm", "Ohmpm", D, "per length").number(WireSection::resistance_Ohmpm),
            figure("capacitance_Fpm", "Fpm", D, "per length").number(WireSection::capacitance_Fpm));

    private static final FigureGroup<SteppedTile.Shared> SHARED = FigureGroup.of(
            figure("wordline_J", "J", S, "a driven wordline, beyond rest").number(SteppedTile.Shared::wordline_J),
            figure("decoder_J", "J", S, "decoder and select line of a block, beyond rest")
                    .number(SteppedTile.Shared::decoder_J),
            figure("drivers_W", "W", S, "all wordline drivers and decoders at rest")
                    .number(SteppedTile.Shared::drivers_W),
            figure("trunk_J", "J", S, "trunk of the phases, a step").number(SteppedTile.Shared::trunk_J),
            figure("lines_J", "J", S, "select lines, an access").number(SteppedTile.Shared::lines_J),
            figure("unit_J", "J", S, "phase driver of a unit that has not stopped, a step")
                    .number(SteppedTile.Shared::unit_J),
            figure("ladder_J", "J", S, "ladder of the references, an access").number(SteppedTile.Shared::ladder_J),
            figure("counters_W", "W", S, "counters of all columns at rest").number(SteppedTile.Shared::counters_W));

    /** All of the access. */
    public static final FigureGroup<SteppedFindings> ALL = FigureGroup.of(
            TIME,
            figure("latency_s", "s", D, "from the address to the last code").number(SteppedFindings::latency_s),
            FigurePart.among(found -> java.util.Optional.of(found.tile().typical()), FigureGroup.of(ENERGY, PARTS)),
            NETWORK,
            figure("networkParts", "J", D, "the same by part").byName(found -> found.histogram()
                    .map(histogram -> found.tile().network(histogram).parts_J())
                    .orElse(null)),
            FigurePart.of("paper", "figures of " + PaperFigures.SOURCE, found -> found, PAPER),
            FigurePart.of("schedule", "intervals of an access", found -> found, SCHEDULE),
            FigureList.of("energies", "numbers of products, 0 to 16", SteppedFigures::products, PRODUCT),
            FigurePart.of("wordline", "wire of a wordline, from its cross-section", SteppedFindings::wire, WIRE),
            FigurePart.of("shared", "what columns share", found -> found.tile().shared(), SHARED),
            CLOSURE,
            FigureList.of("closures", "whole accesses of a column", SteppedFindings::closures, CLOSURES));

    private SteppedFigures() {}

    private static List<Product> products(SteppedFindings found) {
        return new ArrayList<>(IntStream.rangeClosed(0, found.geometry().rowsABlock())
                .mapToObj(products -> new Product(products, found.tile().products(products)))
                .toList());
    }
}
