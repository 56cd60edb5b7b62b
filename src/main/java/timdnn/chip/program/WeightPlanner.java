package timdnn.chip.program;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import timdnn.chip.design.Design;
import timdnn.chip.design.TileTiming;
import timdnn.chip.program.TileShares.Offer;
import timdnn.chip.shape.LayerShape;
import timdnn.chip.shape.NetworkShape;

/**
 * Plans of where weights are: the two fixed rules, and one that decides layer by layer. For so many tiles that layers may keep,
 * the best set of layers and of replicas follows from the estimated times ({@link TileShares}); the number of tiles is then the one whose
 * sum of times, with the other layers loaded into what is left, is least. Plans are kept only where their layers can be packed
 * into banks ({@link Packing}).
 */
public final class WeightPlanner {
    /** Numbers of tiles that are tried, about. */
    private static final int STEPS = 64;
    /** An offer must be so much faster than that of fewer tiles. */
    private static final double GAIN = 0.99;

    private final Design design;
    private final TileTiming tile;
    private final NetworkShape network;
    private final int batch;
    private final List<LayerShape> layers;
    private final Mapper mapper;
    private final Map<Integer, double[]> loaded = new HashMap<>();

    /**
     * A planner.
     *
     * @param network the network
     * @param design the chip
     * @param tile its tiles
     * @param batch inferences of a run, positive
     */
    public WeightPlanner(NetworkShape network, Design design, TileTiming tile, int batch) {
        this.design = design;
        this.tile = tile;
        this.network = network;
        this.batch = batch;
        this.layers = network.layers().stream().filter(LayerShape::onTiles).toList();
        this.mapper = new Mapper(design, tile, network, batch);
    }

    /** {@return layers on tiles, in order} */
    public List<LayerShape> layers() {
        return layers;
    }

    /** {@return the chip} */
    public Design design() {
        return design;
    }

    /** {@return tiles that all weights take at least} */
    public int leastTiles() {
        return layers.stream().mapToInt(this::leastTiles).sum();
    }

    private int leastTiles(LayerShape layer) {
        int down = Mapping.ceil(Mapping.ceil(layer.rows(), tile.rowsABlock()), tile.blocks());
        return down * Mapping.ceil(layer.columns(), tile.columns()) * layer.groups();
    }

    /** {@return the plan in which every layer is loaded for each use} */
    public WeightPlan allLoaded() {
        return new WeightPlan(
                WeightPlan.Rule.ALL_LOADED, Map.of(), design.tiles().count());
    }

    /** {@return the plan in which all weights stay, tiles beyond what they need shared by accesses; empty where they do not fit} */
    public Optional<WeightPlan> allStay() {
        int rest = design.tiles().count() - leastTiles();
        double all = layers.stream().mapToDouble(WeightPlanner::work).sum();
        for (int shared = rest; shared >= 0; shared = shared > 0 ? shared * 3 / 4 : -1) {
            Map<String, Integer> tiles = new LinkedHashMap<>();
            for (LayerShape layer : layers) {
                tiles.put(layer.name(), leastTiles(layer) + (int) Math.floor(shared * work(layer) / all));
            }
            if (packed(tiles).isPresent()) {
                return Optional.of(new WeightPlan(WeightPlan.Rule.ALL_STAY, tiles, 0));
            }
        }
        return Optional.empty();
    }

    /**
     * The plan in which all weights stay and the slowest layer by the estimate is as fast as can be: it gets the tiles of its next faster mapping as
     * long as layers can be packed.
     *
     * @return the plan; empty where weights do not fit
     */
    public Optional<WeightPlan> pipelined() {
        List<List<Offer>> offers = layers.stream().map(this::offers).toList();
        int[] taken = new int[offers.size()];
        WeightPlan found = null;
        int slowest = 0;
        while (offers.stream().noneMatch(List::isEmpty)
                && taken[slowest] < offers.get(slowest).size()
                && packed(chosen(offers, taken)).isPresent()) {
            found = new WeightPlan(WeightPlan.Rule.PIPELINED, chosen(offers, taken), 0);
            for (int layer = 0; layer < taken.length; layer++) {
                if (offers.get(layer).get(taken[layer]).time_ps()
                        > offers.get(slowest).get(taken[slowest]).time_ps()) {
                    slowest = layer;
                }
            }
            taken[slowest]++;
        }
        return Optional.ofNullable(found);
    }

