package timdnn.characterization.campaign;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import timdnn.characterization.bench.SramBench;
import timdnn.characterization.bench.Trial;
import timdnn.characterization.plan.SramPlan;
import timdnn.characterization.plan.Study;
import timdnn.harness.netlist.SpiceNumber;

/** The stage of the 6T baseline. */
@SuppressWarnings("MemberName") // suffixes are units
final class SramStage {
    private static final String CYCLE = "sram_cycle_s";
    private static final String OFFSET = "sram_offset_V";

    private final Study study;
    private final CampaignStore store;
    private final SramBench bench;

    SramStage(Study study, Path netlists, CampaignStore store) {
        this.study = study;
        this.store = store;
        bench = new SramBench(study, netlists);
    }

    void run(Campaign campaign, SramPlan plan, Shard shard) {
        campaign.run(List.of(bench.develop()));
        double develop = reader().developTime_s(study.transient_().stop_s());
        campaign.run(bench.reading(develop));
        campaign.run(bench.writing(develop));
        campaign.run(List.of(bench.capacitance(reader().low_V())));
        campaign.run(bench.margins(shard.of(plan.samples())));
        study.experiments().variation().ifPresent(variation -> putFact(OFFSET, bench.offset_V(variation)));
        // Last, since findings are read once it is there.
        putFact(CYCLE, bench.cycle_s(develop));
    }

    private void putFact(String key, double value) {
        store.putFact(key, study.condition(), SpiceNumber.format(value));
    }

    /** Number of simulations; when the sense enable comes does not change that. */
    int planned(SramPlan plan, Shard shard) {
        double anywhere = 100e-12;
        List<Trial> trials = new ArrayList<>(bench.reading(anywhere));
        trials.addAll(bench.writing(anywhere));
        trials.addAll(bench.margins(shard.of(plan.samples())));
        trials.add(bench.develop());
        trials.add(bench.capacitance(study.corner().vdd_V()));
        return trials.stream().mapToInt(trial -> trial.samples().size()).sum();
    }

    private SramReader reader() {
        Map<String, Map<Integer, Map<String, Double>>> read = new TreeMap<>();
        for (SampleRow row : store.rows(SramBench.READ, study.condition())) {
            read.computeIfAbsent(row.state(), state -> new TreeMap<>())
                    .computeIfAbsent(row.sample(), sample -> new TreeMap<>())
                    .put(row.measure(), row.value());
        }
        return new SramReader(
                (experiment, state) -> read.getOrDefault(state, Map.of()),
                study.corner().vdd_V());
    }

    /** The findings, once the stage is through. */
    static Optional<SramFindings> read(Study study, CampaignStore store, SramReader.Rows rows) {
        return study.experiments()
                .periphery()
                .sram()
                .flatMap(plan -> store.fact(CYCLE, study.condition()))
                .flatMap(cycle -> new SramReader(rows, study.corner().vdd_V())
                        .read(
                                study.transient_().stop_s(),
                                SpiceNumber.parse(cycle),
                                SpiceNumber.parse(
                                        store.fact(OFFSET, study.condition()).orElseThrow())));
    }
}
