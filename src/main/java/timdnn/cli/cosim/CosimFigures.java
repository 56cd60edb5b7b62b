package timdnn.cli.cosim;

import static timdnn.characterization.figure.FigureDefinition.fact;
import static timdnn.characterization.figure.FigureDefinition.figure;
import static timdnn.characterization.figure.FigureStatus.S;

import java.util.List;
import java.util.Optional;
import timdnn.characterization.figure.FigureDefinition;
import timdnn.characterization.figure.FigureGroup;
import timdnn.characterization.figure.FigureList;
import timdnn.characterization.figure.FigurePart;
import timdnn.cli.network.UsedTable;
import timdnn.cosim.CosimResult;
import timdnn.lut.store.LutArtifact;

/** Figures of a co-simulation. */
final class CosimFigures {
    /**
     * A result, the network, the table, and the decks of the worst accesses.
     *
     * @param model name of the network
     * @param result what was found
     * @param table the table
     * @param ngspice version of ngspice
     * @param worst the worst accesses
     */
    record Found(String model, CosimResult result, LutArtifact table, String ngspice, List<WorstAccess> worst) {}

    static final FigureDefinition<CosimResult> ALIKE = figure(
                    "codesAlike",
                    "",
                    S,
                    "of the accesses drawn at random: share whose two codes are those of the die's tables")
            .boundsBeside(CosimResult::alike);

    static final FigureDefinition<CosimResult> ALIKE_NEAR = figure(
                    "codesAlikeNearThreshold",
                    "",
                    S,
                    "of those that the tables put within 3 mV of a threshold or let err: share whose code there is that of the"
                            + " tables; null where there are none")
            .boundsBeside(CosimResult::alikeNear);

    static final FigureDefinition<CosimResult> ALIKE_WITHOUT_ERRORS = figure(
                    "codesAlikeWithoutErrors", "", S, "as `codesAlike`, with the codes of a tile without errors")
            .boundsBeside(CosimResult::alikeWithoutErrors);

    static final FigureDefinition<CosimResult> ALIKE_NEAR_WITHOUT_ERRORS = figure(
                    "codesAlikeNearThresholdWithoutErrors",
                    "",
                    S,
                    "as `codesAlikeNearThreshold`, with the codes of a tile without errors")
            .boundsBeside(CosimResult::alikeNearWithoutErrors);

    static final FigureDefinition<CosimResult> VOLTAGE = figure(
                    "voltageErrorRms_V",
                    "V",
                    S,
                    "of both bitlines of the accesses drawn at random: RMS of simulated less predicted voltage at the strobe")
            .boundsBeside(CosimResult::voltageError);

    static final FigureDefinition<CosimResult> VOLTAGE_NEAR = figure(
                    "voltageErrorNearThresholdRms_V", "V", S, "the same of those near a threshold")
            .boundsBeside(CosimResult::voltageErrorNear);

    static final FigureDefinition<CosimResult> LARGEST = figure(
                    "voltageErrorLargest_V", "V", S, "the largest of all without its sign")
            .number(CosimResult::largestVoltageError_V);

    static final FigureDefinition<CosimResult> ENERGY = figure(
                    "energyErrorRelative",
                    "",
                    S,
                    "the table's energy over the simulated one, both summed, less 1, of the parts that both have: bitlines and precharge;"
                            + " of a stepped access also comparators with their clock gates. Without trim, wordlines, counters,"
                            + " select lines, references and digital part; null where none was simulated, as for the access that"
                            + " holds and converts")
            .number(CosimResult::energyErrorRelative);

    static final FigureDefinition<CosimResult> ENERGY_LARGEST = figure(
                    "energyErrorLargest", "", S, "the largest of a single access without its sign")
            .number(CosimResult::largestEnergyErrorRelative);

    static final FigureDefinition<CosimResult> VERDICTS = figure(
                    "verdictsAlike",
                    "",
                    S,
                    "of the bitlines whose code the comparators of a whole stepped access read, in accesses drawn at random: share"
                            + " whose code is that of the die's tables; null where no comparators were simulated")
            .boundsBeside(CosimResult::verdictsAlike);

