package timdnn.chip.exploration;

import java.util.Optional;
import timdnn.chip.design.Design;
import timdnn.chip.design.Tiles;
import timdnn.chip.energy.ChipResult;
import timdnn.network.accuracy.DieAccuracy;
import timdnn.network.accuracy.ReadAccuracy;

/**
 * A chip on a network: what it is, what a run takes, and how well it classifies.
 *
 * @param reading how tiles are read
 * @param result a run
 * @param accuracy accuracy with errors independent of each other, the same for any number of tiles
 * @param onDies accuracy over dies, where it was asked for and the table knows dies of such a reading
 */
public record ChipVariant(Reading reading, ChipResult result, ReadAccuracy accuracy, Optional<DieAccuracy> onDies) {
    /**
     * A design with other tiles.
     *
     * @param base banks, buffers, units and memory
     * @param reading how tiles are read
     * @param tiles tiles of the chip
     * @return the design
     */
    public static Design design(Design base, Reading reading, int tiles) {
        return base.on(reading.table().file())
                .with(new Tiles(
                        base.tiles().kind(),
                        tiles,
                        reading.rowsAnAccess(),
                        reading.fewerThresholds(),
                        base.tiles().baseline()));
    }

    /** {@return where its weights are: `stay`, `load` or `by-layer`} */
    public String weights() {
        return result.weightUse().rule();
    }

    /** {@return area, m²; not a number where the table lacks that of a tile} */
    public double area_m2() {
        return result.area_m2().map(area -> area.nominal()).orElse(Double.NaN);
    }
}
