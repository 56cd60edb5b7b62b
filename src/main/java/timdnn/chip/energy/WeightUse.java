package timdnn.chip.energy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import timdnn.chip.program.Instruction.Configure;
import timdnn.chip.program.Segment;
import timdnn.chip.program.WeightPlan;
import timdnn.chip.program.WeightPlan.Rule;
import timdnn.chip.program.WeightPlanner;
import timdnn.chip.schedule.WeightChoice;
import timdnn.chip.shape.LayerShape;

/**
 * Where a run has its weights, and why.
 *
 * @param ways what was scheduled, by time and energy
 * @param why the choice in a sentence
 * @param layers layers on tiles in order, each with what decides for it
 */
public record WeightUse(List<Way> ways, String why, List<LayerUse> layers) {
    private static final double S_PER_PS = 1e-12;
    private static final double MICRO = 1e6;

    /** Copies the lists. */
    public WeightUse {
        ways = List.copyOf(ways);
        layers = List.copyOf(layers);
    }

    /**
     * A plan that was scheduled.
     *
     * @param plan where weights are
     * @param latency_s time of a run, s
     * @param energy_J energy of an inference, J
     * @param chosen whether the run is of this plan
     */
    @SuppressWarnings("MemberName") // suffixes are units
    public record Way(WeightPlan plan, double latency_s, double energy_J, boolean chosen) {}

    /**
     * A layer's weights.
     *
     * @param layer its name
     * @param stays whether they stay in tiles of their own
     * @param tiles tiles at work on it at once, replicas among them
     * @param replicas copies of its weights
     * @param staying_s estimated time with its weights in place, s; infinite where they do not fit
     * @param loaded_s estimated time with its weights loaded, s
     */
    @SuppressWarnings("MemberName") // suffixes are units
    public record LayerUse(String layer, boolean stays, int tiles, int replicas, double staying_s, double loaded_s) {}

    /** {@return the plan of the run} */
    public WeightPlan plan() {
        return ways.stream().filter(Way::chosen).findFirst().orElseThrow().plan();
    }

    /** {@return name of the rule of that plan} */
    public String rule() {
        return plan().rule().word();
    }

    /** {@return layers on tiles whose weights stay} */
    public long staying() {
        return layers.stream().filter(LayerUse::stays).count();
    }

    static WeightUse of(WeightPolicy policy, List<Way> ways, WeightChoice choice) {
        WeightPlanner planner = choice.planner();
        WeightPlan plan = choice.chosen().plan();
        List<LayerUse> layers = new ArrayList<>();
        for (LayerShape layer : planner.layers()) {
            Configure configure = configure(choice, layer.name());
            WeightPlanner.Prediction prediction = planner.prediction(plan, layer);
            layers.add(new LayerUse(
                    layer.name(),
                    plan.stays(layer.name()),
                    configure.down() * configure.slices() * configure.replicas(),
                    configure.replicas(),
                    S_PER_PS * prediction.staying_ps(),
                    S_PER_PS * prediction.loaded_ps()));
        }
        return new WeightUse(ways, why(policy, ways, choice), layers);
    }

    private static Configure configure(WeightChoice choice, String layer) {
        return choice.chosen().schedule().program().segments().stream()
                .filter(segment -> segment.layer().equals(layer))
                .map(Segment::instructions)
                .flatMap(List::stream)
                .filter(Configure.class::isInstance)
                .map(Configure.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static String why(WeightPolicy policy, List<Way> ways, WeightChoice choice) {
        List<String> said = new ArrayList<>();
        for (Way way : ways) {
            said.add(String.format(
                    Locale.ROOT,
                    "%s %.4g us, %.4g uJ",
                    way.plan().rule().word(),
                    MICRO * way.latency_s(),
                    MICRO * way.energy_J()));
        }
        if (policy.rule().isEmpty()) {
            if (lacks(ways, Rule.ALL_STAY)) {
                said.add("stay does not fit, " + choice.planner().leastTiles() + " tiles at least, of "
                        + choice.planner().design().tiles().count());
            }
            if (lacks(ways, Rule.BY_LAYER)) {
                said.add("by-layer would gain nothing");
            }
        }
        String because = policy.rule().isPresent()
                ? " was asked for: "
                : policy == WeightPolicy.FASTEST ? " is the fastest: " : " takes least energy: ";
        return choice.chosen().plan().rule().word() + because + String.join("; ", said);
    }

    private static boolean lacks(List<Way> ways, Rule missing) {
        return ways.stream().noneMatch(way -> way.plan().rule() == missing);
    }
}