    static final FigureDefinition<CosimResult> VERDICTS_NEAR = figure(
                    "verdictsAlikeNearThreshold", "", S, "the same of those near a threshold")
            .boundsBeside(CosimResult::verdictsAlikeNear);

    static final FigureDefinition<CosimResult> VERDICTS_NEAR_WITHOUT_ERRORS = figure(
                    "verdictsAlikeNearThresholdWithoutErrors",
                    "",
                    S,
                    "as `verdictsAlikeNearThreshold`, with the codes of a tile without errors")
            .boundsBeside(CosimResult::verdictsAlikeNearWithoutErrors);

    static final FigureDefinition<CosimResult> P = figure(
                    "chiSquareP",
                    "",
                    S,
                    "probability of codes as far from P(code \\| n, d) as those that SPICE gives in the accesses drawn at random: χ² where"
                            + " five or more are expected, rare codes together by their number")
            .number(result -> result.codes().p());

    private static final FigureGroup<CosimResult> RESULT = FigureGroup.of(
            figure("accesses", "", S, "column accesses that were simulated, two bitlines each")
                    .count(result -> result.compared().size()),
            figure("accessesNearThreshold", "", S, "those of them drawn near a threshold")
                    .count(result ->
                            result.compared().stream().filter(one -> one.near()).count()),
            figure("failed", "", S, "accesses that are left out, since a simulation of them failed")
                    .count(CosimResult::failed),
            figure("dies", "", S, "dies on which the network ran")
                    .count(result -> result.options().dies()),
            fact("seed", "seed of the draws").exact(result -> result.options().seed()),
            figure("drawnFrom", "", S, "column accesses that the network had").count(CosimResult::accesses),
            figure("nearDrawnFrom", "", S, "those of them near a threshold").count(CosimResult::nearAccesses),
            ALIKE,
            ALIKE_NEAR,
            ALIKE_WITHOUT_ERRORS,
            ALIKE_NEAR_WITHOUT_ERRORS,
            VOLTAGE,
            VOLTAGE_NEAR,
            LARGEST,
            figure("energies", "", S, "accesses that were simulated from precharge to precharge")
                    .count(CosimResult::energies),
            ENERGY,
            ENERGY_LARGEST,
            VERDICTS,
            VERDICTS_NEAR,
            VERDICTS_NEAR_WITHOUT_ERRORS,
            P,
            figure("chiSquare", "", S, "the statistic")
                    .number(result -> result.codes().chiSquare()),
            figure("chiSquareDegrees", "", S, "its degrees of freedom")
                    .count(result -> result.codes().degrees()),
            figure("rareCodes", "", S, "conversions with a rare code")
                    .count(result -> result.codes().rareSeen()),
            figure("rareCodesExpected", "", S, "how many the table expects")
                    .number(result -> result.codes().rareExpected()));

    private static final FigureGroup<WorstAccess> WORST = FigureGroup.of(
            fact("name", "die, layer, image, position, access, block, column")
                    .text(worst -> worst.compared().access().name()),
            fact("deck", "the deck that was written; null without `--decks`").text(WorstAccess::deck),
            figure("voltageError_V", "V", S, "on BL and on BLB")
                    .numbers(worst -> List.of(
                            worst.compared().error_V(0), worst.compared().error_V(1))),
            figure("codes", "", S, "on BL and on BLB by SPICE")
                    .counts(worst ->
                            List.of(worst.compared().code(0), worst.compared().code(1))),
            figure("codesOfTables", "", S, "by the die's tables")
                    .counts(worst -> List.of(
                            worst.compared().access().conversions().get(0).code(),
                            worst.compared().access().conversions().get(1).code())));

    /** All keys. */
    static final FigureGroup<Found> ALL = FigureGroup.of(
            fact("model", "name of the model").text(Found::model),
            fact("status", "S: every figure is simulated").text(found -> S.name()),
            FigurePart.among(found -> Optional.of(found.result()), RESULT),
            FigureList.of("worst", "accesses that agree least", Found::worst, WORST),
            fact("ngspice", "its version").text(Found::ngspice),
            FigurePart.of("lut", "the table", Found::table, UsedTable.FIGURES));

    private CosimFigures() {}
}
