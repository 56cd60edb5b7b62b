package timdnn.chip.comparison;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import timdnn.chip.Figure;
import timdnn.chip.design.Design;
import timdnn.chip.design.TileTiming;
import timdnn.chip.energy.ChipResult;
import timdnn.chip.energy.DensityRange;
import timdnn.chip.energy.EnergyAccounting;
import timdnn.chip.shape.Density;
import timdnn.chip.shape.LayerShape;
import timdnn.chip.shape.NetworkShape;
import timdnn.chip.shape.SpecialWork;

/** A layer that keeps every tile of a chip busy: as many rows and columns as a tile has, in as many replicas as there are tiles. */
public final class FullTiles {
    /** Vectors of each tile: so many that the beginning and the end weigh less than a thousandth. */
    private static final int VECTORS = 2048;

    private FullTiles() {}

    /**
     * A run of the layer without memory outside.
     *
     * @param design the design
     * @param accounting accounting for a design
     * @param density share of weights and activations that are not zero, with its range
     * @return the result
     */
    public static ChipResult run(Design design, Function<Design, EnergyAccounting> accounting, Figure density) {
        Design free = design.with(design.memory().withoutDram());
        EnergyAccounting accounts = accounting.apply(free);
        DensityRange range = new DensityRange(
                Density.of(density.low(), 0), Density.of(density.nominal(), 0), Density.of(density.high(), 0));
        return accounts.run(of(free, accounts.tile(), density.nominal()), range, 1);
    }

    /**
     * The same at one density.
     *
     * @param design the design
     * @param accounting accounting for a design
     * @param density share of weights and activations that are not zero
     * @return the result
     */
    static ChipResult run(Design design, Function<Design, EnergyAccounting> accounting, double density) {
        Design free = design.with(design.memory().withoutDram());
        EnergyAccounting accounts = accounting.apply(free);
        return accounts.run(of(free, accounts.tile(), density), DensityRange.exact(Density.of(density, 0)), 1);
    }

    /** The layer as a network, with ternary activations. */
    static NetworkShape of(Design design, TileTiming tile, double density) {
        int positions = VECTORS * design.tiles().count();
        LayerShape layer = new LayerShape(
                "full tiles",
                tile.rows(),
                tile.columns(),
                1,
                positions,
                (long) positions * tile.rows(),
                (long) positions * tile.columns(),
                List.of(),
                0,
                "",
                SpecialWork.RELU,
                false,
                0,
                true,
                Optional.empty());
        return new NetworkShape(
                "full-tiles", "as many rows and columns as a tile has", List.of(layer), Density.of(density, 0));
    }
}
