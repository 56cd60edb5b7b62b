package timdnn.chip;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import timdnn.lut.store.ConditionTables;
import timdnn.lut.store.LutArtifact;
import timdnn.lut.tile.AccessSchedule;
import timdnn.lut.tile.AreaBlock;
import timdnn.lut.tile.DigitalLogic;
import timdnn.lut.tile.FigureStatus;
import timdnn.lut.tile.LogicBlock;
import timdnn.lut.tile.PartEnergy;
import timdnn.lut.tile.PartLeakage;
import timdnn.lut.tile.Quantity;
import timdnn.lut.tile.SramArray;
import timdnn.lut.tile.TileArea;
import timdnn.lut.tile.TileEnergy;
import timdnn.lut.tile.TileTables;
import timdnn.network.TableFixture;

/** A table with round figures and all sections that the closed form needs; geometry of the paper's tile. */
public final class ChipTableFixture {
    static final double CYCLE_S = 2e-9;
    static final double BITLINES_J = 10e-12;
    static final double DIGITAL_J = 5e-12;
    static final double CELLS_W = 1e-3;
    static final double CONVERTERS_W = 0.5e-3;
    static final int PRODUCTS = 4;
    static final double READ_J = 8e-12;
    static final double ROW_S = 0.5e-9;
    static final double SRAM_W = 1.5e-3;
    static final double MAC_J = 50e-15;
    static final double MAC_W = 0.5e-6;
    static final double ADD_J = 10e-15;
    static final double REGISTER_J = 30e-15;
    static final double RELU_J = 4e-15;
    static final double QUANTISE_J = 40e-15;
    static final double TILE_M2 = 1e-7;
    static final double NEAR_MEMORY_M2 = 4e-8;
    static final double LANES_M2 = 1.4e-8;

    private ChipTableFixture() {}

    /** All sections. */
    static TileTables sections() {
        return new TileTables(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(schedule(1)),
                Optional.of(new TileEnergy(
                        PRODUCTS,
                        List.of(
                                new PartEnergy("bitlines", exact(BITLINES_J)),
                                new PartEnergy("digital", exact(DIGITAL_J))),
                        List.of(
                                new PartLeakage("cells", exact(CELLS_W)),
                                new PartLeakage("converters", exact(CONVERTERS_W))),
                        exact(20e-12),
                        exact(0.5e-9))),
                Optional.of(sram(512)),
                Optional.of(new DigitalLogic(
                        List.of(),
                        List.of(
                                block("ternaryMac12", MAC_J),
                                block("add12", ADD_J),
                                block("register12", REGISTER_J),
                                block("relu12", RELU_J),
                                block("quantise2", QUANTISE_J)))),
                Optional.of(new TileArea(
                        List.of(new AreaBlock("all", 1, exact(TILE_M2))),
                        Optional.of(new Quantity(TILE_M2, 0.5 * TILE_M2, 2 * TILE_M2, FigureStatus.D, "made up")))),
                Optional.of(new TileArea(
                        List.of(new AreaBlock("multiply-accumulate lanes", 256, exact(LANES_M2))),
                        Optional.of(exact(NEAR_MEMORY_M2)))));
    }

    static AccessSchedule schedule(int accesses) {
        return new AccessSchedule(0.2e-9, 0, 1.4e-9, 0.3e-9, CYCLE_S, 1.9e-9, accesses);
    }

    static SramArray sram(int columns) {
        return new SramArray(
                256, columns, exact(READ_J), exact(1e-10), exact(9e-12), exact(1e-10), exact(ROW_S), exact(SRAM_W));
    }

    private static LogicBlock block(String name, double energy_J) {
        return new LogicBlock(name, "made up", exact(energy_J), exact(1e-10), exact(MAC_W));
    }

    private static Quantity exact(double value) {
        return Quantity.simulated(value, 0, "made up");
    }

    /** The table with some sections. */
    public static LutArtifact table(TileTables sections) {
        LutArtifact column = TableFixture.artifact(10);
        ConditionTables nominal = column.nominal();
        return new LutArtifact(
                "round",
                column.geometry(),
                column.provenance(),
                List.of(new ConditionTables(nominal.condition(), nominal.column(), sections, nominal.fitReport())));
    }

    static List<Claim> claims(TileTables sections) {
        return claims(sections, Optional.empty());
    }

    static List<Claim> claims(TileTables sections, Optional<CountShares> shares) {
        return new Reproduction(
                        ChipDesign.PAPER,
                        TableFigures.of(Path.of("round.lut.json"), table(sections)),
                        ComponentCatalogue.shipped(),
                        shares)
                .claims();
    }

    static Claim claim(String name) {
        return claims(sections()).stream()
                .filter(claim -> claim.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
