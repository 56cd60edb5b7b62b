package timdnn.characterization.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import timdnn.characterization.sample.DesignKind;

/** Reads the sections of a plan that say what is done under each condition. */
final class ExperimentReader {
    private static final int BLOCK = StudyReader.BLOCK;
    private static final int LARGEST_CODE = 8;
    private static final Set<String> DESIGNS =
            Arrays.stream(DesignKind.values()).map(DesignKind::toString).collect(Collectors.toSet());
    private static final Set<String> METHODS = Set.of("importance", "lines", "surrogate");

    private final PlanNode plan;
    private final Function<PlanNode, Optional<CountHistogram>> histograms;

    /**
     * A reader.
     *
     * @param plan the plan
     * @param histograms the histogram that a section names with its key {@value HistogramReader#KEY}; empty if it is not known
     */
    ExperimentReader(PlanNode plan, Function<PlanNode, Optional<CountHistogram>> histograms) {
        this.plan = plan;
        this.histograms = histograms;
    }

    Study.Experiments read() {
        Optional<VariationModel> variation = plan.optionalMap("variation").map(ExperimentReader::variation);
        if (plan.has("senseError") && variation.filter(VariationModel::acts).isEmpty() && variation.isPresent()) {
            throw plan.error("senseError", "needs a sigma above 0 in variation: nothing varies");
        }
        for (String section : List.of("mismatch", "strength", "senseError", "sense", "sram")) {
            if (plan.has(section) && variation.isEmpty()) {
                throw plan.error("variation", "is missing: " + section + " needs it");
            }
        }
        for (String section : List.of("sense", "energy")) {
            if (plan.has("access") && !plan.has(section)) {
                throw plan.error(section, "is missing: access needs it");
            }
        }
        Optional<SenseErrorPlan> senseError = plan.optionalMap("senseError").map(this::senseError);
        if (plan.has("sense")
                && senseError
                        .filter(errors -> errors.method() != SenseErrorPlan.Method.IMPORTANCE)
                        .isPresent()) {
            throw plan.map("senseError")
                    .error("method", "must be importance beside sense: rates by driven rows need it");
        }
        Optional<Study.Energy> energy = plan.optionalMap("energy").map(ExperimentReader::energy);
        if (plan.has("access") && energy.orElseThrow().states().size() <= LARGEST_CODE) {
            throw plan.map("energy")
                    .error("states", "must reach " + LARGEST_CODE + ": access needs the energies up to there");
        }
        Optional<MonteCarloPlan> mismatch = plan.optionalMap("mismatch").map(ExperimentReader::mismatch);
        Optional<SensePlan> sense = plan.optionalMap("sense").map(this::sense);
        boolean visited = mismatch.filter(states -> states.firstState() == 0 && states.lastState() >= LARGEST_CODE)
                .isPresent();
        if (plan.optionalMap("sense").filter(ExperimentReader::hasHistogram).isPresent() && !visited) {
            throw plan.error(
                    "mismatch",
                    "must visit states 0 to " + LARGEST_CODE + ": sense.histogram places thresholds by them");
        }
        return new Study.Experiments(
                plan.optionalMap("checks")
                        .map(node -> node.allow("cells").choices("cells", StudyReader.CELLS))
                        .orElse(List.of()),
                energy,
                variation,
                mismatch,
                plan.optionalMap("reduction").map(ExperimentReader::reduction),
                plan.optionalMap("strength").map(ExperimentReader::strength),
                senseError,
                new PeripheryPlan(
                        sense,
                        plan.optionalMap("access").map(ExperimentReader::access),
                        plan.optionalMap("digital").map(ExperimentReader::digital),
                        plan.optionalMap("sram").map(ExperimentReader::sram)));
    }

