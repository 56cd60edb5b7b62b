package timdnn.chip.execution;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import timdnn.array.ArrayGeometry;
import timdnn.chip.shape.Density;
import timdnn.chip.shape.LayerShape;
import timdnn.chip.shape.NetworkShape;
import timdnn.chip.shape.SpecialWork;
import timdnn.network.InputCode;
import timdnn.network.MatrixLayer;
import timdnn.network.TernaryNetwork;
import timdnn.tile.AccessTally;
import timdnn.tile.TernaryMatrix;

/**
 * The shapes of a network that has weights. Density of weights is counted; that of what drives wordlines is taken from counted
 * accesses where there are some.
 */
public final class TernaryShapes {
    private final TernaryNetwork network;
    private final double assumed;

    private TernaryShapes(TernaryNetwork network, double assumed) {
        this.network = network;
        this.assumed = assumed;
    }

    /**
     * Shapes of a network whose inputs are not known.
     *
     * @param network the network
     * @param activations share of activations that are taken not to be zero
     * @return its shapes, with the counted density of weights
     * @throws IllegalArgumentException if it has no layer on tiles
     */
    public static NetworkShape of(TernaryNetwork network, double activations) {
        return new TernaryShapes(network, activations).shapes(List.of(), ArrayGeometry.PAPER);
    }

    /**
     * Shapes of a network whose accesses were counted.
     *
     * @param network the network
     * @param tallies accesses by matrix layer
     * @param geometry of the tile that they were counted on
     * @return its shapes, with counted densities
     * @throws IllegalArgumentException if it has no layer on tiles
     */
    public static NetworkShape of(TernaryNetwork network, List<AccessTally> tallies, ArrayGeometry geometry) {
        return new TernaryShapes(network, 1).shapes(tallies, geometry);
    }

    private NetworkShape shapes(List<AccessTally> tallies, ArrayGeometry geometry) {
        List<LayerShape> layers = new ArrayList<>();
        List<MatrixLayer> matrices = network.matrixLayers();
        for (int index = 0; index < matrices.size(); index++) {
            Optional<AccessTally> tally = tallies.isEmpty() ? Optional.empty() : Optional.of(tallies.get(index));
            boolean last = index == matrices.size() - 1;
            layers.add(layer(matrices.get(index), last, last || index == 0, tally, geometry));
        }
        return new NetworkShape(network.name(), "model " + network.name(), layers, Density.of(assumed, 0));
    }

    private LayerShape layer(
            MatrixLayer layer, boolean last, boolean edge, Optional<AccessTally> tally, ArrayGeometry geometry) {
        TernaryMatrix weights = layer.weights();
        int step = step(layer);
        int input = network.steps().get(step).inputs().get(0);
        int bits = layer.separateSigns()
                ? 2
                : layer.inputCode().kind() == InputCode.Kind.TERNARY
                        ? 0
                        : layer.inputCode().kind().bits();
        Set<String> from = new LinkedHashSet<>();
        sources(input, from);
        return new LayerShape(
                layer.name(),
                weights.rows(),
                weights.columns(),
                1,
                layer.positions(),
                network.shape(input).size(),
                kept(step, layer),
                List.copyOf(from),
                0,
                "",
                last ? new SpecialWork(0, 0, 0, 0) : SpecialWork.RELU,
                edge && network.matrixLayers().size() > 2,
                bits,
                true,
                Optional.of(density(weights, bits, tally, geometry)));
    }

    private int step(MatrixLayer layer) {
        for (int step = 0; step < network.steps().size(); step++) {
            if (network.steps().get(step).layer() == layer) {
                return step;
            }
        }
        throw new IllegalArgumentException(layer.name() + " must be a layer of " + network.name());
    }

    /** Matrix layers that a result comes from. */
    private void sources(int result, Set<String> into) {
        if (result > 0) {
            TernaryNetwork.Step step = network.steps().get(result - 1);
            if (step.layer() instanceof MatrixLayer matrix) {
                into.add(matrix.name());
            } else {
                step.inputs().forEach(input -> sources(input, into));
            }
        }
    }

    /** Values that the next layer on tiles reads of a result, after pooling; all of them where there is none. */
    private long kept(int step, MatrixLayer layer) {
        for (int later = step + 1; later < network.steps().size(); later++) {
            if (network.steps().get(later).layer() instanceof MatrixLayer) {
                int input = network.steps().get(later).inputs().get(0);
                Set<String> from = new LinkedHashSet<>();
                sources(input, from);
                if (from.contains(layer.name())) {
                    return network.shape(input).size();
                }
            }
        }
        return layer.outputShape().size();
    }

    private Density density(TernaryMatrix weights, int bits, Optional<AccessTally> tally, ArrayGeometry geometry) {
        double plain = 1 - weights.zeroShare();
        if (tally.isEmpty()) {
            return new Density(plain, assumed, Density.of(assumed, bits).bits());
        }
        long[][] counts = tally.get().histogram();
        double products = 0;
        double columns = 0;
        for (int n = 0; n < counts.length; n++) {
            for (int k = 0; k < counts[n].length; k++) {
                products += (double) counts[n][k] * (n + k);
                columns += counts[n][k];
            }
        }
        int blocks = geometry.blocksFor(weights.rows());
        double rows = tally.get().accesses() * (double) weights.rows() / blocks;
        double driven = tally.get().activeRows() / rows;
        double share = products / (columns * weights.rows() / blocks);
        double activations = Math.min(1, driven / Density.of(1, bits).bits());
        return new Density(driven == 0 ? plain : Math.min(1, share / driven), activations, driven);
    }
}
