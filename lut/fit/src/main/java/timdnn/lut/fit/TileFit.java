package timdnn.lut.fit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import timdnn.array.ArrayGeometry;
import timdnn.characterization.access.AccessFindings;
import timdnn.characterization.access.TileAccess;
import timdnn.characterization.area.AreaFindings;
import timdnn.characterization.digital.DigitalFindings;
import timdnn.characterization.sense.SenseFindings;
import timdnn.characterization.sram.SramFindings;
import timdnn.characterization.statistics.Estimate;
import timdnn.characterization.strength.CellPath;
import timdnn.characterization.strength.StrengthFindings;
import timdnn.characterization.study.ConditionFindings;
import timdnn.lut.tile.AccessSchedule;
import timdnn.lut.tile.CellPaths;
import timdnn.lut.tile.Quantity;
import timdnn.lut.tile.ReadPath;
import timdnn.lut.tile.RowLoad;
import timdnn.lut.tile.SramArray;
import timdnn.lut.tile.TileTables;

/** What dies and chips need, from what a campaign has: each section is there where its experiment was done. */
@SuppressWarnings("MemberName") // suffixes are units
final class TileFit {
    private TileFit() {}

    static TileTables of(
            ConditionFindings findings,
            Optional<DigitalFindings> digital,
            ArrayGeometry geometry,
            Optional<AreaFindings> area) {
        return new TileTables(
                findings.strength().map(TileFit::paths),
                findings.strength().map(TileFit::rowLoad).or(() -> findings.sense()
                        .map(TileFit::rowLoad)
                        .or(() -> findings.stepped().map(SteppedFit::rowLoad))),
                findings.sense().map(ConverterFit::of).or(() -> findings.stepped()
                        .map(SteppedConverterFit::of)),
                findings.access().map(access -> schedule(access, digital)).or(() -> findings.stepped()
                        .map(SteppedFit::schedule)),
                findings.access()
                        .map(access -> new TileEnergyFit(findings, access, digital).table())
                        .or(() -> findings.stepped().map(SteppedFit::energy)),
                findings.sram().filter(TileFit::works).map(TileFit::sram),
                digital.map(cells -> LogicFit.of(cells, geometry)),
                area.flatMap(found -> AreaFit.of(found.timTile(), found.timTotal())),
                area.flatMap(found -> AreaFit.of(found.nearMemoryTile(), found.nearMemoryTotal())));
    }

    private static CellPaths paths(StrengthFindings found) {
        List<ReadPath> paths = new ArrayList<>();
        for (int path = 0; path < found.paths().size(); path++) {
            CellPath which = CellPath.ALL.get(path);
            StrengthFindings.Path of = found.paths().get(path);
            paths.add(new ReadPath(
                    which.weight(),
                    which.input(),
                    of.nominal(),
                    SimulatedQuantity.of(of.sigma(), "sigma of the strength of mismatched cells"),
                    estimates(found.strength().linear_perV()),
                    estimates(found.strength().quadratic_perV2()),
                    of.fitRms().estimate()));
        }
        return new CellPaths(found.devices(), paths, correlation(found.correlation()));
    }

    private static List<Double> estimates(List<Estimate> estimates) {
        return estimates.stream().map(Estimate::estimate).toList();
    }

    private static List<List<Double>> correlation(List<List<Estimate>> found) {
        return IntStream.range(0, found.size())
                .mapToObj(row -> IntStream.range(0, found.size())
                        .mapToObj(column -> row == column
                                ? 1.0
                                : found.get(Math.min(row, column))
                                        .get(Math.max(row, column))
                                        .estimate())
                        .toList())
                .toList();
    }

    private static RowLoad rowLoad(StrengthFindings found) {
        return new RowLoad(
                found.driven().perRow_V(),
                found.driven().nonlinearity_V(),
                "rows of weight 0 driven beside conducting cells");
    }

    private static RowLoad rowLoad(SenseFindings found) {
        return new RowLoad(
                IntStream.range(0, found.coupling_V().size())
                        .mapToObj(n -> found.drivenShift_V(n, 1))
                        .toList(),
                found.couplingHeldOut_V(),
                "sampled column with all other of " + found.geometry().rowsABlock()
                        + " rows driven for the other bitline; in between held out with half of them");
    }

    private static AccessSchedule schedule(AccessFindings access, Optional<DigitalFindings> digital) {
        TileAccess tile = TileAccess.of(access, digital, 1, access.typicalProducts());
        AccessFindings.Schedule schedule = access.schedule();
        return new AccessSchedule(
                schedule.wordline_s() + schedule.discharge_s(),
                schedule.sampling_s(),
                schedule.conversions_s(),
                schedule.recharge_s(),
                tile.time_s(),
                tile.latency_s(),
                tile.accesses());
    }

    /** A row that is never read or written has no time. */
    private static boolean works(SramFindings found) {
        return Double.isFinite(found.readTime_s()) && Double.isFinite(found.writeTime_s());
    }

    private static SramArray sram(SramFindings found) {
        String energy = "one column with its shares of drivers, times " + found.columns()
                + ", without decoder and control; reach is the charge balance of its bitline";
        double error = Math.max(found.closure(), Math.abs(found.balance()));
        String time = "nominal column, without decoder and control";
        return new SramArray(
                found.rows(),
                found.columns(),
                Quantity.simulated(switched(found, true), error, energy),
                Quantity.simulated(found.readTime_s(), 0, time),
                Quantity.simulated(switched(found, false), error, energy),
                Quantity.simulated(found.writeTime_s(), 0, time),
                Quantity.simulated(found.cycle_s(), 0, time + ", a whole read after another"),
                Quantity.simulated(found.leakage_W(), 0, "array at rest"));
    }

    private static double switched(SramFindings found, boolean read) {
        return found.parts().stream()
                .filter(part -> !part.name().equals(SramFindings.LEAKAGE))
                .mapToDouble(part -> read ? part.read_J() : part.write_J())
                .sum();
    }
}
