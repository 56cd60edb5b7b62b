package timdnn.characterization.digital;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import timdnn.characterization.engine.Campaign;
import timdnn.characterization.engine.Stage;
import timdnn.characterization.engine.StageContext;
import timdnn.characterization.engine.Trial;
import timdnn.characterization.store.CircuitAddress;
import timdnn.harness.HarnessException;

/**
 * The stage of the digital cells: the grid of loads and slews with a point between them, then the flip-flop's set-up times by bisection. A bisection
 * asks only for numbers that are in the store by then, so it goes on after an interruption as it would have without.
 */
@SuppressWarnings("MemberName") // suffixes are units
public final class DigitalStage implements Stage {
    @Override
    public String name() {
        return "digital";
    }

    /** A search: the output degrades too much at {@code fails}, and not at {@code holds}. */
    private static final class Search {
        final boolean rises;
        final double slew_s;
        final double limit_s;
        double fails;
        double holds;

        Search(boolean rises, double slew_s, double limit_s, double fails, double holds) {
            this.rises = rises;
            this.slew_s = slew_s;
            this.limit_s = limit_s;
            this.fails = fails;
            this.holds = holds;
        }

        double middle() {
            return 0.5 * (fails + holds);
        }
    }

    @Override
    public void run(StageContext context) {
        DigitalPlan plan = context.study().require(DigitalPlan.class);
        FlipFlopBench bench = new FlipFlopBench(context.study(), context.netlists());
        Campaign campaign = context.campaign();
        campaign.run(new DigitalBench(context.study(), context.netlists()).trials(plan));
        double load = FlipFlopBench.setupLoad_F(plan);
        List<Search> searches = new ArrayList<>();
        for (double slew : plan.slews_s()) {
            for (boolean rises : new boolean[] {true, false}) {
                double reference = value(context, DigitalStates.flipFlop(load, slew), rises ? "d_q_1" : "d_q_2");
                if (Double.isNaN(reference)) {
                    throw new HarnessException("the flip-flop does not take its data with a slew of " + slew + " s");
                }
                // Data that moves a whole slew and 50 ps behind the clock is not taken; half a phase ahead, it is.
                searches.add(new Search(
                        rises,
                        slew,
                        FlipFlopBench.SETUP_DEGRADATION * reference,
                        -slew - 50e-12,
                        0.5 * CellTransient.window_s(load, slew)));
            }
        }
        for (int step = 0; step < FlipFlopBench.SETUP_STEPS; step++) {
            List<Trial> trials = new ArrayList<>();
            for (Search search : searches) {
                trials.add(bench.setup(search.rises, load, search.slew_s, search.middle(), step));
            }
            campaign.run(trials);
            for (Search search : searches) {
                double delay = value(context, DigitalStates.setup(search.rises, search.slew_s, step), "d_q");
                // Data that is not taken gives no delay at all: NaN compares as too slow.
                if (delay <= search.limit_s) {
                    search.holds = search.middle();
                } else {
                    search.fails = search.middle();
                }
            }
        }
    }

    private static double value(StageContext context, String state, String measure) {
        return context.store().value(DigitalStates.EXPERIMENT, context.condition(), state, measure, 0);
    }

    @Override
    public int planned(StageContext context) {
        DigitalPlan plan = context.study().require(DigitalPlan.class);
        return new DigitalBench(context.study(), context.netlists())
                        .trials(plan)
                        .size()
                + 2 * plan.slews_s().size() * FlipFlopBench.SETUP_STEPS;
    }

    @Override
    public List<CircuitAddress> circuits() {
        return Arrays.stream(DigitalCell.values()).map(DigitalStates::circuit).toList();
    }
}
