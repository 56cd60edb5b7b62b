package timdnn.chip.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import timdnn.chip.design.Design;
import timdnn.chip.energy.EnergyAccounting;

/** One product on accesses of 16 rows, of 8 rows, and row by row with and without savings, over the density of weights and inputs. */
public final class KernelComparison {
    private static final double[] DENSITIES = {0.2, 0.4, 0.6, 0.8, 1.0};

    private KernelComparison() {}

    /**
     * Compares designs.
     *
     * @param designs the designs
     * @param accounting accounting for a design
     * @return a row a design and density
     */
    public static List<KernelRow> rows(List<Design> designs, Function<Design, EnergyAccounting> accounting) {
        List<KernelRow> rows = new ArrayList<>();
        for (Design design : designs) {
            for (double density : DENSITIES) {
                rows.add(new KernelRow(density, FullTiles.run(design, accounting, density)));
            }
        }
        return rows;
    }
}
