package timdnn.characterization.column;

import static timdnn.characterization.figure.FigureDefinition.fact;
import static timdnn.characterization.figure.FigureDefinition.figure;
import static timdnn.characterization.figure.FigureStatus.D;
import static timdnn.characterization.figure.FigureStatus.S;

import java.util.List;
import java.util.stream.IntStream;
import timdnn.characterization.column.ColumnFindings.AccessEnergyPoint;
import timdnn.characterization.column.ColumnFindings.ChargeBalance;
import timdnn.characterization.column.ColumnFindings.SenseState;
import timdnn.characterization.figure.FigureDefinition;
import timdnn.characterization.figure.FigureGroup;
import timdnn.characterization.figure.FigureList;
import timdnn.characterization.figure.FigurePart;

/** Figures of the column of ternary cells. */
public final class ColumnFigures {
    /** The strobe. */
    public static final FigureDefinition<ColumnFindings> STROBE =
            figure("strobe_s", "s", S, "strobe after the wordline's edge").number(ColumnFindings::strobe_s);

    /** Mean margin. */
    public static final FigureDefinition<ColumnFindings> MEAN_MARGIN = figure(
                    "meanMargin_V", "V", S, "nominal mean margin between the plan's states")
            .number(ColumnFindings::meanMargin_V);

    /** Mean voltage of a state. */
    public static final FigureDefinition<SenseState> MEAN =
            figure("mean_V", "V", S, "mean of the bitline").interval(SenseState::mean_V);

    /** Spread of a state. */
    public static final FigureDefinition<SenseState> SIGMA =
            figure("sigma_V", "V", S, "standard deviation of the bitline").interval(SenseState::sigma_V);

    /** Rate of wrong codes, counted. */
    public static final FigureDefinition<SenseState> COUNTED = figure(
                    "", "", S, "P(code wrong given n), counted: it assumes nothing")
            .interval(SenseState::counted);

    /** Rate of wrong codes from mean and spread. */
    public static final FigureDefinition<SenseState> TAIL = figure(
                    "", "", D, "P(code wrong given n) by the normal tail of mean and \u03c3, a model")
            .interval(SenseState::tail);

    /** Energy of an access of a column. */
    public static final FigureDefinition<AccessEnergyPoint> ENERGY = figure(
                    "total_J", "J", D, "one access of one column: the sum of its parts")
            .number(AccessEnergyPoint::total_J);

    /** Precharge of it. */
    public static final FigureDefinition<AccessEnergyPoint> PRECHARGE =
            figure("precharge_J", "J", S, "its precharge").number(AccessEnergyPoint::precharge_J);

    /** Wordlines of it. */
    public static final FigureDefinition<AccessEnergyPoint> WORDLINE =
            figure("wordline_J", "J", S, "its wordlines").number(AccessEnergyPoint::wordline_J);

    /** Bitlines of it. */
    public static final FigureDefinition<AccessEnergyPoint> BITLINE =
            figure("bitline_J", "J", S, "its bitlines").number(AccessEnergyPoint::bitline_J);

    /** Leakage of it. */
    public static final FigureDefinition<AccessEnergyPoint> LEAKAGE =
            figure("leakage_J", "J", S, "its leakage").number(AccessEnergyPoint::leakage_J);

    /** Whether charge balances. */
    public static final FigureDefinition<ChargeBalance> BALANCE_ERROR = figure(
                    "largestError", "", S, "largest relative difference of charge taken and capacitance times swing")
            .number(ChargeBalance::largestError);

    /** Capacitance of a bitline. */
    public static final FigureDefinition<ChargeBalance> CAPACITANCE =
            figure("capacitance_F", "F", S, "capacitance of the bitline").number(ChargeBalance::capacitance_F);

    /** Whether precharge is over. */
    public static final FigureDefinition<ChargeBalance> RESIDUAL = figure(
                    "residual_V", "V", S, "largest distance of a bitline from the supply after precharge")
            .number(ChargeBalance::residual_V);

    /** A state of Monte Carlo. */
    public static final FigureGroup<SenseState> STATE = FigureGroup.of(
            figure("n", "", S, "state, products on the bitline").count(SenseState::n),
            MEAN,
            SIGMA,
            figure("codes", "", S, "how often code 0, 1, .. 8 was read").counts(SenseState::codes),
            figure("failed", "", S, "simulations that failed").count(SenseState::failed));

