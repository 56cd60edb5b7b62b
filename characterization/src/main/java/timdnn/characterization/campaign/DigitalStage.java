package timdnn.characterization.campaign;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import timdnn.characterization.bench.DigitalBench;
import timdnn.characterization.bench.Trial;
import timdnn.characterization.plan.DigitalPlan;
import timdnn.characterization.plan.Study;
import timdnn.harness.HarnessException;

/**
 * The stage of the digital cells: the grid of loads and slews with a point between them, then the flip-flop's set-up times by bisection. A bisection
 * asks only for numbers that are in the store by then, so it goes on after an interruption as it would have without.
 */
@SuppressWarnings("MemberName") // suffixes are units
final class DigitalStage {
    private final Study study;
    private final DigitalBench bench;
    private final CampaignStore store;
    private final Campaign campaign;

    DigitalStage(Study study, Path netlists, CampaignStore store, Campaign campaign) {
        this.study = study;
        this.store = store;
        this.campaign = campaign;
        bench = new DigitalBench(study, netlists);
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

    void run(DigitalPlan plan) {
        campaign.run(bench.trials(plan));
        double load = DigitalBench.setupLoad_F(plan);
        List<Search> searches = new ArrayList<>();
        for (double slew : plan.slews_s()) {
            for (boolean rises : new boolean[] {true, false}) {
                double reference = value(DigitalBench.flipFlopState(load, slew), rises ? "d_q_1" : "d_q_2");
                if (Double.isNaN(reference)) {
                    throw new HarnessException("the flip-flop does not take its data with a slew of " + slew + " s");
                }
                // Data that moves a whole slew and 50 ps behind the clock is not taken; half a phase ahead, it is.
                searches.add(new Search(
                        rises,
                        slew,
                        DigitalBench.SETUP_DEGRADATION * reference,
                        -slew - 50e-12,
                        0.5 * DigitalBench.window_s(load, slew)));
            }
        }
        for (int step = 0; step < DigitalBench.SETUP_STEPS; step++) {
            List<Trial> trials = new ArrayList<>();
            for (Search search : searches) {
                trials.add(bench.setup(search.rises, load, search.slew_s, search.middle(), step));
            }
            campaign.run(trials);
            for (Search search : searches) {
                double delay = value(DigitalBench.setupState(search.rises, search.slew_s, step), "d_q");
                // Data that is not taken gives no delay at all: NaN compares as too slow.
                if (delay <= search.limit_s) {
                    search.holds = search.middle();
                } else {
                    search.fails = search.middle();
                }
            }
        }
    }

    private double value(String state, String measure) {
        return store.value(DigitalBench.EXPERIMENT, study.condition(), state, measure, 0);
    }

    int planned(DigitalPlan plan) {
        return bench.trials(plan).size() + 2 * plan.slews_s().size() * DigitalBench.SETUP_STEPS;
    }
}
