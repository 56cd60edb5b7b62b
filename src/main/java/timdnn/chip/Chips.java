package timdnn.chip;

import static timdnn.chip.Expression.product;
import static timdnn.chip.Expression.quotient;

import java.util.List;

/** The chips that are compared: ours, the near-memory one of the same area, and both with one choice made otherwise. */
final class Chips {
    private final ChipDesign design;
    private final TableFigures table;
    private final ComponentCatalogue components;
    private final Surroundings around;
    private final NearMemoryTile nearMemory;
    private final Figure twoBits =
            Figure.exact("accesses of a 2-bit product", "", 2, "U", "TiM-DNN, arXiv 1909.06892, body: an access a bit");

    Chips(ChipDesign design, TableFigures table, ComponentCatalogue components) {
        this.design = design;
        this.table = table;
        this.components = components;
        this.around = new Surroundings(design, table, components);
        this.nearMemory = new NearMemoryTile(table, components);
    }

    /** Ours, ternary activations. */
    ChipBudget tim() {
        return ofTiles(TimTile.of(table, components));
    }

    /** Ours, activations of 2 bits, an access a bit. */
    ChipBudget timTwoBit() {
        return ofTiles(TimTile.of(table, components).bitSerial(twoBits));
    }

    /** Ours with the energy of accesses of counted density. */
    ChipBudget tim(CountShares shares) {
        TileBudget tile = TimTile.of(table, components);
        Figure access = table.simulated(
                "access: energy at the density of " + shares.name(),
                "J",
                "accessEnergy",
                table.geometry().columns() * shares.mean_J(table.table().accessEnergy()));
        Figure accesses = table.simulated(
                "accesses of a product",
                "",
                "schedule.accessesAProduct",
                table.schedule().accessesAProduct());
        return ofTiles(new TileBudget(
                tile.product_s(),
                List.of(product("product: all parts", "J", access, accesses)),
                tile.logic_J(),
                tile.leakage_W(),
                tile.area_m2()));
    }

    /** The paper's access (U) instead of ours. */
    ChipBudget timOfPaper() {
        TileBudget ours = TimTile.of(table, components);
        Figure none = Figure.exact("tile: logic and leakage", "J", 0, "U", "in the paper's energy of an access");
        Figure rest = Figure.exact("tile: leakage", "W", 0, "U", "in the paper's energy of an access");
        return ofTiles(new TileBudget(
                components.figure("paperAccess.cycle_s"),
                List.of(components.figure("paperAccess.energy_J")),
                none,
                rest,
                ours.area_m2()));
    }

    private ChipBudget ofTiles(TileBudget tile) {
        return ChipBudget.of(design.tileCount(), tile, table.operations(), around);
    }

    /** {@return tiles of the near-memory chip whose tiles cover the same area} */
    Expression isoArea() {
        return quotient(
                "near-memory tiles in the area of ours",
                "",
                product("area of our tiles", "m2", design.tileCount(), table.area()),
                table.nearMemoryArea());
    }

    /** {@return as many near-memory tiles as tiles of ours, which hold as many weights} */
    Figure isoCapacity() {
        return Figure.exact("near-memory tiles, iso-capacity", "", design.tiles(), "D", "as many as ours");
    }

    /** {@return near-memory tiles of the paper's iso-area chip} */
    static Figure paperTiles() {
        return ChipDesign.count("near-memory tiles, iso-area", ChipDesign.PAPER_NEAR_MEMORY_TILES);
    }

    /** {@return cycle of a row as simulated} */
    Figure row_s() {
        return nearMemory.row_s();
    }

    /** {@return the share of lanes at work where zero products are gated} */
    Figure gated() {
        return table.nonZeroShare();
    }

    /** The baseline with ternary activations. */
    ChipBudget nearMemory(Expression tiles, Figure row_s, Figure working) {
        return ChipBudget.of(tiles, nearMemory.ternary(row_s, working), table.operations(), around);
    }

    /** The baseline with activations of 2 bits in one pass. */
    ChipBudget nearMemoryTwoBit(Expression tiles, Figure row_s, Figure working) {
        return ChipBudget.of(tiles, nearMemory.twoBit(row_s, working), table.operations(), around);
    }
}
