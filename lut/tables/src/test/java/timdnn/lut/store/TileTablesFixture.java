package timdnn.lut.store;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import timdnn.lut.tile.AccessSchedule;
import timdnn.lut.tile.AreaBlock;
import timdnn.lut.tile.CellPaths;
import timdnn.lut.tile.Comparator;
import timdnn.lut.tile.Converter;
import timdnn.lut.tile.DigitalLogic;
import timdnn.lut.tile.FigureStatus;
import timdnn.lut.tile.LogicBlock;
import timdnn.lut.tile.OffsetBeforeTrim;
import timdnn.lut.tile.PartEnergy;
import timdnn.lut.tile.PartLeakage;
import timdnn.lut.tile.Quantity;
import timdnn.lut.tile.ReadPath;
import timdnn.lut.tile.RowLoad;
import timdnn.lut.tile.SenseCause;
import timdnn.lut.tile.SramArray;
import timdnn.lut.tile.Threshold;
import timdnn.lut.tile.TileArea;
import timdnn.lut.tile.TileEnergy;
import timdnn.lut.tile.TileTables;
import timdnn.lut.tile.Trim;
import timdnn.lut.tile.TrimKind;

/** Every optional section, with a stepped converter: one comparator a bitline, which serves all eight thresholds. */
final class TileTablesFixture {
    private static final double OFFSET_V = 15e-3;

    private TileTablesFixture() {}

    static TileTables stepped() {
        return new TileTables(
                Optional.of(paths()),
                Optional.of(new RowLoad(List.of(5e-4, 4e-4), 1e-5, "made up")),
                Optional.of(converter()),
                Optional.of(new AccessSchedule(210e-12, 45e-12, 1.4e-9, 240e-12, 1.9e-9, 1.8e-9, 1)),
                Optional.of(new TileEnergy(
                        6,
                        List.of(new PartEnergy("bitlines", some(7e-12)), new PartEnergy("wordlines", some(2e-12))),
                        List.of(new PartLeakage("cells", some(1e-4))),
                        some(20e-12),
                        some(0.5e-9))),
                Optional.of(new SramArray(
                        256, 512, some(7e-12), some(1e-10), some(9e-12), some(1e-10), some(6e-10), some(2e-3))),
                Optional.of(new DigitalLogic(
                        List.of(new LogicBlock("inv", "inverts", some(3e-16), some(9e-12), some(4e-9))),
                        List.of(new LogicBlock("count", "counts", some(4e-15), some(4e-11), some(4e-8))))),
                Optional.of(new TileArea(List.of(new AreaBlock("cells", 65_536, some(5e-8))), Optional.of(some(6e-8)))),
                Optional.of(new TileArea(List.of(new AreaBlock("6T cells", 131_072, some(2e-8))), Optional.empty())));
    }

    static Quantity some(double estimate) {
        return new Quantity(estimate, 0.9 * estimate, 1.2 * estimate, FigureStatus.S, "made up");
    }

    private static CellPaths paths() {
        return new CellPaths(
                List.of("acc", "sto"),
                List.of(path(1, 1), path(-1, -1), path(-1, 1), path(1, -1)),
                IntStream.range(0, 4)
                        .mapToObj(row -> IntStream.range(0, 4)
                                .mapToObj(column -> row == column ? 1.0 : 0.1)
                                .toList())
                        .toList());
    }

    private static ReadPath path(int weight, int input) {
        return new ReadPath(weight, input, 1e-3, some(0.05), List.of(-1.84, -0.95), List.of(-0.7, 3.4, -2.6), 2e-3);
    }

    static Converter converter() {
        List<List<Double>> covariance = IntStream.range(0, 8)
                .mapToObj(row -> IntStream.range(0, 8)
                        .mapToObj(column -> OFFSET_V * OFFSET_V * (1 - 0.01 * Math.abs(row - column)))
                        .toList())
                .toList();
        return new Converter(
                16,
                IntStream.range(0, 8)
                        .mapToObj(index -> new Threshold(0.85 - 0.05 * index, 0.85 - 0.05 * index, 0.84 - 0.05 * index))
                        .toList(),
                List.of(new Comparator(
                        16,
                        IntStream.rangeClosed(1, 8).boxed().toList(),
                        new OffsetBeforeTrim(List.of(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0), covariance, 40, 1),
                        new Trim(TrimKind.NEAREST_CODE, 3e-3, 38e-3, 31, List.of(1, 2, 3)),
                        some(1e-3),
                        2.9e-3)),
                List.of(
                        new SenseCause(
                                "jitter",
                                SenseCause.Recurrence.EACH_ACCESS,
                                SenseCause.Shape.NORMAL,
                                SenseCause.Index.STATE,
                                List.of(0.0, 1e-3, 2e-3)),
                        new SenseCause(
                                "position",
                                SenseCause.Recurrence.FROZEN,
                                SenseCause.Shape.UNIFORM,
                                SenseCause.Index.THRESHOLD,
                                List.of(1e-3, 1e-3, 1e-3, 1e-3, 1e-3, 1e-3, 1e-3, 2e-3))));
    }
}
