package timdnn.chip;

import static timdnn.chip.Expression.product;

import java.util.ArrayList;
import java.util.List;
import timdnn.lut.tile.AccessSchedule;
import timdnn.lut.tile.PartEnergy;
import timdnn.lut.tile.PartLeakage;

/** A TiM tile by its table: schedule, energy by part, leakage, area. */
public final class TimTile {
    /** The part of an access's energy that is clocked logic; a tile without it has none that is priced. */
    private static final String LOGIC = "digital";

    private TimTile() {}

    static TileBudget of(TableFigures table, ComponentCatalogue components) {
        AccessSchedule schedule = table.schedule();
        Figure accesses =
                table.simulated("accesses of a product", "", "schedule.accessesAProduct", schedule.accessesAProduct());
        Expression product_s = product(
                "tile: time of a product",
                "s",
                table.simulated("tile: cycle of an access", "s", "schedule.cycle_s", schedule.cycle_s()),
                accesses);
        List<Expression> parts = new ArrayList<>();
        List<Expression> logic = new ArrayList<>();
        for (PartEnergy part : table.energy().access()) {
            boolean clocked = part.part().equals(LOGIC);
            String name = "access: " + part.part();
            Figure price = table.caused(
                    name,
                    "J",
                    "energy.access." + part.part() + ".energy_J",
                    part.energy_J(),
                    clocked ? name : "energies of an access");
            Expression ofProduct = clocked
                    ? product("product: " + part.part(), "J", price, components.figure("logic.glitches"), accesses)
                    : product("product: " + part.part(), "J", price, accesses);
            parts.add(ofProduct);
            if (clocked) {
                logic.add(ofProduct);
            }
        }
        if (logic.isEmpty()) {
            logic.add(Figure.exact("product: digital", "J", 0, "S", "the table has no part named digital"));
        }
        return new TileBudget(
                product_s,
                parts,
                new Expression.Sum("tile: logic of a product", "J", logic),
                leakage(table),
                table.area());
    }

    /**
     * Power at rest of a tile.
     *
     * @param table the table
     * @return the power, W
     */
    public static Expression leakage(TableFigures table) {
        List<Expression> parts = new ArrayList<>();
        for (PartLeakage part : table.energy().leakage()) {
            parts.add(table.figure(
                    "leakage: " + part.part(), "W", "energy.leakage." + part.part() + ".leakage_W", part.leakage_W()));
        }
        return new Expression.Sum("tile: leakage", "W", parts);
    }
}
