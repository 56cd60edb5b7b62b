package timdnn.characterization.campaign;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import timdnn.characterization.bench.ColumnBench;
import timdnn.characterization.bench.Draws;
import timdnn.characterization.bench.Trial;
import timdnn.characterization.measure.StrobeSearch;
import timdnn.characterization.plan.MonteCarloPlan;
import timdnn.characterization.plan.Study;
import timdnn.characterization.plan.VariationModel;
import timdnn.harness.HarnessException;
import timdnn.harness.netlist.SpiceNumber;
import timdnn.harness.result.Waveform;

/** A study under one condition: its stages in order, each building on what the store then has. */
@SuppressWarnings("MemberName") // suffixes are units
final class ConditionRun {
    private static final double USUAL_RECOVERY_S = 800e-12;

    private final Study study;
    private final Study.Experiments plan;
    private final ColumnBench bench;
    private final ReducedForm reduced;
    private final SenseErrorStage senseError;
    private final StrengthStage strength;
    private final SenseStage sense;
    private final AccessStage access;
    private final SramStage sram;
    private final DigitalStage digital;
    private final CampaignStore store;
    private final Campaign campaign;
    private final Shard shard;
    private final CampaignListener listener;

    ConditionRun(
            Study study,
            Path netlists,
            CampaignStore store,
            Campaign campaign,
            Shard shard,
            CampaignListener listener) {
        this.study = study;
        this.store = store;
        this.campaign = campaign;
        this.shard = shard;
        this.listener = listener;
        plan = study.experiments();
        bench = new ColumnBench(study, netlists);
        reduced = new ReducedForm(study, netlists, store, campaign, listener);
        senseError = new SenseErrorStage(study, bench, reduced, store, campaign, listener);
        strength = new StrengthStage(study, netlists);
        sense = new SenseStage(study, netlists, store, campaign, listener);
        access = new AccessStage(study, netlists, store, campaign);
        sram = new SramStage(study, netlists, store);
        digital = new DigitalStage(study, netlists, store, campaign);
    }

    ColumnFindings stages() {
        campaign.run(bench.waveforms());
        double strobe = findStrobe();
        campaign.run(bench.transfer(strobe));
        List<Trial> products = new ArrayList<>();
        List<Trial> writes = new ArrayList<>();
        for (String cell : plan.cells()) {
            products.addAll(bench.truthTable(cell, strobe));
            writes.addAll(bench.writing(cell));
        }
        campaign.run(products);
        campaign.run(writes);
        plan.energy().ifPresent(energy -> runEnergy(strobe, energy));
        plan.periphery().digital().ifPresent(digital::run);
        plan.reduction().ifPresent(reduction -> reduced.prove(reduction, strobe, states()));
        plan.strength().ifPresent(cells -> strength.run(campaign, cells, reduced.form(), strobe, shard));
        plan.mismatch().ifPresent(mismatch -> runMismatch(strobe, mismatch));
        plan.periphery().access().ifPresent(whole -> access.drivers(strobe));
        plan.periphery().sense().ifPresent(path -> sense.run(path, strobe, energyRecovery_s(), shard));
        plan.periphery().access().ifPresent(whole -> access.run(whole, strobe));
        plan.senseError().ifPresent(errors -> senseError.run(errors, strobe));
        plan.periphery().sram().ifPresent(cells -> sram.run(campaign, cells, shard));
        CircuitAddress.of(plan.periphery()).forEach(campaign::list);
        return new FindingsReader(study, store).read();
    }

    /** How many simulations the condition has; where the strobe will be does not change that. */
    int planned(Shard part) {
        double anywhere = 100e-12;
        List<Trial> trials = new ArrayList<>(bench.waveforms());
        trials.addAll(bench.transfer(anywhere));
        for (String cell : plan.cells()) {
            trials.addAll(bench.truthTable(cell, anywhere));
            trials.addAll(bench.writing(cell));
        }
        plan.energy().ifPresent(energy -> trials.addAll(bench.energy(anywhere, energy)));
        int count = trials.stream().mapToInt(trial -> trial.samples().size()).sum();
        // A capacitance for each state (n, 0) of the energy experiment.
        count += plan.energy().map(energy -> energy.states().size()).orElse(0);
        count += plan.mismatch()
                .map(mismatch ->
                        part.of(mismatch.samples()).size() * (mismatch.lastState() - mismatch.firstState() + 1))
                .orElse(0);
        count += plan.strength().map(cells -> strength.planned(cells, part)).orElse(0);
        count += plan.periphery().access().map(AccessStage::planned).orElse(0);
        count += plan.periphery().sense().map(path -> sense.planned(path, part)).orElse(0);
        count += plan.periphery().sram().map(cells -> sram.planned(cells, part)).orElse(0);
        count += plan.periphery().digital().map(digital::planned).orElse(0);
        return count
                + plan.senseError().map(SenseErrorStage::planned).orElse(0)
                + plan.reduction()
                        .map(reduction -> reduced.planned(reduction, states(), part))
                        .orElse(0);
    }

