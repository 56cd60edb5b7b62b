package timdnn.chip.export;

import java.util.Locale;
import java.util.Map;
import timdnn.chip.Expression;
import timdnn.chip.TableFigures;
import timdnn.chip.design.Design;
import timdnn.chip.design.TileTiming;
import timdnn.chip.energy.Prices;
import timdnn.chip.schedule.Action;

/**
 * A tile as a component of hwcomponents (Python): area, power at rest, and actions that give energy, time and rate in SI units, at the density
 * that the prices are for.
 *
 * @see <a href="https://github.com/Accelergy-Project/hwcomponents">hwcomponents, ComponentModel with actions that return
 *     ActionCost(energy, latency, throughput), as of commit e67d7f10</a>
 */
public final class HwComponent {
    private static final String TEMPLATE = """
            \"\"\"A tile of {{design}} as a component of hwcomponents. SI units.

            Made from {{origin}}.
            Columns of a tile that hold no weights are switched off: an access costs WORDLINES_J and COLUMN_J a column in use.
            \"\"\"

            from hwcomponents import ActionCost, ComponentModel, action

            AREA_M2 = {{area}}
            LEAKAGE_W = {{leakage}}
            WORDLINES_J = {{wordlines}}
            COLUMN_J = {{column}}
            ACCESS_S = {{access_s}}
            ROW_WRITE_J = {{write}}
            ROW_WRITE_S = {{write_s}}
            ROWS = {{rows}}
            COLUMNS = {{columns}}


            class TernaryTile(ComponentModel):
                \"\"\"{{rows}} rows by {{columns}} columns of ternary weights an access, {{blocks}} blocks of rows.\"\"\"

                component_name = 'TernaryTile'
                priority = 0.9

                def __init__(self):
                    super().__init__(area=AREA_M2, leak_power=LEAKAGE_W)

                @action
                def access(self, columns: int = COLUMNS):
                    \"\"\"Energy (J), time (s) and rate (1/s) of a product of ROWS inputs with so many columns.\"\"\"
                    return ActionCost(WORDLINES_J + columns * COLUMN_J, ACCESS_S, 1 / ACCESS_S)

                @action
                def write_row(self):
                    \"\"\"Energy (J), time (s) and rate (1/s) of a row of COLUMNS weights written.\"\"\"
                    return ActionCost(ROW_WRITE_J, ROW_WRITE_S, 1 / ROW_WRITE_S)
            """;

    private HwComponent() {}

    /**
     * The file.
     *
     * @param design the design, of TiM tiles
     * @param tile its tiles
     * @param prices its prices
     * @param table its table
     * @return Python
     */
    public static String python(Design design, TileTiming tile, Prices prices, TableFigures table) {
        int tiles = design.tiles().count();
        return PythonText.filled(
                TEMPLATE,
                Map.ofEntries(
                        Map.entry("design", design.name()),
                        Map.entry("origin", PythonText.origin(table.table())),
                        Map.entry("area", number(table.hasArea() ? table.area().nominal() : 0.0)),
                        Map.entry("leakage", number(prices.tileLeakage_W().nominal() / tiles)),
                        Map.entry("wordlines", number(energy_J(prices, Action.ACCESS))),
                        Map.entry("column", number(energy_J(prices, Action.COLUMN))),
                        Map.entry("access_s", number(tile.access_ps() * 1e-12)),
                        Map.entry("write", number(energy_J(prices, Action.ROW_WRITE))),
                        Map.entry("write_s", number(tile.rowWrite_ps() * 1e-12)),
                        Map.entry("rows", String.valueOf(tile.rowsABlock())),
                        Map.entry("columns", String.valueOf(tile.columns())),
                        Map.entry("blocks", String.valueOf(tile.blocks()))));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.6e", value);
    }

    private static double energy_J(Prices prices, Action action) {
        return prices.of(action).stream().mapToDouble(Expression::nominal).sum();
    }
}