    private static double work(LayerShape layer) {
        return (double) layer.multiplyAccumulates() * layer.accesses();
    }

    /** {@return the plan that is fastest by the estimate; empty where no layer that stays makes a run shorter than with all loaded} */
    public Optional<WeightPlan> byLayer() {
        List<List<Offer>> offers = layers.stream().map(this::offers).toList();
        int count = design.tiles().count();
        int step = Mapping.ceil(count, STEPS);
        WeightPlan best = null;
        double fastest = Arrays.stream(loaded(count)).sum();
        for (int kept = 0; kept <= count; kept = kept == count ? count + 1 : Math.min(count, kept + step)) {
            int left = count - kept;
            if (left == 0 || left >= design.banks()) {
                Map<String, Integer> tiles = chosen(offers, TileShares.of(offers, loaded(left), kept));
                Optional<Integer> free =
                        tiles.isEmpty() ? Optional.empty() : packed(tiles).map(Packed::left);
                int forOthers = tiles.size() == layers.size() ? 0 : free.orElse(0);
                if (free.isPresent() && (forOthers > 0 || tiles.size() == layers.size())) {
                    double time = time_ps(tiles, forOthers);
                    if (time < fastest) {
                        fastest = time;
                        best = new WeightPlan(WeightPlan.Rule.BY_LAYER, tiles, forOthers);
                    }
                }
            }
        }
        return Optional.ofNullable(best);
    }

    private Map<String, Integer> chosen(List<List<Offer>> offers, int[] taken) {
        Map<String, Integer> tiles = new LinkedHashMap<>();
        for (int layer = 0; layer < taken.length; layer++) {
            if (taken[layer] != TileShares.LOADED) {
                tiles.put(
                        layers.get(layer).name(),
                        offers.get(layer).get(taken[layer]).tiles());
            }
        }
        return tiles;
    }

    private double time_ps(Map<String, Integer> tiles, int forOthers) {
        double[] others = loaded(forOthers);
        double time = 0;
        for (int layer = 0; layer < layers.size(); layer++) {
            Integer own = tiles.get(layers.get(layer).name());
            time += own == null ? others[layer] : staying_ps(layers.get(layer), own);
        }
        return time;
    }

    /**
     * Estimated time of a layer whose weights stay.
     *
     * @param layer the layer
     * @param tiles tiles that it may take
     * @return ps; infinite where they are too few
     */
    private double staying_ps(LayerShape layer, int tiles) {
        return inPlace(layer, tiles)
                .map(mapping -> mapper.time_ps(layer, mapping, tiles, true))
                .orElse(Double.POSITIVE_INFINITY);
    }

    /** The fastest mapping of a layer on so many tiles, with all its weights in place; empty where they do not fit. */
    private Optional<Mapping> inPlace(LayerShape layer, int tiles) {
        return Optional.ofNullable(mapper.fastest(layer, tiles, true))
                .filter(mapping -> mapping.whole() && mapping.tiles() <= tiles);
    }

    /** Estimated times of layers that are loaded into so many tiles. */
    private double[] loaded(int tiles) {
        return loaded.computeIfAbsent(tiles, count -> {
            if (count == 0) {
                return layers.stream()
                        .mapToDouble(layer -> Double.POSITIVE_INFINITY)
                        .toArray();
            }
            Mapper of = new Mapper(design.with(design.tiles().times(count)), tile, network, batch);
            return layers.stream()
                    .mapToDouble(layer -> of.time_ps(layer, of.fastest(layer, count, false), count, false))
                    .toArray();
        });
    }

