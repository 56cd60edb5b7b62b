package timdnn.cli.table;

import static timdnn.characterization.figure.FigureDefinition.figure;
import static timdnn.characterization.figure.FigureStatus.S;

import timdnn.characterization.figure.FigureDefinition;
import timdnn.lut.table.AccessEnergy;
import timdnn.lut.table.PeripheryEnergy;

/** Figures of the energy of an access, as a table of a column has it. */
final class EnergyFigures {
    /** Bitlines of an access with n cells on one and none on the other. */
    record Bitlines(AccessEnergy energy, int n) {}

    /** A conversion that ends in a code. */
    record Conversion(PeripheryEnergy periphery, int code) {}

    /** Precharge. */
    static final FigureDefinition<AccessEnergy> PRECHARGE =
            figure("precharge_J", "J", S, "precharge of a column").number(AccessEnergy::precharge_J);

    /** Leakage. */
    static final FigureDefinition<AccessEnergy> LEAKAGE =
            figure("leakage_J", "J", S, "leakage of a column over the cycle").number(AccessEnergy::leakage_J);

    /** Wordlines. */
    static final FigureDefinition<AccessEnergy> WORDLINE = figure(
                    "wordlinePerRow_J", "J", S, "a column's share of an active row's wordlines")
            .number(AccessEnergy::wordlinePerRow_J);

    /** Bitlines. */
    static final FigureDefinition<Bitlines> BITLINES = figure("bitline_J", "J", S, "both bitlines of a column")
            .number(one -> one.energy().bitline_J(one.n(), 0));

    /** Sample and hold. */
    static final FigureDefinition<PeripheryEnergy> SAMPLING =
            figure("sampling_J", "J", S, "sample and hold of a column").number(PeripheryEnergy::sampling_J);

    /** Decoder. */
    static final FigureDefinition<PeripheryEnergy> DECODER =
            figure("decoder_J", "J", S, "a column's share of the decoder").number(PeripheryEnergy::decoder_J);

    /** Digital part. */
    static final FigureDefinition<PeripheryEnergy> DIGITAL =
            figure("digital_J", "J", S, "a column's share of the digital part").number(PeripheryEnergy::digital_J);

    /** A conversion. */
    static final FigureDefinition<Conversion> CONVERSION = figure("conversion_J", "J", S, "a conversion by code")
            .number(one -> one.periphery().conversion_J(one.code()));

    /** Its last decision. */
    static final FigureDefinition<Conversion> DECISION = figure("decision_s", "s", S, "until its last decision")
            .number(one -> one.periphery().decision_s(one.code()));

    private EnergyFigures() {}
}
