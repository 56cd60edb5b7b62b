package timdnn.characterization.study;

import java.util.List;
import java.util.Optional;
import timdnn.characterization.access.AccessFindings;
import timdnn.characterization.access.AccessReader;
import timdnn.characterization.circuit.finding.CircuitFindings;
import timdnn.characterization.circuit.finding.CircuitReader;
import timdnn.characterization.column.ColumnFindings;
import timdnn.characterization.column.ColumnReader;
import timdnn.characterization.plan.Study;
import timdnn.characterization.rareerror.SenseErrorFindings;
import timdnn.characterization.rareerror.SenseErrorReader;
import timdnn.characterization.reduction.ReductionFindings;
import timdnn.characterization.reduction.ReductionReader;
import timdnn.characterization.sense.SenseFindings;
import timdnn.characterization.sense.SensePath;
import timdnn.characterization.sense.SenseReader;
import timdnn.characterization.sram.SramFindings;
import timdnn.characterization.sram.SramReader;
import timdnn.characterization.stepped.SteppedFindings;
import timdnn.characterization.stepped.SteppedReader;
import timdnn.characterization.store.CampaignStore;
import timdnn.characterization.strength.StrengthFindings;
import timdnn.characterization.strength.StrengthReader;

/**
 * What a study found under one condition, read from its store alone: one part a subject, empty where the plan did not ask
 * for it.
 *
 * @param condition name of the condition
 * @param column the column of ternary cells
 * @param reduction how the reduced form compares with the full column
 * @param senseErrors what the rare-event experiment found; no rates if it was not done
 * @param strength the cell-strength model
 * @param sense the sense path
 * @param access drivers and the access as a whole
 * @param stepped the stepped access
 * @param sram the 6T baseline
 * @param circuit benches of a circuit that the plan declares
 */
public record ConditionFindings(
        String condition,
        Optional<ColumnFindings> column,
        Optional<ReductionFindings> reduction,
        SenseErrorFindings senseErrors,
        Optional<StrengthFindings> strength,
        Optional<SenseFindings> sense,
        Optional<AccessFindings> access,
        Optional<SteppedFindings> stepped,
        Optional<SramFindings> sram,
        Optional<CircuitFindings> circuit) {
    /** Findings of a study that declares no circuit of its own. */
    public ConditionFindings(
            String condition,
            Optional<ColumnFindings> column,
            Optional<ReductionFindings> reduction,
            SenseErrorFindings senseErrors,
            Optional<StrengthFindings> strength,
            Optional<SenseFindings> sense,
            Optional<AccessFindings> access,
            Optional<SramFindings> sram) {
        this(
                condition,
                column,
                reduction,
                senseErrors,
                strength,
                sense,
                access,
                Optional.empty(),
                sram,
                Optional.empty());
    }

    /**
     * Reads a store.
     *
     * @param study the store's study under the condition to be read
     * @param store the store
     * @return what is there
     * @throws timdnn.harness.HarnessException if a nominal simulation that everything rests on failed or is missing
     */
    public static ConditionFindings read(Study study, CampaignStore store) {
        if (study.declared().isPresent()) {
            return new ConditionFindings(
                    study.condition(),
                    Optional.empty(),
                    Optional.empty(),
                    new SenseErrorFindings(List.of(), List.of(), Optional.empty()),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    CircuitReader.read(study, store));
        }
        Optional<ColumnFindings> column =
                study.hasColumn() ? Optional.of(new ColumnReader(study, store).read()) : Optional.empty();
        Optional<SenseFindings> sense = SenseReader.read(study, store);
        return new ConditionFindings(
                study.condition(),
                column,
                ReductionReader.read(study, store),
                new SenseErrorReader(study, store).read(),
                StrengthReader.read(study, store),
                sense,
                column.flatMap(cells -> sense.flatMap(
                        path -> AccessReader.read(study, store, cells.energy(), cells.prechargeTime_s(), path))),
                SteppedReader.read(study, store),
                SramReader.read(study, store),
                CircuitReader.read(study, store));
    }

    /**
     * The sense path, of whichever kind.
     *
     * @return the converter's or the stepped one; empty where the plan has none
     */
    public Optional<SensePath> path() {
        return sense.map(found -> (SensePath) found).or(() -> stepped.map(found -> (SensePath) found));
    }

    /**
     * The column, where the caller knows that there is one.
     *
     * @return its findings
     * @throws java.util.NoSuchElementException if the study has no column
     */
    public ColumnFindings requireColumn() {
        return column.orElseThrow();
    }
}
