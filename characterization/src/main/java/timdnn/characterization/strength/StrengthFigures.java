package timdnn.characterization.strength;

import static timdnn.characterization.figure.FigureDefinition.fact;
import static timdnn.characterization.figure.FigureDefinition.figure;
import static timdnn.characterization.figure.FigureStatus.D;
import static timdnn.characterization.figure.FigureStatus.S;

import java.util.Optional;
import timdnn.characterization.figure.FigureDefinition;
import timdnn.characterization.figure.FigureGroup;
import timdnn.characterization.figure.FigureList;
import timdnn.characterization.figure.FigurePart;
import timdnn.characterization.strength.StrengthFindings.Errors;
import timdnn.characterization.strength.StrengthFindings.LeftOut;
import timdnn.characterization.strength.StrengthFindings.Mixed;
import timdnn.characterization.strength.StrengthFindings.Path;
import timdnn.characterization.strength.StrengthFindings.Prediction;
import timdnn.characterization.strength.StrengthFindings.Refinement;
import timdnn.characterization.strength.StrengthFindings.Sensitivity;

/** Figures of the cell-strength model. */
public final class StrengthFigures {
    /** Error of the strength on cells held out. */
    public static final FigureDefinition<StrengthFindings> FIT_ERROR = figure(
                    "fitRms", "", S, "root mean square error of \u03b5 on the cells held out")
            .interval(StrengthFindings::fitRms);

    /** Spread of a path's strength. */
    public static final FigureDefinition<Path> SIGMA =
            figure("sigma", "", S, "standard deviation of \u03b5").interval(Path::sigma);

    /** Error over all mixed columns. */
    public static final FigureDefinition<Prediction> ERROR = figure(
                    "rms_V", "V", S, "root mean square error over all mixed columns, two bitlines each")
            .interval(Prediction::rms_V);

    /** Largest error over all mixed columns. */
    public static final FigureDefinition<Prediction> LARGEST =
            figure("largest_V", "V", S, "largest error").number(Prediction::largest_V);

    private static final FigureGroup<Path> PATHS = FigureGroup.of(
            fact("name", "name of the path").text(Path::name),
            figure("nominal", "", S, "\u03b5 of the nominal cell").number(Path::nominal),
            SIGMA,
            figure("fitRms", "", S, "root mean square error of \u03b5 on the cells held out")
                    .interval(Path::fitRms));

    private static final FigureGroup<Sensitivity> SENSITIVITIES = FigureGroup.of(
            fact("device", "device outside the first path").text(Sensitivity::device),
            figure("perV", "1/V", S, "d\u03b5/dV_T").interval(Sensitivity::perV));

    private static final FigureGroup<LeftOut> LEFT_OUT = FigureGroup.of(
            FigureList.of("sensitivities", "devices outside the first path", LeftOut::sensitivities, SENSITIVITIES),
            figure("fitRms", "", S, "root mean square error of \u03b5 with them")
                    .interval(LeftOut::fitRms));

    private static final FigureGroup<RowLoad> LOAD = FigureGroup.of(
            figure("perRow_V", "V", S, "change of the bitline a row, by n").numbers(RowLoad::perRow_V),
            figure("nonlinearity_V", "V", S, "largest distance from proportion").number(RowLoad::nonlinearity_V));

    private static final FigureGroup<Errors> ERRORS = FigureGroup.of(
            figure("mean_V", "V", S, "mean of predicted less simulated").interval(Errors::mean_V),
            figure("rms_V", "V", S, "its root mean square").interval(Errors::rms_V),
            figure("largest_V", "V", S, "the largest").number(Errors::largest_V));

    private static final FigureGroup<Mixed> MIXED = FigureGroup.of(
            figure("n", "", S, "cells that discharge BL").count(Mixed::n),
            figure("k", "", S, "cells that discharge BLB").count(Mixed::k),
            figure("columns", "", S, "number of columns")
                    .count(mixed -> mixed.bl().rms_V().simulations()),
            FigurePart.of("bl", "errors on BL", Mixed::bl, ERRORS),
            FigurePart.of("blb", "errors on BLB", Mixed::blb, ERRORS));

    private static final FigureGroup<Prediction> PREDICTION = FigureGroup.of(
            FigureList.of("mixed", "columns of both products", Prediction::mixed, MIXED),
            ERROR,
            LARGEST,
            figure("columns", "", S, "number of columns").count(Prediction::columns));

    private static final FigureGroup<Refinement> REFINEMENT = FigureGroup.of(
            figure("n", "", S, "state").count(Refinement::n),
            figure("perV", "1/V", S, "coefficient of each device's shift").intervals(Refinement::perV),
            figure("offset", "", S, "constant term").interval(Refinement::offset));

    private static final FigureGroup<StrengthFindings> REFINED = FigureGroup.of(
            FigureList.of("states", "by state", StrengthFindings::refinements, REFINEMENT),
            FigurePart.among(StrengthFindings::refined, PREDICTION));

    /** All. */
    public static final FigureGroup<StrengthFindings> ALL = FigureGroup.of(
            fact("devices", "devices of a path from the bitline to ground").texts(StrengthFindings::devices),
            figure("linear_perV", "1/V", S, "d\u03b5/dV_T of each")
                    .intervals(strength -> strength.strength().linear_perV()),
            figure("quadratic_perV2", "1/V2", S, "second order of \u03b5 in the order 00, 01, .., 11, ..")
                    .intervals(strength -> strength.strength().quadratic_perV2()),
            FIT_ERROR,
            figure("fitRms_V", "V", S, "the same error on the bitline of one cell")
                    .interval(StrengthFindings::fitRms_V),
            FigureList.of("paths", "read paths of a cell", StrengthFindings::paths, PATHS),
            figure("correlation", "", S, "of \u03b5 between paths, a row a path")
                    .intervalTable(StrengthFindings::correlation),
            FigurePart.nullable(
                    "leftOut",
                    "devices that the model leaves out; null with too few cells",
                    strength -> Optional.of(strength.leftOut())
                            .filter(leftOut -> !leftOut.sensitivities().isEmpty()),
                    LEFT_OUT),
            FigurePart.of("deltaPerDrivenRow_V", "driven rows of weight 0 on BL", StrengthFindings::driven, LOAD),
            FigurePart.of(
                    "deltaPerOppositeRow_V",
                    "rows of product -1 on BL",
                    strength -> strength.opposite().get(0),
                    LOAD),
            FigurePart.of(
                    "deltaPerOppositeRowB_V",
                    "rows of product +1 on BLB",
                    strength -> strength.opposite().get(1),
                    LOAD),
            figure(
                            "oppositeAgainstDriven_V",
                            "V",
                            D,
                            "largest difference between k rows of product -1 and k driven rows of weight 0")
                    .number(StrengthFindings::oppositeAgainstDriven_V),
            FigurePart.among(strength -> Optional.of(strength.prediction()), PREDICTION),
            figure("limit_V", "V", D, "root mean square error with which the model may stand for SPICE")
                    .number(strength -> StrengthFindings.LIMIT_V),
            fact("passed", "whether the error is within that limit").verdict(StrengthFindings::passed),
            FigurePart.optional(
                    "refined",
                    "strengths refined by state; absent with fewer than four columns a coefficient",
                    strength -> strength.refined().map(refined -> strength),
                    REFINED));

    private StrengthFigures() {}
}
