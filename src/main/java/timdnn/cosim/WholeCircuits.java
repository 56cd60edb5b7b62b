package timdnn.cosim;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import timdnn.characterization.column.ColumnDecks;
import timdnn.characterization.column.EnergyPlan;
import timdnn.characterization.plan.Study;
import timdnn.characterization.stepped.SteppedAccessBench;
import timdnn.characterization.stepped.SteppedPlan;
import timdnn.harness.engine.SimulationEngine;
import timdnn.lut.store.LutArtifact;
import timdnn.lut.tile.Threshold;

/** Which circuit a table's whole accesses are those of. */
final class WholeCircuits {
    private WholeCircuits() {}

    /**
     * The circuit of a table's whole accesses.
     *
     * @return the stepped access or the column alone, as the study has it; empty where it has no energies, the table no converter for its
     *     sense path, or the access holds and converts: there supplies and the table share out energy by other parts
     */
    static Optional<WholeCircuit> of(
            LutArtifact table,
            Study study,
            Path netlists,
            ColumnCircuit column,
            DieShifts shifts,
            SimulationEngine engine) {
        Optional<EnergyPlan> energy = study.section(EnergyPlan.class);
        if (energy.isEmpty()) {
            return Optional.empty();
        }
        double vdd_V = study.corner().vdd_V();
        double strobe_s = table.timing().strobe_s();
        Optional<List<Threshold>> thresholds = table.tile().converter().map(converter -> converter.thresholds());
        if (study.section(SteppedPlan.class).isPresent()) {
            return thresholds.map(steps ->
                    new WholeSteppedAccess(new SteppedAccessBench(study, netlists), shifts, steps, vdd_V, engine));
        }
        return table.accessEnergy().periphery().isPresent()
                ? Optional.empty()
                : Optional.of(new WholeColumn(column, new ColumnDecks(study, netlists), strobe_s));
    }
}
