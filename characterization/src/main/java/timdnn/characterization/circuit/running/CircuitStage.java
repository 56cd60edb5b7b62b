package timdnn.characterization.circuit.running;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import timdnn.characterization.circuit.declaration.Bench;
import timdnn.characterization.circuit.declaration.BenchesPlan;
import timdnn.characterization.circuit.declaration.CircuitFault;
import timdnn.characterization.circuit.declaration.SpecsPlan;
import timdnn.characterization.circuit.declaration.VaryPlan;
import timdnn.characterization.circuit.finding.StoredResults;
import timdnn.characterization.circuit.measure.ParameterScope;
import timdnn.characterization.engine.Samples;
import timdnn.characterization.engine.Stage;
import timdnn.characterization.engine.StageContext;
import timdnn.characterization.engine.Trial;
import timdnn.characterization.plan.DeclaredCircuit;
import timdnn.characterization.variation.InstanceVariables;

/** Simulates the benches of a declared circuit: each point of a grid without variation, then its samples. */
public final class CircuitStage implements Stage {
    @Override
    public String name() {
        return "benches";
    }

    @Override
    public int planned(StageContext context) {
        int samples = samples(context).size();
        double planned = 0;
        for (Bench bench : benches(context)) {
            double each = 1 + (bench.varies() ? samples : 0);
            planned += bench.size() * each * (bench.search().isPresent() ? SearchRun.USUAL : 1);
        }
        return (int) Math.min(Integer.MAX_VALUE, planned);
    }

    private static List<Bench> benches(StageContext context) {
        return context.study().require(BenchesPlan.class).benches();
    }

    private static Samples samples(StageContext context) {
        DeclaredCircuit circuit = context.study().declared().orElseThrow();
        return context.study().section(VaryPlan.class).isPresent()
                ? context.shard().of(circuit.samples())
                : Samples.range(0, 0);
    }

    @Override
    public void run(StageContext context) {
        try {
            StoredResults results = new StoredResults(context.study(), context.store());
            CircuitDeck deck = CircuitDeck.of(context.study(), results);
            // Samples wait until as many benches as can have run once: a circuit that was altered must be loaded anew
            // for what
            // is not.
            List<List<Trial>> waiting = new ArrayList<>();
            for (Bench bench : benches(context)) {
                if (!bench.use().isEmpty()) {
                    waiting.forEach(context.campaign()::run);
                    waiting.clear();
                }
                waiting.add(run(context, deck, bench));
            }
            waiting.forEach(context.campaign()::run);
            context.study().section(SpecsPlan.class).ifPresent(specs -> new RareSpecs(context, deck).run(specs));
        } catch (CircuitFault fault) {
            throw fault.asInput();
        }
    }

    /** Runs a bench without variation, and one that is placed with it, too; the trials that remain. */
    private static List<Trial> run(StageContext context, CircuitDeck deck, Bench bench) {
        Samples samples = bench.varies() ? samples(context) : Samples.range(0, 0);
        boolean own =
                context.study().section(VaryPlan.class).filter(VaryPlan::own).isPresent();
        if (own && bench.isPlaced()) {
            throw new CircuitFault(
                    List.of("benches", bench.name(), bench.search().isPresent() ? "search" : "use"),
                    "cannot be asked of the deck's own draws");
        }
        List<Trial> nominals = new ArrayList<>();
        List<Trial> waiting = new ArrayList<>();
        for (Bench.Point point : bench.points()) {
            Trial kept = deck.trial(bench, point).keeping(bench.keep());
            // Such a deck draws at every load, so even this one needs a seed to be repeated.
            Trial nominal = own ? kept.reloading(Samples.range(0, 1)) : kept;
            Optional<Trial> varied =
                    samples.size() > 0 ? Optional.of(Variations.varied(context, nominal, samples)) : Optional.empty();
            if (bench.isPlaced()) {
                Trial alone = nominal.varying(Samples.range(0, 1), new InstanceVariables(List.of(), Map.of()));
                place(context, deck, bench, point, alone);
                varied.ifPresent(trial -> place(context, deck, bench, point, trial));
            } else {
                nominals.add(nominal);
                varied.ifPresent(waiting::add);
            }
        }
        context.campaign().run(nominals);
        return waiting;
    }

    private static void place(StageContext context, CircuitDeck deck, Bench bench, Bench.Point point, Trial trial) {
        ParameterScope scope = deck.scope(bench, point);
        SamplePoints points = new SamplePoints(context.campaign(), deck.taken(bench, point, scope));
        if (bench.search().isPresent()) {
            new SearchRun(context, bench.search().get(), points, scope).run(trial);
        } else {
            context.listener()
                    .stage(
                            trial.experiment() + " " + trial.state(),
                            trial.samples().size(),
                            0);
            points.run(trial);
        }
    }
}
