package timdnn.cli.campaign;

import java.util.List;
import timdnn.characterization.column.ColumnBench;
import timdnn.characterization.column.ColumnFindings.SenseState;
import timdnn.characterization.column.ColumnReader;
import timdnn.characterization.engine.StoredStudy;
import timdnn.characterization.plan.Study;
import timdnn.characterization.rareerror.SenseErrorRate;
import timdnn.characterization.rareerror.SenseErrorReader;
import timdnn.characterization.store.CampaignStore;

/**
 * How far a condition has come.
 *
 * @param condition its name
 * @param simulations its simulations in the store
 * @param states what Monte Carlo has reached; empty before the strobe and the nominal levels are known
 * @param rates what rare-event sampling has reached
 */
record ConditionStatus(String condition, int simulations, List<SenseState> states, List<SenseErrorRate> rates) {
    /** Copies the lists. */
    ConditionStatus {
        states = List.copyOf(states);
        rates = List.copyOf(rates);
    }

    /** The conditions of a store's plan; none if the campaign never began. */
    static List<ConditionStatus> of(CampaignStore store) {
        return StoredStudy.read(store).map(Study::conditions).orElse(List.of()).stream()
                .map(study -> of(study, store))
                .toList();
    }

    private static ConditionStatus of(Study study, CampaignStore store) {
        int simulations = store.simulations(study.condition());
        return levelsKnown(study, store)
                ? new ConditionStatus(
                        study.condition(),
                        simulations,
                        new ColumnReader(study, store).states(),
                        new SenseErrorReader(study, store).rates())
                : new ConditionStatus(study.condition(), simulations, List.of(), List.of());
    }

    private static boolean levelsKnown(Study study, CampaignStore store) {
        return store.fact(ColumnBench.STROBE, study.condition()).isPresent()
                && store.states(ColumnBench.TRANSFER, study.condition()).size()
                        > study.geometry().largestCount();
    }
}