    /** States that Monte Carlo and the rare-event experiment visit, in which the reduced form has to be proved. */
    private List<Integer> states() {
        Set<Integer> states = new TreeSet<>();
        plan.mismatch().ifPresent(mismatch -> add(states, mismatch.firstState(), mismatch.lastState()));
        plan.senseError().ifPresent(errors -> add(states, errors.firstState(), errors.lastState()));
        return List.copyOf(states);
    }

    private static void add(Set<Integer> states, int first, int last) {
        IntStream.rangeClosed(first, last).forEach(states::add);
    }

    /** Of the energy experiment, or what suffices for a bitline with its hold capacitor. */
    private double energyRecovery_s() {
        return plan.energy().map(Study.Energy::recovery_s).orElse(USUAL_RECOVERY_S);
    }

    private double findStrobe() {
        Study.Strobe strobePlan = study.strobe();
        double strobe = strobePlan.fixed_s().orElseGet(() -> {
            List<Waveform> states = new ArrayList<>();
            for (int n = 0; n <= ColumnBench.BLOCK; n++) {
                int state = n;
                states.add(store.waveform("waveform", study.condition(), "S" + n, "v(bl)")
                        .orElseThrow(() -> new HarnessException("the nominal waveform of S" + state + " is missing")));
            }
            double edge = bench.wordlineEdge_s();
            double time = StrobeSearch.find(
                    states, strobePlan.firstState(), strobePlan.lastState(), edge, strobePlan.targetMargin_V());
            // Tenths of a picosecond: a strobe that a deck can show and that no rounding of waveforms moves.
            return Math.rint((time - edge) * 1e13) / 1e13;
        });
        store.putFact("strobe_s", study.condition(), SpiceNumber.format(strobe));
        return strobe;
    }

    private void runMismatch(double strobe, MonteCarloPlan mismatch) {
        List<Trial> trials = new ArrayList<>();
        for (int n = mismatch.firstState(); n <= mismatch.lastState(); n++) {
            int state = n;
            trials.add(reduced.trial("mismatch", "S" + n, n, strobe)
                    .orElseGet(() -> bench.atStrobe("mismatch", state, 0, strobe))
                    .varying(shard.of(mismatch.samples()), Draws.own("mismatch", "S" + n)));
        }
        // Where every sigma is 0 the whole study says so.
        if (plan.variation().filter(VariationModel::acts).isPresent()
                && trials.stream().allMatch(trial -> campaign.dimension(trial) == 0)) {
            listener.finding("nothing varies: no transistor of variation.devices conducts in the states of mismatch");
        }
        campaign.run(trials);
        plan.reduction().ifPresent(reduction -> reduced.guard(reduction, strobe, trials));
    }

    private void runEnergy(double strobe, Study.Energy energy) {
        List<Trial> trials = bench.energy(strobe, energy);
        double cycle = bench.wordlineEdge_s() + strobe + energy.wordlineToPrecharge_s() + energy.recovery_s();
        store.putFact("cycle_s", study.condition(), SpiceNumber.format(cycle));
        campaign.run(trials);
        List<Double> lows = new ArrayList<>();
        for (SampleRow row : store.rows("energy", study.condition())) {
            boolean single = row.state().endsWith(" k0");
            if (single && row.measure().equals("v_bl_low") && row.ok()) {
                lows.add(row.value());
            }
        }
        campaign.run(bench.capacitance(lows));
        // Asked now, since a bitline that does not recover is to be known before the long stages.
        new FindingsReader(study, store).prechargeTime();
    }
}