    /**
     * A state and the next one.
     *
     * @param column the column
     * @param n the state above
     */
    public record Neighbours(ColumnFindings column, int n) {}

    /** Margin between neighbours. */
    public static final FigureDefinition<Neighbours> MARGIN = figure("margin_V", "V", S, "nominal V(S_n) - V(S_n+1)")
            .number(pair -> pair.column().margin_V(pair.n()));

    private static final FigureGroup<Neighbours> MARGINS =
            FigureGroup.of(figure("n", "", S, "the state above").count(Neighbours::n), MARGIN);

    private static final FigureGroup<AccessEnergyPoint> ENERGIES = FigureGroup.of(
                    figure("n", "", S, "cells that discharge BL").count(AccessEnergyPoint::n),
                    figure("k", "", S, "cells that discharge BLB").count(AccessEnergyPoint::k),
                    ENERGY,
                    PRECHARGE,
                    WORDLINE,
                    BITLINE,
                    LEAKAGE)
            .from(ColumnBench.ENERGY, "n4 k0");

    private static final FigureGroup<ChargeBalance> BALANCE = FigureGroup.of(
            BALANCE_ERROR,
            CAPACITANCE,
            figure("states", "", S, "states that were compared").count(ChargeBalance::states),
            RESIDUAL);

    /** What a product does to BL. */
    public static final FigureDefinition<ColumnFindings.Product> DROP =
            figure("drop_V", "V", S, "drop of BL").number(ColumnFindings.Product::drop_V);

    /** What it does to BLB. */
    public static final FigureDefinition<ColumnFindings.Product> DROP_B =
            figure("dropB_V", "V", S, "drop of BLB").number(ColumnFindings.Product::dropB_V);

    /** Highs after a write. */
    public static final FigureDefinition<ColumnFindings.Write> LOWEST = figure(
                    "lowest_V", "V", S, "lowest voltage of a node that should be high")
            .number(ColumnFindings.Write::lowest_V);

    /** Lows after a write. */
    public static final FigureDefinition<ColumnFindings.Write> HIGHEST = figure(
                    "highest_V", "V", S, "highest voltage of a node that should be low")
            .number(ColumnFindings.Write::highest_V);

    private static final FigureGroup<ColumnFindings.Product> PRODUCTS = FigureGroup.of(
            fact("name", "cell, weight and input").text(ColumnFindings.Product::name),
            DROP,
            DROP_B,
            fact("right", "whether exactly the right bitline fell by about one margin")
                    .verdict(ColumnFindings.Product::right));

    private static final FigureGroup<ColumnFindings.Write> WRITES = FigureGroup.of(
            fact("name", "cell and weights").text(ColumnFindings.Write::name),
            LOWEST,
            HIGHEST,
            fact("right", "whether both are within a tenth of the supply of where they belong")
                    .verdict(ColumnFindings.Write::right));

    /** All. */
    public static final FigureGroup<ColumnFindings> ALL = FigureGroup.of(
            STROBE,
            fact(
                            "strobeReach",
                            "reached, fixed, or of a target out of reach largest, end-of-waveforms; unknown of older stores")
                    .text(column -> column.strobeReach().format()),
            MEAN_MARGIN,
            FigureList.of("margins", "margins from S0 on", ColumnFigures::neighbours, MARGINS),
            figure("thresholds_V", "V", S, "of the ideal converter, between S0 and S1 first")
                    .numbers(ColumnFindings::thresholds_V),
            FigureList.of("states", "states of Monte Carlo", ColumnFindings::states, STATE),
            FigureList.of("energy", "one column, one access", ColumnFindings::energy, ENERGIES),
            FigurePart.optional(
                    "chargeBalance",
                    "charges against capacitance times swing; absent without energy",
                    ColumnFindings::chargeBalance,
                    BALANCE),
            FigureList.of("truthTable", "products of full cells", ColumnFindings::truthTable, PRODUCTS),
            FigureList.of("writing", "writes of full cells", ColumnFindings::writing, WRITES));

    private ColumnFigures() {}

    /**
     * All neighbours of a column.
     *
     * @param column the column
     * @return S0 and S1 first
     */
    public static List<Neighbours> neighbours(ColumnFindings column) {
        return IntStream.range(0, Math.max(0, column.levels_V().size() - 1))
                .mapToObj(n -> new Neighbours(column, n))
                .toList();
    }
}
