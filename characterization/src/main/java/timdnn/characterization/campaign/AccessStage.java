package timdnn.characterization.campaign;

import java.nio.file.Path;
import timdnn.characterization.bench.AccessBench;
import timdnn.characterization.plan.AccessPlan;
import timdnn.characterization.plan.Study;
import timdnn.harness.netlist.SpiceNumber;

/** The stage of drivers and whole accesses, after that of the sense path. */
@SuppressWarnings("MemberName") // suffixes are units
final class AccessStage {
    /** Fact: length of a simulated access in s. */
    static final String LENGTH = "access_s";

    private final Study study;
    private final AccessBench bench;
    private final CampaignStore store;
    private final Campaign campaign;

    AccessStage(Study study, Path netlists, CampaignStore store, Campaign campaign) {
        this.study = study;
        this.store = store;
        this.campaign = campaign;
        bench = new AccessBench(study, netlists);
    }

    void run(AccessPlan plan, double strobe_s) {
        double recovery = study.experiments().energy().orElseThrow().recovery_s();
        store.putFact(LENGTH, study.condition(), SpiceNumber.format(bench.length_s(strobe_s, recovery)));
        campaign.run(bench.accesses(plan.closure(), SenseStage.taps(store, study.condition()), strobe_s, recovery));
    }

    /** Needs nothing of the sense path, whose thresholds they move. */
    void drivers(double strobe_s) {
        campaign.run(bench.drivers(strobe_s));
    }

    static int planned(AccessPlan plan) {
        return AccessBench.DRIVER_TRIALS + plan.closure().size();
    }
}
