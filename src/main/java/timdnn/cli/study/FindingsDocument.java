package timdnn.cli.study;

import static timdnn.characterization.figure.FigureDefinition.fact;
import static timdnn.characterization.figure.FigureDefinition.figure;
import static timdnn.characterization.figure.FigureStatus.S;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import timdnn.characterization.figure.FigureGroup;
import timdnn.characterization.figure.FigureList;
import timdnn.characterization.figure.FigurePart;
import timdnn.characterization.study.StudyFigures;
import timdnn.characterization.study.SweepPoint;

/** The JSON document of {@code characterize}; its keys are promised to scripts. */
public final class FindingsDocument {
    /** A condition of a swept study. */
    private record Condition(String corner, Optional<SweepPoint> point, StudyFigures.Found found) {}

    private static final FigureGroup<Condition> CONDITION = FigureGroup.of(
            fact("condition", "name of the condition")
                    .text(one -> one.found().condition().condition()),
            fact("corner", "name of its corner").text(Condition::corner),
            FigurePart.among(Condition::point, StudyFigures.POINT),
            FigurePart.among(one -> Optional.of(one.found()), StudyFigures.ALL));

    /** All keys. */
    static final FigureGroup<Characterized> ALL = FigureGroup.of(
            fact("study", "name of the study").text(done -> done.study().name()),
            fact("thin", "whether `--thin` was given")
                    .verdict(done -> done.study().isThin()),
            fact("corner", "name of its corner, for example `TT-0.9V-27C`")
                    .text(done -> done.study().declared().isPresent()
                            ? done.study().conditions().get(0).condition()
                            : done.study().conditions().get(0).corner().name()),
            figure("samples", "", S, "simulations in the store")
                    .count(done -> done.result().simulations()),
            figure("failed", "", S, "how many of them failed")
                    .count(done -> done.result().failed()),
            figure("seconds", "s", S, "of this call").number(Characterized::seconds),
            figure("samplesPerSecond", "1/s", S, "of this call; 0 if all was there already")
                    .number(done -> done.result().simulatedNow() / done.seconds()),
            figure("workers", "", S, "of this call").count(Characterized::workers),
            FigurePart.among(done -> Optional.of(done.found(0)), StudyFigures.ALL),
            FigureList.of(
                            "conditions",
                            "only of a swept study, whose other keys are those of its first condition",
                            FindingsDocument::conditions,
                            CONDITION)
                    .unlessEmpty());

    private FindingsDocument() {}

    public static Map<String, Object> of(Characterized done) {
        Map<String, Object> document = new LinkedHashMap<>(ALL.document(done));
        if (done.study().declared().isPresent()) {
            CircuitDocument.put(document, done);
        }
        return document;
    }

    private static List<Condition> conditions(Characterized done) {
        List<Condition> conditions = new ArrayList<>();
        if (!done.isSwept() || done.study().declared().isPresent()) {
            return conditions;
        }
        List<SweepPoint> points = done.study().hasColumn()
                ? SweepPoint.of(done.study(), done.result().conditions())
                : List.of();
        for (int i = 0; i < done.result().conditions().size(); i++) {
            conditions.add(new Condition(
                    done.study().conditions().get(i).corner().name(),
                    points.isEmpty() ? Optional.empty() : Optional.of(points.get(i)),
                    done.found(i)));
        }
        return conditions;
    }
}
