package timdnn.lut.tile;

import java.util.Optional;

/**
 * What dies and chips need beyond the tables of a column; each is there where the campaign simulated it.
 *
 * @param cellPaths strengths of all read paths of a cell
 * @param rowLoad what driven rows without a product change
 * @param converter thresholds, comparators and what else moves a reading
 * @param schedule of a whole access
 * @param energy of a tile's access by part, leakage and writing
 * @param sram the 6T array of the near-memory baseline
 * @param digital digital cells and blocks
 * @param area of the tile
 * @param nearMemoryArea of the near-memory tile
 */
public record TileTables(
        Optional<CellPaths> cellPaths,
        Optional<RowLoad> rowLoad,
        Optional<Converter> converter,
        Optional<AccessSchedule> schedule,
        Optional<TileEnergy> energy,
        Optional<SramArray> sram,
        Optional<DigitalLogic> digital,
        Optional<TileArea> area,
        Optional<TileArea> nearMemoryArea) {
    /** Nothing but the tables of a column. */
    public static final TileTables NONE = new TileTables(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
}
