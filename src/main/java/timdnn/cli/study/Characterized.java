package timdnn.cli.study;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import timdnn.characterization.area.AreaFindings;
import timdnn.characterization.digital.DigitalFindings;
import timdnn.characterization.plan.Study;
import timdnn.characterization.study.StudyFigures;
import timdnn.characterization.study.StudyRun;

/** What a run took and gave. */
public record Characterized(
        Study study,
        Path folder,
        StudyRun.Result result,
        List<Optional<DigitalFindings>> digital,
        List<Optional<AreaFindings>> area,
        double seconds,
        int workers) {
    /** What was found under one of its conditions. */
    StudyFigures.Found found(int condition) {
        return new StudyFigures.Found(
                result.conditions().get(condition), digital.get(condition), area.get(condition), study.geometry());
    }

    boolean isSwept() {
        return result.conditions().size() > 1;
    }
}
