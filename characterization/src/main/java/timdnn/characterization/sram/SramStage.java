package timdnn.characterization.sram;

import java.util.ArrayList;
import java.util.List;
import timdnn.characterization.engine.Campaign;
import timdnn.characterization.engine.Stage;
import timdnn.characterization.engine.StageContext;
import timdnn.characterization.engine.Trial;
import timdnn.characterization.plan.Study;
import timdnn.characterization.store.CircuitAddress;
import timdnn.harness.netlist.SpiceNumber;

/** The 6T baseline: reads, writes, and the noise margin of cells with mismatch. */
public final class SramStage implements Stage {
    private static final double ANYWHERE_S = 100e-12;

    @Override
    public String name() {
        return "sram";
    }

    @Override
    public void run(StageContext context) {
        Study study = context.study();
        SramPlan plan = study.require(SramPlan.class);
        SramBench bench = new SramBench(study, context.netlists());
        SramMarginBench margins = new SramMarginBench(study, context.netlists());
        Campaign campaign = context.campaign();
        campaign.run(List.of(bench.develop()));
        double develop = SramReader.of(study, context.store())
                .developTime_s(study.transient_().stop_s());
        campaign.run(bench.reading(develop));
        campaign.run(bench.writing(develop));
        campaign.run(
                List.of(bench.capacitance(SramReader.of(study, context.store()).low_V())));
        campaign.run(margins.margins(context.shard().of(plan.samples())));
        study.variation().ifPresent(variation -> putFact(context, SramReader.OFFSET, margins.offset_V(variation)));
        // Last, since findings are read once it is there.
        putFact(context, SramReader.CYCLE, bench.cycle_s(develop));
    }

    private static void putFact(StageContext context, String key, double value) {
        context.store().putFact(key, context.condition(), SpiceNumber.format(value));
    }

    @Override
    public int planned(StageContext context) {
        SramPlan plan = context.study().require(SramPlan.class);
        SramBench bench = new SramBench(context.study(), context.netlists());
        List<Trial> trials = new ArrayList<>(bench.reading(ANYWHERE_S));
        trials.addAll(bench.writing(ANYWHERE_S));
        trials.addAll(new SramMarginBench(context.study(), context.netlists())
                .margins(context.shard().of(plan.samples())));
        trials.add(bench.develop());
        trials.add(bench.capacitance(context.study().corner().vdd_V()));
        return trials.stream().mapToInt(trial -> trial.samples().size()).sum();
    }

    @Override
    public List<CircuitAddress> circuits() {
        return List.of(SramStates.CIRCUIT);
    }
}
