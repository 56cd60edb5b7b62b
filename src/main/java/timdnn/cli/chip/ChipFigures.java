package timdnn.cli.chip;

import static timdnn.characterization.figure.FigureDefinition.fact;
import static timdnn.characterization.figure.FigureDefinition.figure;
import static timdnn.characterization.figure.FigureStatus.D;
import static timdnn.characterization.figure.FigureStatus.S;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import timdnn.characterization.figure.FigureDefinition;
import timdnn.characterization.figure.FigureGroup;
import timdnn.characterization.figure.FigureList;
import timdnn.characterization.figure.FigurePart;
import timdnn.characterization.statistics.Estimate;
import timdnn.chip.Expression;
import timdnn.chip.Interval;
import timdnn.chip.energy.BreakdownRow;
import timdnn.chip.energy.ChipResult;
import timdnn.chip.energy.Pipelined;
import timdnn.chip.energy.WeightUse;
import timdnn.chip.energy.WeightUse.LayerUse;
import timdnn.chip.schedule.LayerSchedule;

/** Figures of a network's run on a chip. */
final class ChipFigures {
    private static final double S_PER_PS = 1e-12;

    /** A layer and the run that it is part of. */
    private record Layer(LayerSchedule schedule, ChipResult result) {}

    /** Time of a run. */
    static final FigureDefinition<ChipResult> LATENCY = figure(
                    "latency_s", "s", S, "time of a run of `batch` inferences, weights loaded where they do not stay")
            .bounds(result -> of(result.latency_s()));

    /** Rate. */
    static final FigureDefinition<ChipResult> RATE = figure("inferencesPerSecond", "1/s", S, "runs one after the other")
            .bounds(result -> of(result.inferencesPerSecond()));

    /** Energy of an inference. */
    static final FigureDefinition<ChipResult> ENERGY = figure(
                    "energy_J", "J", S, "of an inference: all rows of `breakdown` over `batch`")
            .bounds(result -> of(result.energy_J()));

    /** Mean power. */
    static final FigureDefinition<ChipResult> POWER =
            figure("power_W", "W", S, "energy of a run over its time").bounds(result -> of(result.power_W()));

    /** Power of the hungriest layer. */
    static final FigureDefinition<ChipResult> PEAK_POWER = figure(
                    "peakPower_W", "W", S, "mean power of the layer where it is highest")
            .bounds(result -> of(result.peakPower_W()));

    /** Area. */
    static final FigureDefinition<ChipResult> AREA = figure(
                    "area_m2",
                    "m2",
                    S,
                    "tiles, memories, reduce and special-function units; null where the table lacks the area of a tile")
            .bounds(result -> result.area_m2().flatMap(ChipFigures::of));

    /** Highest rate. */
    static final FigureDefinition<ChipResult> PEAK = figure(
                    "peakOpsPerSecond",
                    "1/s",
                    S,
                    "all tiles without a pause, every column in use, an access a product; a multiplication and an addition are"
                            + " two operations")
            .bounds(result -> Optional.of(exact(result.peakOpsPerSecond())));

    /** Rate of the run. */
    static final FigureDefinition<ChipResult> SUSTAINED = figure(
                    "sustainedOpsPerSecond",
                    "1/s",
                    S,
                    "operations of the run over its time, whatever bits activations have")
            .bounds(result -> of(result.sustainedOpsPerSecond()));

    private static final FigureGroup<BreakdownRow> ROW = FigureGroup.of(
            fact("layer", "the layer").text(BreakdownRow::layer),
            fact("component", "what did it").text(BreakdownRow::component),
            fact("action", "what it did; `leakage`: power at rest").text(BreakdownRow::action),
            figure("count", "", S, "how often in the run").count(BreakdownRow::count),
            figure("energy_J", "J", S, "of all of these").bounds(row -> of(row.energy_J())),
            figure("parts_J", "J", S, "the energy by part").byName(ChipFigures::parts),
            figure(
                            "time_s",
                            "s",
                            S,
                            "components at work on it, summed over them; 0 where it happens within another action")
                    .number(BreakdownRow::time_s));