    /** What a layer can take: tiles for mappings in which all its weights are in place, and for replicas of them, each faster than all with fewer. */
    private List<Offer> offers(LayerShape layer) {
        int count = design.tiles().count();
        int rowBlocks = Mapping.ceil(layer.rows(), tile.rowsABlock());
        List<Offer> all = new ArrayList<>();
        for (int down = Mapping.ceil(rowBlocks, tile.blocks()); down <= Math.min(rowBlocks, count); down++) {
            Mapping mapping = Mapping.of(layer, design, tile, down);
            if (mapping.whole()) {
                int most = mapper.replicas(mapping, mapping.slices(), count, layer);
                for (int replicas = 1; replicas <= most; replicas++) {
                    int tiles = replicas * mapping.tiles();
                    all.add(new Offer(tiles, mapper.time_ps(layer, mapping, tiles, true)));
                }
            }
        }
        all.sort(Comparator.comparingInt(Offer::tiles).thenComparingDouble(Offer::time_ps));
        List<Offer> faster = new ArrayList<>();
        double fastest = Double.POSITIVE_INFINITY;
        for (Offer offer : all) {
            if (offer.time_ps() < GAIN * fastest) {
                faster.add(offer);
                fastest = offer.time_ps();
            }
        }
        return faster;
    }

    /**
     * Banks of layers whose weights stay.
     *
     * @param plan a plan of this planner
     * @return the bank of the chip by bank of a layer's {@link Layout}, by the layer's name; empty where they do not fit
     */
    public Map<String, int[]> places(WeightPlan plan) {
        return packed(plan.staying()).map(Packed::places).orElse(Map.of());
    }

    /**
     * Layers that are packed into banks.
     *
     * @param places the bank of the chip by bank of a layer's layout, by the layer's name
     * @param left tiles that are left for others
     */
    private record Packed(Map<String, int[]> places, int left) {}

    /** Layers with so many tiles in banks; empty where they do not fit. */
    private Optional<Packed> packed(Map<String, Integer> tiles) {
        Map<String, int[]> places = new HashMap<>();
        Packing packing = new Packing(design);
        List<LayerShape> largestFirst = new ArrayList<>();
        layers.stream().filter(layer -> tiles.containsKey(layer.name())).forEach(largestFirst::add);
        Collections.sort(
                largestFirst,
                Comparator.comparingInt((LayerShape layer) -> tiles.get(layer.name()))
                        .reversed());
        for (LayerShape layer : largestFirst) {
            int own = tiles.get(layer.name());
            Optional<Mapping> found = inPlace(layer, own);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            Mapping mapping = found.get();
            int replicas = mapper.replicas(mapping, mapping.slices(), own, layer);
            Layout layout = Layout.of(design, mapping.down(), mapping.slices());
            Optional<int[]> place = packing.take(layout, mapping.down(), mapping.slices(), replicas);
            if (place.isEmpty()) {
                return Optional.empty();
            }
            places.put(layer.name(), place.orElseThrow());
        }
        return Optional.of(new Packed(places, packing.left()));
    }

    /**
     * Estimated time of a layer under a plan, and under the other choice for it alone.
     *
     * @param plan the plan
     * @param layer the layer, on tiles
     * @return both
     */
    public Prediction prediction(WeightPlan plan, LayerShape layer) {
        int own = plan.staying()
                .getOrDefault(layer.name(), Math.min(design.tiles().count(), leastTiles(layer)));
        int others =
                plan.loadedTiles() > 0 ? plan.loadedTiles() : design.tiles().count();
        return new Prediction(staying_ps(layer, own), loaded(others)[layers.indexOf(layer)]);
    }

    /**
     * What the estimate says of a layer.
     *
     * @param staying_ps time with its weights in place, on the tiles that the plan gives it or else the fewest; infinite where
     *     they do not fit the chip
     * @param loaded_ps time with its weights loaded into the tiles for layers that are loaded; of all where there are none
     */
    @SuppressWarnings("MemberName") // suffixes are units
    public record Prediction(double staying_ps, double loaded_ps) {}
}
