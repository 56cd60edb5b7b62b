package timdnn.chip.energy;

import static timdnn.chip.Expression.product;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import timdnn.chip.ComponentCatalogue;
import timdnn.chip.Expression;
import timdnn.chip.Figure;
import timdnn.chip.TableFigures;
import timdnn.chip.design.Tiles;
import timdnn.chip.shape.Density;
import timdnn.lut.table.AccessEnergy;
import timdnn.lut.table.PeripheryEnergy;
import timdnn.lut.tile.PartEnergy;

/**
 * Energy of a block's access by the counts of its products: with p = weights · driven rows the share of products that are
 * not zero, n + k is binomial in the rows of an access and each product is +1 or -1 with the same probability,
 *
 * <p>E(column) = E_precharge + Σ P(n, k)·(E_bitline(n, k) + E_conversion(n) + E_conversion(k)) + E_sampling + E_digital.
 *
 * <p>Where a conversion ends after the first T thresholds, counts above T are priced as T: an upper bound, since the table's conversion of
 * code T has a step more.
 */
final class ColumnPrices {
    private static final String CAUSE = "density of products";

    private final TableFigures table;
    private final ComponentCatalogue components;
    private final AccessEnergy energy;
    private final PeripheryEnergy periphery;
    private final int rows;
    private final int most;
    private final DensityRange density;

    ColumnPrices(TableFigures table, ComponentCatalogue components, Tiles tiles, DensityRange density) {
        this.table = table;
        this.components = components;
        this.rows = tiles.rowsAnAccess();
        this.most = tiles.thresholds().orElse(Integer.MAX_VALUE);
        this.density = density;
        this.energy = table.table().accessEnergy();
        this.periphery = table.periphery();
    }

    /** {@return parts of the energy of a column, J} */
    List<Expression> column() {
        List<Expression> parts = new ArrayList<>();
        parts.add(part("bitlines", shares -> energy.precharge_J() + mean(shares, energy::bitline_J)));
        parts.add(part("sampling", shares -> periphery.sampling_J()));
        parts.add(part(
                "conversions",
                shares -> mean(shares, (n, k) -> periphery.conversions_J(Math.min(n, most), Math.min(k, most)))));
        if (periphery.digital_J() > 0) {
            parts.add(product(
                    "digital",
                    "J",
                    table.simulated("column: digital", "J", "accessEnergy.periphery.digital_J", periphery.digital_J()),
                    components.figure("logic.glitches")));
        }
        return parts;
    }

    /** {@return energy of wordlines and decoder of an access, J} */
    Expression wordlines() {
        int columns = table.geometry().columns();
        return part(
                "wordlines",
                shares -> columns * (rows * shares.bits() * energy.wordlinePerRow_J() + periphery.decoder_J()));
    }

    private Expression part(String name, java.util.function.ToDoubleFunction<Density> of) {
        double nominal = of.applyAsDouble(density.nominal());
        double one = of.applyAsDouble(density.low());
        double other = of.applyAsDouble(density.high());
        Figure price = new Figure(
                "column: " + name,
                "J",
                Math.min(nominal, Math.min(one, other)),
                nominal,
                Math.max(nominal, Math.max(one, other)),
                "S",
                "table " + table.table().name() + ", conditions[0].accessEnergy, at the network's density of products",
                CAUSE);
        return product(name, "J", price, reach());
    }

    /** How far whole accesses may be off the table, as its energies by part say. */
    private Figure reach() {
        double low = 1;
        double high = 1;
        for (PartEnergy part : table.energy().access()) {
            double estimate = part.energy_J().estimate();
            if (!part.part().equals("digital") && estimate > 0) {
                low = Math.min(low, part.energy_J().low() / estimate);
                high = Math.max(high, part.energy_J().high() / estimate);
            }
        }
        return new Figure(
                "energies of whole accesses over the table's",
                "",
                Math.max(0, low),
                1,
                high,
                "S",
                "table " + table.table().name() + ", conditions[0].energy.access",
                "energies of an access");
    }

    private double mean(Density shares, BiFunction<Integer, Integer, Double> of) {
        double product = shares.products();
        double sum = 0;
        for (int n = 0; n <= rows; n++) {
            for (int k = 0; n + k <= rows; k++) {
                sum += trinomial(n, k, product / 2) * of.apply(n, k);
            }
        }
        return sum;
    }

    private double trinomial(int n, int k, double each) {
        double probability = Math.pow(1 - 2 * each, rows - n - k) * Math.pow(each, n + k);
        for (int index = 1; index <= n + k; index++) {
            probability *= (double) (rows - n - k + index) / index;
        }
        for (int index = 1; index <= k; index++) {
            probability *= (double) (n + index) / index;
        }
        return probability;
    }
}