    private static final FigureGroup<WeightUse.Way> WAY = FigureGroup.of(
            fact("rule", "`stay` and `pipeline`: all weights; `load`: none; `by-layer`: those of some layers")
                    .text(way -> way.plan().rule().word()),
            fact("chosen", "whether the run is of this one").verdict(WeightUse.Way::chosen),
            figure("latency_s", "s", S, "time of a run").number(WeightUse.Way::latency_s),
            figure("energy_J", "J", S, "of an inference").number(WeightUse.Way::energy_J),
            figure("stayingTiles", "", S, "tiles for layers whose weights stay")
                    .count(way -> way.plan().stayingTiles()),
            figure("loadedTiles", "", S, "tiles that the other layers are loaded into, one after the other")
                    .count(way -> way.plan().loadedTiles()));

    private static final FigureGroup<LayerUse> USE = FigureGroup.of(
            fact("layer", "its name").text(LayerUse::layer),
            fact("stays", "whether its weights stay in tiles of their own").verdict(LayerUse::stays),
            figure("tiles", "", S, "tiles at work on it at once, with all replicas")
                    .count(LayerUse::tiles),
            figure("replicas", "", S, "copies of its weights").count(LayerUse::replicas),
            figure(
                            "staying_s",
                            "s",
                            D,
                            "estimated time with its weights in place, on the tiles that it has or else the fewest; null where they"
                                    + " do not fit")
                    .number(use -> Double.isFinite(use.staying_s()) ? use.staying_s() : Double.NaN),
            figure(
                            "loaded_s",
                            "s",
                            D,
                            "estimated time with its weights loaded into the tiles for layers that are loaded")
                    .number(LayerUse::loaded_s));

    private static final FigureGroup<Layer> LAYER = FigureGroup.of(
            fact("layer", "its name").text(layer -> layer.schedule().layer()),
            figure("start_s", "s", S, "when it begins")
                    .number(layer -> S_PER_PS * layer.schedule().start_ps()),
            figure("time_s", "s", S, "how long it takes")
                    .number(layer -> S_PER_PS * layer.schedule().time_ps()),
            figure("multiplyAccumulates", "", S, "of the run")
                    .count(layer -> layer.schedule().multiplyAccumulates()),
            figure("utilisation", "", S, "share of all tiles' time in which they access")
                    .number(layer -> utilisation(layer)),
            figure("stalls", "", S, "share of all tiles' time by cause").byName(ChipFigures::stalls));

    private static final FigureGroup<Piped> PIPELINE = FigureGroup.of(
            figure("inFlight", "", S, "runs under way at a time, at most: as many as the activation buffers hold")
                    .count(piped -> piped.of().schedule().inFlight()),
            figure("runs", "", S, "runs of the schedule")
                    .count(piped -> piped.of().schedule().runs()),
            figure("period_s", "s", S, "from one run's end to the next's, mean over the middle third of runs")
                    .number(piped -> piped.of().period_s()),
            figure("inferencesPerSecond", "1/s", S, "while the pipeline is full")
                    .number(piped -> piped.of().inferencesPerSecond()),
            figure("energy_J", "J", S, "of an inference while the pipeline is full")
                    .number(piped -> piped.of().energy_J()),
            figure("utilisation", "", S, "share of all tiles' time in which they access, filling and draining included")
                    .number(piped -> piped.of().utilisation(piped.tiles())),
            figure(
                            "stalls",
                            "",
                            S,
                            "shares of all tiles' time by cause as above, and `layerBefore`, `activationRoom`; with `utilisation` and"
                                    + " work that neighbours wait for they make 1")
                    .byName(piped -> piped.of().stalls(piped.tiles())));

