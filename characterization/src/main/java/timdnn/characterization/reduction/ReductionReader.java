package timdnn.characterization.reduction;

import java.util.Optional;
import timdnn.characterization.plan.Study;
import timdnn.characterization.store.CampaignStore;
import timdnn.harness.netlist.SpiceNumber;

/** Reads what a store has of the reduced form. */
public final class ReductionReader {
    private ReductionReader() {}

    /**
     * The calibrated form.
     *
     * @param study the study under one condition
     * @param store the store
     * @return the form; empty before it is calibrated, or where the plan asks for none
     */
    public static Optional<BitlineForm> form(Study study, CampaignStore store) {
        double precharged = store.value(Calibration.EXPERIMENT, study.condition(), Calibration.COLUMN, "v_pre", 0);
        return study.section(ReductionPlan.class)
                .flatMap(plan -> store.fact(Calibration.DELAY, study.condition()))
                .map(delay -> new BitlineForm(precharged, SpiceNumber.parse(delay)));
    }

    /**
     * How the form compares with the full column.
     *
     * @param study the study under one condition
     * @param store the store
     * @return the verdicts; empty before it is proved, or where the plan asks for none
     */
    public static Optional<ReductionFindings> read(Study study, CampaignStore store) {
        return study.section(ReductionPlan.class)
                .filter(plan ->
                        !store.rows(BitlineBench.PROOF, study.condition()).isEmpty())
                .flatMap(plan ->
                        form(study, store).map(form -> ReductionProof.of(store, study.condition(), plan, form)));
    }
}
