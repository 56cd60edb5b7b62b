package timdnn.chip.program;

import timdnn.chip.design.Design;
import timdnn.chip.design.TileKind;
import timdnn.chip.design.TileTiming;
import timdnn.chip.design.Tiles.Baseline;
import timdnn.chip.design.Units;
import timdnn.chip.shape.LayerShape;
import timdnn.chip.shape.NetworkShape;

/** Chooses for each layer the mapping that a simple estimate finds the fastest; of equals, that with the fewest tiles a slice. */
final class Mapper {
    private final Design design;
    private final TileTiming tile;
    private final NetworkShape network;
    private final int batch;

    Mapper(Design design, TileTiming tile, NetworkShape network, int batch) {
        this.design = design;
        this.tile = tile;
        this.network = network;
        this.batch = batch;
    }

    /**
     * The fastest mapping.
     *
     * @param layer the layer
     * @param budget tiles that it may take
     * @param resident whether its weights have to be in place at once
     * @return the mapping; with {@code resident} and too small a budget that of the fewest tiles
     */
    Mapping fastest(LayerShape layer, int budget, boolean resident) {
        int rowBlocks = Mapping.ceil(layer.rows(), tile.rowsABlock());
        int least = Math.min(budget, Mapping.ceil(rowBlocks, tile.blocks()));
        Mapping best = null;
        double fastest = Double.POSITIVE_INFINITY;
        for (int down = resident ? least : 1; down <= Math.min(rowBlocks, budget); down++) {
            Mapping mapping = Mapping.of(layer, design, tile, down);
            boolean fits = !resident || (mapping.whole() && mapping.tiles() <= budget);
            if (mapping.atOnce() > 0 && (fits || best == null)) {
                double time = fits ? time_ps(layer, mapping, budget, resident) : Double.POSITIVE_INFINITY;
                if (best == null || time < fastest * (1 - 1e-9)) {
                    best = mapping;
                    fastest = time;
                }
            }
        }
        return best;
    }

    /** Replicas of so many slices. */
    int replicas(Mapping mapping, int slices, int budget, LayerShape layer) {
        int room = Math.min(Layout.replicas(design, mapping.down(), slices), budget / (mapping.down() * slices));
        return (int) Math.max(1, Math.min(room, (long) layer.positions() * batch));
    }

    /** Accesses of a tile in a pass; rows of zero inputs that a near-memory tile skips are left out. */
    int accesses(LayerShape layer, int blocks) {
        double read = skips() ? blocks * network.density(layer).activations() : blocks;
        return Math.max(1, (int) Math.ceil(read - 1e-9));
    }

    private boolean skips() {
        return design.tiles().baseline().map(Baseline::skipZeroRows).orElse(false);
    }

    /** Passes over the blocks for a vector. */
    int passes(LayerShape layer) {
        boolean twoBits = design.tiles().kind() == TileKind.NEAR_MEMORY
                && design.tiles().baseline().orElseThrow().twoBitsAPass();
        return twoBits ? Mapping.ceil(layer.accesses(), 2) : layer.accesses();
    }

    /** Bits of a partial sum: the design's for activations of two bits, one more for every bit more. */
    int sumBits(LayerShape layer) {
        return design.memory().sum_bits() + Math.max(0, layer.accesses() - 2);
    }

    /** Bytes of sums between two passes over the rows that the partial-sum buffers do not hold. */
    long spilled_B(LayerShape layer, int columns) {
        long sums = (long) layer.positions() * batch * columns;
        long bytes = (sums * sumBits(layer) + Byte.SIZE - 1) / Byte.SIZE;
        return bytes <= (long) design.banks() * design.memory().partialSum_B() ? 0 : bytes;
    }

    /** Estimated time of a layer in a mapping, ps; without {@code resident} with its weights loaded and written. */
    double time_ps(LayerShape layer, Mapping mapping, int budget, boolean resident) {
        double time = resident ? 0 : loading_ps(layer, mapping);
        long spilled =
                spilled_B(layer, Math.min(mapping.atOnce() * mapping.sliceColumns(), layer.columns() * layer.groups()));
        int transfers = 2 * (mapping.rowPasses() - 1) * Mapping.ceil(mapping.slices(), mapping.atOnce());
        time += transfers * (double) design.dram_ps(spilled);
        int full = mapping.slices() / mapping.atOnce();
        int rest = mapping.slices() % mapping.atOnce();
        time += full * pass_ps(layer, mapping, mapping.atOnce(), budget);
        return rest == 0 ? time : time + pass_ps(layer, mapping, rest, budget);
    }

    /** Weights are written as they come, the rows of all tiles together. */
    private double loading_ps(LayerShape layer, Mapping mapping) {
        long rows = Mapping.ceil(layer.rows(), (long) mapping.down() * mapping.rowPasses());
        long written = Math.min(tile.rows(), rows)
                * mapping.rowPasses()
                * Mapping.ceil(mapping.slices(), mapping.atOnce())
                * tile.rowWrite_ps();
        return Math.max(design.dram_ps(weightBytes(layer.weights())), written);
    }

    private double pass_ps(LayerShape layer, Mapping mapping, int slices, int budget) {
        int replicas = replicas(mapping, slices, budget, layer);
        long rounds = ((long) layer.positions() * batch + replicas - 1) / replicas;
        double access = (double) accesses(layer, mapping.blocks()) * passes(layer) * tile.access_ps();
        double slicesABank = Math.ceil((double) slices * replicas / design.banks());
        double service = slicesABank * service_ps(layer, mapping);
        double single = access + tile.pipeline_ps() + service;
        return mapping.rowPasses() * ((rounds - 1) * Math.max(access, service) + single);
    }

    /** What a bank takes for a slice's sums of a vector. */
    private double service_ps(LayerShape layer, Mapping mapping) {
        Units units = design.units();
        int columns = mapping.sliceColumns();
        long words = design.memory().words((long) columns * sumBits(layer));
        int buffered = mapping.rowPasses() > 1 || mapping.down() > design.fewestTiles() ? 2 : 0;
        long ports =
                switch (design.memory().partialSums()) {
                    case DIRECT -> buffered * words / design.memory().partialSumPorts();
                    case BUFFERED ->
                        (2L * Math.min(mapping.down(), design.fewestTiles()) + buffered)
                                * words
                                / design.memory().partialSumPorts();
                };
        long reduce = mapping.down() * Units.cycles(columns, units.reduceAdders());
        long special = units.cycles(layer.special(), columns);
        return design.cycle_ps() * (double) Math.max(Math.max(ports, reduce), special);
    }

    static long weightBytes(long weights) {
        return Mapping.ceil(2 * weights, Byte.SIZE);
    }
}
