package timdnn.characterization.study;

import java.util.ArrayList;
import java.util.List;
import timdnn.characterization.access.AccessPlan;
import timdnn.characterization.access.AccessStage;
import timdnn.characterization.circuit.declaration.BenchesPlan;
import timdnn.characterization.circuit.running.CircuitStage;
import timdnn.characterization.column.ChecksPlan;
import timdnn.characterization.column.ChecksStage;
import timdnn.characterization.column.EnergyPlan;
import timdnn.characterization.column.EnergyStage;
import timdnn.characterization.column.LevelStage;
import timdnn.characterization.digital.DigitalPlan;
import timdnn.characterization.digital.DigitalStage;
import timdnn.characterization.engine.Stage;
import timdnn.characterization.plan.MonteCarloPlan;
import timdnn.characterization.plan.Section;
import timdnn.characterization.plan.Study;
import timdnn.characterization.rareerror.SenseErrorPlan;
import timdnn.characterization.rareerror.SenseErrorStage;
import timdnn.characterization.reduction.MismatchStage;
import timdnn.characterization.reduction.ReductionPlan;
import timdnn.characterization.reduction.ReductionStage;
import timdnn.characterization.sense.SensePlan;
import timdnn.characterization.sense.SenseStage;
import timdnn.characterization.sense.sampling.DriverStage;
import timdnn.characterization.sram.SramPlan;
import timdnn.characterization.sram.SramStage;
import timdnn.characterization.stepped.SteppedPlan;
import timdnn.characterization.stepped.SteppedStage;
import timdnn.characterization.strength.StrengthPlan;
import timdnn.characterization.strength.StrengthStage;

/** The stages that a study needs, in the order in which they build on one another. */
public final class Stages {
    /** A stage and the section that asks for it. */
    private record Asked(Class<? extends Section> by, Stage stage) {}

    private static final List<Asked> ALL = List.of(
            new Asked(ChecksPlan.class, new ChecksStage()),
            new Asked(EnergyPlan.class, new EnergyStage()),
            new Asked(DigitalPlan.class, new DigitalStage()),
            new Asked(ReductionPlan.class, new ReductionStage()),
            new Asked(StrengthPlan.class, new StrengthStage()),
            new Asked(MonteCarloPlan.class, new MismatchStage()),
            new Asked(AccessPlan.class, new DriverStage()),
            new Asked(SensePlan.class, new SenseStage()),
            new Asked(AccessPlan.class, new AccessStage()),
            new Asked(SteppedPlan.class, new SteppedStage()),
            new Asked(SenseErrorPlan.class, new SenseErrorStage()),
            new Asked(SramPlan.class, new SramStage()),
            new Asked(BenchesPlan.class, new CircuitStage()));

    private Stages() {}

    /**
     * The stages of a study.
     *
     * @param study the study
     * @return the stages; levels come first where anything is about a column of ternary cells
     */
    public static List<Stage> of(Study study) {
        List<Stage> stages = new ArrayList<>();
        if (study.hasColumn()) {
            stages.add(new LevelStage());
        }
        for (Asked asked : ALL) {
            if (study.section(asked.by()).isPresent()) {
                stages.add(asked.stage());
            }
        }
        return List.copyOf(stages);
    }
}