    private SensePlan sense(PlanNode node) {
        node.allow("samples", "jitter", "histogram", "converterSigma");
        if (node.has("converterSigma") && !node.has("histogram")) {
            throw node.error("converterSigma", "has no meaning without histogram");
        }
        double jitter = node.has("jitter") ? node.notNegative("jitter", Dimension.TIME) : 0;
        node.within("jitter", jitter, 0, 100e-12, "0 to 100 ps");
        double sigma = node.has("histogram") ? node.positive("converterSigma", Dimension.VOLTAGE) : 0;
        node.within("converterSigma", sigma, 0, 0.1, "0 to 100 mV");
        return new SensePlan((int) node.integer("samples", 2, 1_000_000), jitter, histogram(node), sigma);
    }

    private static boolean hasHistogram(PlanNode section) {
        return section.has(HistogramReader.KEY);
    }

    private Optional<CountHistogram> histogram(PlanNode section) {
        return hasHistogram(section) ? histograms.apply(section) : Optional.empty();
    }

    private static AccessPlan access(PlanNode node) {
        node.allow("columnsPerUnit", "closure");
        int columns =
                node.has("columnsPerUnit") ? (int) node.integer("columnsPerUnit", 2, 256) : AccessPlan.USUAL_COLUMNS;
        if (256 % columns != 0) {
            throw node.error("columnsPerUnit", "must divide the 256 columns of a tile, was " + columns);
        }
        return new AccessPlan(columns, pairs(node, "closure"));
    }

    private static DigitalPlan digital(PlanNode node) {
        node.allow("loads", "slews");
        List<Double> loads = rising(node, "loads", Dimension.CAPACITANCE);
        loads.forEach(load -> node.within("loads", load, 1e-17, 1e-13, "0.01 fF to 100 fF"));
        List<Double> slews = rising(node, "slews", Dimension.TIME);
        slews.forEach(slew -> node.within("slews", slew, 1e-12, 200e-12, "1 ps to 200 ps"));
        return new DigitalPlan(loads, slews);
    }

    /** At least two values, each above the one before. */
    private static List<Double> rising(PlanNode node, String key, Dimension dimension) {
        List<Double> values = node.positives(key, dimension);
        for (int i = 1; i < values.size(); i++) {
            if (!(values.get(i) > values.get(i - 1))) {
                throw node.error(
                        key,
                        "must rise, but " + node.texts(key).get(i) + " follows "
                                + node.texts(key).get(i - 1));
            }
        }
        if (values.size() < 2) {
            throw node.error(key, "must hold at least two values");
        }
        return values;
    }

    private static SramPlan sram(PlanNode node) {
        node.allow("samples");
        return new SramPlan((int) node.integer("samples", 2, 1_000_000));
    }

    private static VariationModel variation(PlanNode node) {
        node.allow("sigmaOverMu", "avt", "abeta", "globalVth", "globalMobility", "devices");
        if (node.has("sigmaOverMu") && node.has("avt")) {
            throw node.error("avt", "must stand alone or sigmaOverMu must: both give the local sigma of V_T");
        }
        VariationModel model = new VariationModel(
                node.has("sigmaOverMu") ? node.share("sigmaOverMu") : 0,
                node.has("avt") ? node.notNegative("avt", Dimension.VOLTAGE_LENGTH) : 0,
                node.has("abeta") ? node.notNegative("abeta", Dimension.RATIO_LENGTH) : 0,
                node.has("globalVth") ? node.notNegative("globalVth", Dimension.VOLTAGE) : 0,
                node.has("globalMobility") ? node.share("globalMobility") : 0,
                node.texts("devices"));
        node.within("avt", model.avt_Vm(), 0, 20e-9, "0 to 20 mV*um");
        node.within("abeta", model.abeta_m(), 0, 20e-8, "0 to 20 %*um");
        node.within("globalVth", model.globalVth_V(), 0, 0.2, "0 to 200 mV");
        return model;
    }

