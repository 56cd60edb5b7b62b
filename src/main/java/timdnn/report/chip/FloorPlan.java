package timdnn.report.chip;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import timdnn.chip.TableFigures;
import timdnn.chip.design.Design;
import timdnn.chip.design.TileKind;
import timdnn.lut.tile.AreaBlock;
import timdnn.lut.tile.TileArea;

/**
 * Areas of a chip to scale: each bank with its tiles, each tile divided into its blocks by their share of its area, and below the
 * tiles a strip as large as a bank's memories and units. Places and shapes are drawn, not laid out.
 */
public final class FloorPlan {
    private static final double WIDTH = 900;
    private static final double MARGIN = 40;
    private static final double PER_UM = 1e6;
    private static final String REST = "#888888";

    private FloorPlan() {}

    /**
     * Draws a design.
     *
     * @param design the design
     * @param table its table
     * @param area_m2 area of the whole chip, m²
     * @return the picture
     */
    public static String of(Design design, TableFigures table, double area_m2) {
        boolean tim = design.tiles().kind() == TileKind.TIM;
        TileArea area =
                (tim ? table.table().tile().area() : table.table().tile().nearMemoryArea()).orElseThrow();
        List<AreaBlock> blocks = new ArrayList<>(area.blocks());
        double tile_m2 = (tim ? table.area() : table.nearMemoryArea()).nominal();
        double side_um = Math.sqrt(tile_m2) * PER_UM;
        int banksAcross = (int) Math.ceil(Math.sqrt(design.banks()));
        int banksDown = (design.banks() + banksAcross - 1) / banksAcross;
        int across = (int) Math.ceil(Math.sqrt(2.0 * design.tilesOf(0)));
        int down = (design.tilesOf(0) + across - 1) / across;
        double bankWidth_um = across * side_um;
        double rest_um2 = (area_m2 - design.tiles().count() * tile_m2) * PER_UM * PER_UM / design.banks();
        double strip_um = rest_um2 / bankWidth_um;
        double scale = (WIDTH - 2 * MARGIN) / (banksAcross * bankWidth_um * 1.04);
        double bankHeight = (down * side_um + strip_um) * scale;
        double height = MARGIN + banksDown * bankHeight * 1.06 + 60 + 18 * ((blocks.size() + 4) / 4.0);
        Svg svg = new Svg(
                WIDTH,
                height,
                String.format(Locale.ROOT, "%s: %.2f mm2, areas to scale, places drawn", design.name(), 1e6 * area_m2));
        for (int bank = 0; bank < design.banks(); bank++) {
            double x = MARGIN + bank % banksAcross * bankWidth_um * scale * 1.04;
            double y = MARGIN + Math.floorDiv(bank, banksAcross) * bankHeight * 1.06;
            for (int tile = 0; tile < design.tilesOf(bank); tile++) {
                double left = x + tile % across * side_um * scale;
                double top = y + Math.floorDiv(tile, across) * side_um * scale;
                tile(svg, blocks, left, top, side_um * scale, tile_m2);
            }
            svg.rect(
                    x,
                    y + down * side_um * scale,
                    bankWidth_um * scale,
                    strip_um * scale,
                    REST,
                    "memories, reduce and special-function units of bank " + bank);
        }
        double y = MARGIN + banksDown * bankHeight * 1.06 + 10;
        double bar = Math.pow(10, Math.floor(Math.log10(banksAcross * bankWidth_um / 4)));
        svg.line(MARGIN, y, MARGIN + bar * scale, y, "#222");
        svg.text(MARGIN + bar * scale + 6, y + 4, "start", 11, String.format(Locale.ROOT, "%.0f um", bar));
        for (int block = 0; block < blocks.size(); block++) {
            double left = MARGIN + block % 4 * 205;
            double top = y + 14 + block / 4 * 18;
            svg.rect(
                    left,
                    top,
                    12,
                    12,
                    Svg.COLOURS[block % Svg.COLOURS.length],
                    blocks.get(block).name());
            svg.text(
                    left + 16,
                    top + 10,
                    "start",
                    11,
                    blocks.get(block).name()
                            + percent(100 * blocks.get(block).area_m2().estimate() / tile_m2));
        }
        double left = MARGIN + blocks.size() % 4 * 205;
        double top = y + 14 + Math.floorDiv(blocks.size(), 4) * 18.0;
        svg.rect(left, top, 12, 12, REST, "memories and units");
        svg.text(left + 16, top + 10, "start", 11, "memories and units of a bank");
        return svg.document();
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, share < 1 ? " %.1g %%" : " %.0f %%", share);
    }

    private static void tile(Svg svg, List<AreaBlock> blocks, double x, double y, double side, double tile_m2) {
        double top = y;
        for (int block = 0; block < blocks.size(); block++) {
            double area_m2 = blocks.get(block).area_m2().estimate();
            double height = side * area_m2 / tile_m2;
            svg.rect(
                    x,
                    top,
                    side,
                    height,
                    Svg.COLOURS[block % Svg.COLOURS.length],
                    blocks.get(block).name() + String.format(Locale.ROOT, " %.0f um2", area_m2 * PER_UM * PER_UM));
            top += height;
        }
        svg.rect(x, y, side, 0.8, "#222", "tile");
        svg.rect(x, y, 0.8, side, "#222", "tile");
    }
}
