package timdnn.characterization.sram;

import static timdnn.characterization.figure.FigureDefinition.fact;
import static timdnn.characterization.figure.FigureDefinition.figure;
import static timdnn.characterization.figure.FigureStatus.D;
import static timdnn.characterization.figure.FigureStatus.S;

import timdnn.characterization.figure.FigureDefinition;
import timdnn.characterization.figure.FigureGroup;
import timdnn.characterization.figure.FigureList;
import timdnn.characterization.figure.FigurePart;

/** Figures of the 6T baseline. */
public final class SramFigures {
    /** Energy of a row read. */
    public static final FigureDefinition<SramFindings> READ_ENERGY = figure(
                    "readEnergy_J", "J", D, "a row read, mean over both bits: the sum of its parts")
            .number(SramFindings::readEnergy_J);

    /** Time of a row read. */
    public static final FigureDefinition<SramFindings> READ_TIME = figure(
                    "readTime_s",
                    "s",
                    S,
                    "from the wordline's edge until the slower output is at 90 % of the supply; null where it never is")
            .number(SramFindings::readTime_s);

    /** Energy of a row written. */
    public static final FigureDefinition<SramFindings> WRITE_ENERGY = figure(
                    "writeEnergy_J", "J", D, "a row written, every bit changing: the sum of its parts")
            .number(SramFindings::writeEnergy_J);

    /** Time of a row written. */
    public static final FigureDefinition<SramFindings> WRITE_TIME = figure(
                    "writeTime_s",
                    "s",
                    S,
                    "from the wordline's edge until the slower storage node is at 90 % of the supply; null where it never is")
            .number(SramFindings::writeTime_s);

    /** Length of a cycle. */
    public static final FigureDefinition<SramFindings> CYCLE =
            figure("cycle_s", "s", S, "length of a cycle").number(SramFindings::cycle_s);

    /** Energy of a part in a row read. */
    public static final FigureDefinition<SramFindings.Part> PART_READ =
            figure("read_J", "J", S, "of a row read").number(SramFindings.Part::read_J);

    /** Energy of a part in a row written. */
    public static final FigureDefinition<SramFindings.Part> PART_WRITE =
            figure("write_J", "J", S, "of a row written").number(SramFindings.Part::write_J);

    /** Power of the array at rest. */
    public static final FigureDefinition<SramFindings> LEAKAGE =
            figure("leakage_W", "W", S, "of the array at rest").number(SramFindings::leakage_W);

    /** Whether the parts are all. */
    public static final FigureDefinition<SramFindings> CLOSURE = figure(
                    "closure", "", S, "largest relative difference of a cycle's parts and their common supply")
            .number(SramFindings::closure);

    /** Differential at the sense enable. */
    public static final FigureDefinition<SramFindings> DIFFERENTIAL = figure(
                    "differential_V", "V", S, "difference of the bitlines at the sense enable")
            .number(SramFindings::differential_V);

    /** Capacitance of a bitline. */
    public static final FigureDefinition<SramFindings> CAPACITANCE = figure(
                    "bitlineCapacitance_F", "F", S, "of a bitline over the swing of a read")
            .number(SramFindings::capacitance_F);

    /** Precharge at the end of a cycle. */
    public static final FigureDefinition<SramFindings> RESTORED = figure(
                    "restored_V", "V", S, "largest distance of a bitline from the supply after a cycle")
            .number(SramFindings::restored_V);

    /** Margin without mismatch. */
    public static final FigureDefinition<SramFindings.Margin> NOMINAL =
            figure("nominal", "V", S, "without mismatch").number(SramFindings.Margin::nominal_V);

    /** Mean margin. */
    public static final FigureDefinition<SramFindings.Margin> MEAN =
            figure("mean", "V", S, "mean over mismatch").interval(SramFindings.Margin::mean_V);

    /** Standard deviation of the margin. */
    public static final FigureDefinition<SramFindings.Margin> SIGMA =
            figure("sigma", "V", S, "standard deviation over mismatch").interval(SramFindings.Margin::sigma_V);

    /** Mean over standard deviation. */
    public static final FigureDefinition<SramFindings.Margin> SIGMAS = figure(
                    "meanInSigmas", "", D, "mean over standard deviation; null where nothing varies")
            .optionalInterval(SramFindings.Margin::sigmas);

    /** Mean over standard deviation of one side. */
    public static final FigureDefinition<SramFindings.Margin> SIDE_SIGMAS = figure(
                    "sideInSigmas",
                    "",
                    D,
                    "the same of one side of the butterfly, the one to use for yields; null where nothing varies")
            .optionalInterval(SramFindings.Margin::sideSigmas);

    private static final FigureGroup<SramFindings.Part> PARTS =
            FigureGroup.of(fact("name", "name of the part").text(SramFindings.Part::name), PART_READ, PART_WRITE);

    private static final FigureGroup<SramFindings.Margin> MARGIN = FigureGroup.of(
                    NOMINAL,
                    MEAN,
                    SIGMA,
                    SIGMAS,
                    SIDE_SIGMAS,
                    figure("flips", "", S, "cells whose margin is not above 0").count(SramFindings.Margin::flips),
                    figure("failed", "", S, "simulations that gave no margin").count(SramFindings.Margin::failed))
            .from(SramStudy.MARGIN.experiment(), SramStudy.MARGIN.state());

    /** All, per row of 512 columns. */
    public static final FigureGroup<SramFindings> ALL = FigureGroup.of(
                    READ_ENERGY,
                    READ_TIME,
                    WRITE_ENERGY,
                    WRITE_TIME,
                    CYCLE,
                    FigureList.of(
                            "parts",
                            "bitline, precharge, wordline, sense, write, cell beyond rest; leakage, which the array at rest takes"
                                    + " over a cycle",
                            SramFindings::parts,
                            PARTS),
                    LEAKAGE,
                    CLOSURE,
                    figure("developTime_s", "s", S, "from the wordline's edge to the sense enable")
                            .number(SramFindings::developTime_s),
                    DIFFERENTIAL,
                    figure(
                                    "differentialInSigmas",
                                    "",
                                    D,
                                    "that difference over the sense amplifier's offset from its NMOS, \u221a2\u00b7\u03c3(V_T); null"
                                            + " where no threshold varies")
                            .number(SramFindings::differentialInSigmas),
                    CAPACITANCE,
                    figure(
                                    "chargeBalance",
                                    "",
                                    S,
                                    "relative difference of the charge that an unsensed read takes from capacitance times swing")
                            .number(SramFindings::balance),
                    RESTORED,
                    fact("readsRight", "whether both bits are read and kept").verdict(SramFindings::readsRight),
                    fact("writesRight", "whether both changes are stored").verdict(SramFindings::writesRight),
                    FigurePart.of("snm_V", "read static noise margin", SramFindings::margin, MARGIN))
            .from(SramStudy.IDLE.experiment(), SramStudy.IDLE.state());

    private SramFigures() {}
}