    private static MonteCarloPlan mismatch(PlanNode node) {
        node.allow("samples", "states", "design");
        int[] states = node.range("states", 0, BLOCK);
        int samples = (int) node.integer("samples", 2, 10_000_000);
        DesignKind design = node.has("design") ? DesignKind.parse(node.choice("design", DESIGNS)) : DesignKind.PLAIN;
        if (design == DesignKind.LATIN_HYPERCUBE
                && (samples % MonteCarloPlan.REPLICATES != 0 || samples < 2 * MonteCarloPlan.REPLICATES)) {
            throw node.error(
                    "samples",
                    "must be a multiple of " + MonteCarloPlan.REPLICATES
                            + ", the replicates of a Latin hypercube, and at least twice that, was " + samples);
        }
        if (design == DesignKind.SOBOL && samples < 2 * MonteCarloPlan.REPLICATES) {
            throw node.error(
                    "samples",
                    "must be at least " + 2 * MonteCarloPlan.REPLICATES + " for " + MonteCarloPlan.REPLICATES
                            + " randomised Sobol sequences, was " + samples);
        }
        if (design == DesignKind.ANTITHETIC && samples % 2 != 0) {
            throw node.error("samples", "must be even for antithetic pairs, was " + samples);
        }
        return new MonteCarloPlan(samples, states[0], states[1], design);
    }

    private static ReductionPlan reduction(PlanNode node) {
        node.allow("bound", "samples", "guard");
        return new ReductionPlan(
                node.has("bound") ? node.positive("bound", Dimension.VOLTAGE) : 0.5e-3,
                node.has("samples") ? (int) node.integer("samples", 2, 10_000) : 2,
                node.has("guard") ? node.share("guard") : 0.01);
    }

    private static StrengthPlan strength(PlanNode node) {
        node.allow("samples", "mixed", "columns");
        return new StrengthPlan((int) node.integer("samples", 20, 1_000_000), pairs(node, "mixed"), (int)
                node.integer("columns", 2, 100_000));
    }

    private SenseErrorPlan senseError(PlanNode node) {
        node.allow("states", "method", "relativeError", "maxSimulations", "subset", "histogram");
        int[] states = node.range("states", 0, LARGEST_CODE);
        double relative = node.share("relativeError");
        if (!(relative > 0)) {
            throw node.error("relativeError", "must be above 0 %, was \"" + node.text("relativeError") + "\"");
        }
        return new SenseErrorPlan(
                states[0],
                states[1],
                node.has("method")
                        ? SenseErrorPlan.Method.valueOf(
                                node.choice("method", METHODS).toUpperCase(Locale.ROOT))
                        : SenseErrorPlan.Method.IMPORTANCE,
                relative,
                (int) node.integer("maxSimulations", 300, 10_000_000),
                node.has("subset") ? (int) node.integer("subset", 100, 1_000_000) / 10 * 10 : 0,
                histogram(node));
    }

    private static Study.Energy energy(PlanNode node) {
        node.allow("wordlineToPrecharge", "recovery", "states", "heldOut");
        int[] states = node.has("states") ? node.range("states", 0, BLOCK) : new int[] {0, BLOCK};
        if (states[0] != 0) {
            throw node.error("states", "must begin with 0, the idle access");
        }
        return new Study.Energy(
                node.positive("wordlineToPrecharge", Dimension.TIME),
                node.positive("recovery", Dimension.TIME),
                IntStream.rangeClosed(0, states[1]).boxed().toList(),
                node.has("heldOut") ? pairs(node, "heldOut") : List.of());
    }

    /** A list of states n+k, both above 0. */
    private static List<int[]> pairs(PlanNode node, String key) {
        List<int[]> states = new ArrayList<>();
        for (String pair : node.texts(key)) {
            String[] parts = pair.split("\\+", -1);
            try {
                int n = Integer.parseInt(parts[0].strip());
                int k = Integer.parseInt(parts[parts.length - 1].strip());
                if (states.stream().anyMatch(state -> state[0] == n && state[1] == k)) {
                    throw node.error(key, "must not have a state twice, has " + n + "+" + k);
                }
                if (parts.length == 2 && n > 0 && k > 0 && n <= BLOCK && k <= BLOCK - n) {
                    states.add(new int[] {n, k});
                    continue;
                }
            } catch (NumberFormatException notANumber) {
                throw node.error(key, "must be a list of n+k such as 2+3, was \"" + pair + "\"");
            }
            throw node.error(
                    key, "must be a list of n+k, both above 0 and with a sum of at most 16, was \"" + pair + "\"");
        }
        return states;
    }
}
