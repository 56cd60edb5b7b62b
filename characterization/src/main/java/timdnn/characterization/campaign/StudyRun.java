package timdnn.characterization.campaign;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import timdnn.characterization.bench.ColumnBench;
import timdnn.characterization.bench.Trial;
import timdnn.characterization.measure.StrobeSearch;
import timdnn.characterization.plan.Study;
import timdnn.harness.HarnessException;
import timdnn.harness.netlist.Netlist;
import timdnn.harness.netlist.SpiceNumber;
import timdnn.harness.result.Waveform;

/** A whole study: its stages in order, each building on what the store then has. */
@SuppressWarnings("MemberName") // suffixes are units
public final class StudyRun {
    private final Study study;
    private final ColumnBench bench;
    private final CampaignStore store;
    private final Campaign campaign;

    private StudyRun(Study study, Path netlists, CampaignStore store, Campaign campaign) {
        this.study = study;
        this.store = store;
        this.campaign = campaign;
        store.pin(
                "models_sha256",
                Netlist.read(netlists.resolve("models/" + study.models() + ".lib"), Map.of())
                        .sha256(),
                "model cards (SHA-256)");
        bench = new ColumnBench(study, netlists);
    }

    /**
     * What a run did.
     *
     * @param findings what the study found
     * @param simulations simulations in the store
     * @param failed how many of them failed
     * @param simulatedNow simulations run by this call, as opposed to found in the store
     */
    public record Result(ColumnFindings findings, int simulations, int failed, int simulatedNow) {}

    /**
     * Runs a study, or what is left of it.
     *
     * @param study the study
     * @param planText the plan as written
     * @param netlists folder of the netlists
     * @param store the store, open for writing
     * @param workers number of worker processes
     * @param listener hears of progress
     * @return the result
     * @throws timdnn.input.InvalidInputException if the store was begun with another plan or other netlists
     * @throws HarnessException if the machinery breaks, or more simulations failed than the plan allows
     */
    public static Result run(
            Study study, String planText, Path netlists, CampaignStore store, int workers, CampaignListener listener) {
        return run(study, planText, netlists, store, Shard.WHOLE, workers, listener);
    }

    /**
     * Runs a shard of a study, or what is left of it.
     *
     * @param study the study
     * @param planText the plan as written
     * @param netlists folder of the netlists
     * @param store the store, open for writing
     * @param shard which of the samples to simulate
     * @param workers number of worker processes
     * @param listener hears of progress
     * @return the result
     * @throws timdnn.input.InvalidInputException if the store was begun with another plan, shard or other netlists
     * @throws HarnessException if the machinery breaks, or more simulations failed than the plan allows
     */
    public static Result run(
            Study study,
            String planText,
            Path netlists,
            CampaignStore store,
            Shard shard,
            int workers,
            CampaignListener listener) {
        try (Campaign campaign = new Campaign(study, planText, store, shard, workers, listener)) {
            return new StudyRun(study, netlists, store, campaign).stages();
        }
    }

    private Result stages() {
        campaign.expect(planned());
        campaign.run(bench.waveforms());
        double strobe = findStrobe();
        campaign.run(bench.transfer(strobe));
        List<Trial> products = new ArrayList<>();
        List<Trial> writes = new ArrayList<>();
        for (String cell : study.cells()) {
            products.addAll(bench.truthTable(cell, strobe));
            writes.addAll(bench.writing(cell));
        }
        campaign.run(products);
        campaign.run(writes);
        study.energy().ifPresent(energy -> runEnergy(strobe, energy));
        study.mismatch().ifPresent(mismatch -> campaign.run(bench.mismatch(strobe, mismatch)));
        ColumnFindings findings = new FindingsReader(study, store).read();
        OutcomeCounts outcomes = new OutcomeCounts(store.outcomes());
        outcomes.requireFailuresWithin(study.failureLimit());
        store.putMeta("state", "complete");
        return new Result(findings, outcomes.simulations(), outcomes.failed(), campaign.simulated());
    }

    /** As many simulations as the study has; where the strobe will be does not change that. */
    private List<Trial> planned() {
        double anywhere = 100e-12;
        List<Trial> trials = new ArrayList<>(bench.waveforms());
        trials.addAll(bench.transfer(anywhere));
        for (String cell : study.cells()) {
            trials.addAll(bench.truthTable(cell, anywhere));
            trials.addAll(bench.writing(cell));
        }
        // A capacitance for each state (n, 0) of the energy experiment.
        study.energy().ifPresent(energy -> trials.addAll(bench.energy(anywhere, energy)));
        study.energy().ifPresent(energy -> trials.addAll(bench.transfer(anywhere)));
        study.mismatch().ifPresent(mismatch -> trials.addAll(bench.mismatch(anywhere, mismatch)));
        return trials;
    }

    private double findStrobe() {
        List<Waveform> states = new ArrayList<>();
        for (int n = 0; n <= ColumnBench.BLOCK; n++) {
            int state = n;
            states.add(store.waveform("waveform", "S" + n, "v(bl)")
                    .orElseThrow(() -> new HarnessException("the nominal waveform of S" + state + " is missing")));
        }
        Study.Strobe plan = study.strobe();
        double edge = bench.wordlineEdge_s();
        double time = StrobeSearch.find(states, plan.firstState(), plan.lastState(), edge, plan.targetMargin_V());
        // Tenths of a picosecond: a strobe that a deck can show and that no rounding of waveforms moves.
        double strobe = Math.rint((time - edge) * 1e13) / 1e13;
        store.putMeta("strobe_s", SpiceNumber.format(strobe));
        return strobe;
    }

    private void runEnergy(double strobe, Study.Energy energy) {
        List<Trial> trials = bench.energy(strobe, energy);
        double cycle = bench.wordlineEdge_s() + strobe + energy.wordlineToPrecharge_s() + energy.recovery_s();
        store.putMeta("cycle_s", SpiceNumber.format(cycle));
        campaign.run(trials);
        List<Double> lows = new ArrayList<>();
        for (SampleRow row : store.rows("energy")) {
            boolean single = row.state().endsWith(" k0");
            if (single && row.measure().equals("v_bl_low") && row.ok()) {
                lows.add(row.value());
            }
        }
        campaign.run(bench.capacitance(lows));
    }
}
