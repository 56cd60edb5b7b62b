package timdnn.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import timdnn.characterization.area.AreaFindings;
import timdnn.characterization.digital.DigitalFindings;
import timdnn.characterization.plan.Study;
import timdnn.characterization.study.StudyRun;

/** What a run took and gave. */
record Characterized(
        Study study,
        Path folder,
        StudyRun.Result result,
        List<Optional<DigitalFindings>> digital,
        List<Optional<AreaFindings>> area,
        double seconds,
        int workers) {
    boolean isSwept() {
        return result.conditions().size() > 1;
    }
}
