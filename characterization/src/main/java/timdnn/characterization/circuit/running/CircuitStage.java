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
            double each = 1 + samples;
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
            CircuitDeck deck = CircuitDeck.of(context.study());
            // Samples wait until all benches without a search have run once: a circuit that was altered must be loaded
            // anew
            // for what is not.
            List<List<Trial>> waiting = new ArrayList<>();
            for (Bench bench : benches(context)) {
                waiting.add(run(context, deck, bench));
            }
            waiting.forEach(context.campaign()::run);
            context.study().section(SpecsPlan.class).ifPresent(specs -> new RareSpecs(context, deck).run(specs));
        } catch (CircuitFault fault) {
            throw fault.asInput();
        }
    }

    /** Runs a bench without variation, and a search with it, too; the trials that remain. */
    private static List<Trial> run(StageContext context, CircuitDeck deck, Bench bench) {
        Samples samples = samples(context);
        List<Trial> nominals = new ArrayList<>();
        List<Trial> waiting = new ArrayList<>();
        for (Map.Entry<Bench.Point, Trial> entry : deck.trials(bench).entrySet()) {
            Trial nominal = entry.getValue().keeping(bench.keep());
            if (context.study().section(VaryPlan.class).filter(VaryPlan::own).isPresent()) {
                // Such a deck draws at every load, so even this one needs a seed to be repeated.
                nominal = nominal.reloading(Samples.range(0, 1));
            }
            Optional<Trial> varied =
                    samples.size() > 0 ? Optional.of(Variations.varied(context, nominal, samples)) : Optional.empty();
            if (bench.search().isPresent()
                    && context.study()
                            .section(VaryPlan.class)
                            .filter(VaryPlan::own)
                            .isPresent()) {
                throw new CircuitFault(
                        List.of("benches", bench.name(), "search"), "cannot be asked of the deck's own draws");
            }
            if (bench.search().isPresent()) {
                SearchRun search = new SearchRun(context, bench.search().get(), deck.scope(bench, entry.getKey()));
                search.run(nominal.varying(Samples.range(0, 1), new InstanceVariables(List.of(), Map.of())));
                varied.ifPresent(search::run);
            } else {
                nominals.add(nominal);
                varied.ifPresent(waiting::add);
            }
        }
        context.campaign().run(nominals);
        return waiting;
    }
}
