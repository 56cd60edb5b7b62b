package timdnn.chip.schedule;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import timdnn.chip.design.Design;
import timdnn.chip.design.TileTiming;
import timdnn.chip.program.Compiler;
import timdnn.chip.program.WeightPlan;
import timdnn.chip.program.WeightPlan.Rule;
import timdnn.chip.program.WeightPlanner;
import timdnn.chip.shape.NetworkShape;
import timdnn.input.InvalidInputException;

/**
 * Where the weights of a network are in a run: of the plans that there are, the one whose schedule is the shortest. The planner's
 * estimate only proposes; both fixed rules are always among what is scheduled, so that the choice is never slower than either.
 *
 * @param runs plans with their schedules, all that fit
 * @param chosen the run that is taken
 * @param planner what proposed the plans
 */
public record WeightChoice(List<Run> runs, Run chosen, WeightPlanner planner) {
    /** Copies the list. */
    public WeightChoice {
        runs = List.copyOf(runs);
    }

    /**
     * A plan and what it takes.
     *
     * @param plan where weights are
     * @param schedule its run
     */
    public record Run(WeightPlan plan, Schedule schedule) {}

    /**
     * Schedules what the planner proposes and takes the shortest run; of runs that take the same time that with the most weights in
     * place, which needs the memory outside least.
     *
     * @param network the network
     * @param design the chip
     * @param tile its tiles
     * @param batch inferences of a run, positive
     * @return the choice
     * @throws InvalidInputException if the network does not fit the instruction memory or the activation buffers
     */
    public static WeightChoice fastest(NetworkShape network, Design design, TileTiming tile, int batch) {
        WeightPlanner planner = new WeightPlanner(network, design, tile, batch);
        List<Run> runs = new ArrayList<>();
        planner.allStay().ifPresent(plan -> runs.add(run(network, design, tile, batch, plan)));
        planner.byLayer().ifPresent(plan -> runs.add(run(network, design, tile, batch, plan)));
        runs.add(run(network, design, tile, batch, planner.allLoaded()));
        Run shortest = runs.stream()
                .min(Comparator.comparingLong((Run run) -> run.schedule().time_ps()))
                .orElseThrow();
        return new WeightChoice(runs, shortest, planner);
    }

    /**
     * The run of one rule.
     *
     * @param rule the rule
     * @param network the network
     * @param design the chip
     * @param tile its tiles
     * @param batch inferences of a run, positive
     * @return the choice, of one run
     * @throws InvalidInputException if the rule has no plan for this network and design
     */
    public static WeightChoice by(Rule rule, NetworkShape network, Design design, TileTiming tile, int batch) {
        WeightPlanner planner = new WeightPlanner(network, design, tile, batch);
        Optional<WeightPlan> plan =
                switch (rule) {
                    case ALL_STAY -> planner.allStay();
                    case PIPELINED -> planner.pipelined();
                    case ALL_LOADED -> Optional.of(planner.allLoaded());
                    case BY_LAYER -> planner.byLayer();
                };
        Run run = run(
                network,
                design,
                tile,
                batch,
                plan.orElseThrow(() -> new InvalidInputException(
                        rule != Rule.BY_LAYER
                                ? "weights of network " + network.name() + " do not all stay on design " + design.name()
                                        + ": packed into banks they take more than its "
                                        + design.tiles().count() + " tiles, at least " + planner.leastTiles()
                                : "weights of no layer of network " + network.name() + " that stays on design "
                                        + design.name() + " make a run shorter")));
        return new WeightChoice(List.of(run), run, planner);
    }

    /**
     * Another of the runs.
     *
     * @param cost what is to be least
     * @return the choice that takes the run of least cost, the first of equals
     */
    public WeightChoice least(ToDoubleFunction<Run> cost) {
        return new WeightChoice(
                runs, runs.stream().min(Comparator.comparingDouble(cost)).orElseThrow(), planner);
    }

    private static Run run(NetworkShape network, Design design, TileTiming tile, int batch, WeightPlan plan) {
        return new Run(
                plan, Scheduler.run(Compiler.compile(network, design, tile, batch, plan), design, tile, network));
    }
}