    /** All keys. */
    static final FigureGroup<ChipResult> ALL = FigureGroup.of(
            fact("network", "name and width").text(result -> result.network().name()),
            fact("source", "what defines its shapes")
                    .text(result -> result.network().source()),
            fact("design", "name of the chip").text(result -> result.design().name()),
            figure("batch", "", S, "inferences of a run").count(ChipResult::batch),
            fact("weightsStay", "whether all weights are in place before a run")
                    .verdict(result -> result.schedule().program().resident()),
            fact("weightChoice", "where weights are, and why")
                    .text(result -> result.weightUse().why()),
            LATENCY,
            figure("ideal_s", "s", S, "the same operations at the peak rate").number(ChipResult::ideal_s),
            figure("loading_s", "s", S, "to write weights that stay, once; 0 where none stay")
                    .number(ChipResult::loading_s),
            RATE,
            FigurePart.nullable(
                    "pipeline",
                    "inferences that follow each other through layers whose weights stay, by a schedule of several; null where weights"
                            + " do not all stay, a layer runs in the special-function unit, or the layers do not fit the"
                            + " instruction memory together",
                    ChipFigures::piped,
                    PIPELINE),
            ENERGY,
            figure("idleLeakage_J", "J", S, "of it, in a run: leakage of tiles while they do not access")
                    .number(ChipResult::idleLeakage_J),
            POWER,
            PEAK_POWER,
            AREA,
            PEAK,
            SUSTAINED,
            figure("utilisation", "", S, "share of all tiles' time in which they access")
                    .number(ChipResult::tileUtilisation),
            figure("columnUtilisation", "", S, "share of columns that hold weights, over all accesses")
                    .number(ChipResult::columnUtilisation),
            figure("multiplyAccumulates", "", S, "of the run")
                    .count(result -> result.schedule().multiplyAccumulates()),
            figure("weights", "", S, "ternary weights")
                    .count(result -> result.network().weights()),
            figure(
                            "stalls",
                            "",
                            S,
                            "share of all tiles' time by cause: `weightsFromDram`, `tileWrites`, `inputsFromDram`,"
                                    + " `outputsToDram`, `activationPort`, `partialSumPort`, `reduceUnit`,"
                                    + " `specialFunctionUnit`, `endOfLayer`, `unmapped`; with `utilisation` and work that"
                                    + " neighbours wait for they make 1")
                    .byName(ChipResult::stalls),
            FigureList.of(
                    "weightWays",
                    "plans of where weights are that were scheduled",
                    result -> result.weightUse().ways(),
                    WAY),
            FigureList.of(
                    "weightUse",
                    "layers on tiles in order, and what decides for each",
                    result -> result.weightUse().layers(),
                    USE),
            FigureList.of("layers", "layers in the order in which they run", ChipFigures::layers, LAYER),
            FigureList.of("breakdown", "energies; they add up to that of the run", ChipResult::rows, ROW));

    private ChipFigures() {}

    /** A pipeline on so many tiles. */
    private record Piped(Pipelined of, int tiles) {}

    private static Optional<Piped> piped(ChipResult result) {
        return result.pipelined()
                .map(found -> new Piped(found, result.schedule().tiles()));
    }

    private static List<Layer> layers(ChipResult result) {
        return result.schedule().layers().stream()
                .map(layer -> new Layer(layer, result))
                .toList();
    }

    private static double utilisation(Layer layer) {
        double accesses = layer.schedule().count(timdnn.chip.schedule.Action.ACCESS);
        return accesses
                * layer.result().tile().access_ps()
                / Math.max(
                        1.0,
                        (double) layer.schedule().time_ps()
                                * layer.result().schedule().tiles());
    }

    private static Map<String, Double> stalls(Layer layer) {
        Map<String, Double> stalls = new LinkedHashMap<>();
        double all = Math.max(
                1.0,
                (double) layer.schedule().time_ps() * layer.result().schedule().tiles());
        layer.schedule().stalls_ps().forEach((cause, time) -> stalls.put(cause.word(), time / all));
        return stalls;
    }

    private static Map<String, Double> parts(BreakdownRow row) {
        Map<String, Double> parts = new LinkedHashMap<>();
        row.parts_J().forEach(part -> parts.merge(part.name(), row.count() * part.nominal(), Double::sum));
        return parts;
    }

    private static Optional<Estimate> of(Expression expression) {
        if (!(expression.nominal() > 0)) {
            return Optional.of(exact(0));
        }
        return Optional.of(estimate(Interval.of(expression)));
    }

    /** Bounds without simulations of their own. */
    static Estimate estimate(Interval interval) {
        return new Estimate(interval.estimate(), interval.low(), interval.high(), 0);
    }

    private static Estimate exact(double value) {
        return new Estimate(value, value, value, 0);
    }
}
