package timdnn.lut.fit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import timdnn.characterization.stepped.SteppedFindings;
import timdnn.characterization.stepped.SteppedTile;
import timdnn.lut.tile.AccessSchedule;
import timdnn.lut.tile.PartEnergy;
import timdnn.lut.tile.PartLeakage;
import timdnn.lut.tile.Quantity;
import timdnn.lut.tile.RowLoad;
import timdnn.lut.tile.TileEnergy;

/** Row load, schedule and energy of a tile with a stepped access. */
@SuppressWarnings("MemberName") // suffixes are units
final class SteppedFit {
    private static final String LEAKAGE = "leakage";

    private SteppedFit() {}

    static RowLoad rowLoad(SteppedFindings found) {
        return new RowLoad(
                IntStream.range(0, found.coupling_V().size())
                        .mapToObj(n -> found.drivenShift_V(n, 1))
                        .toList(),
                0,
                "whole column with all other of " + found.geometry().rowsABlock()
                        + " rows driven without a product, and with none; a line in between, not held out");
    }

    static AccessSchedule schedule(SteppedFindings found) {
        double steps = found.schedule().ends_s().get(found.geometry().largestCount() - 1)
                - found.schedule().begins_s().get(0);
        return new AccessSchedule(
                found.address_s() + found.skew_s() + found.pulse_s(),
                found.settle_s(),
                steps,
                found.precharge_s(),
                found.cycle_s(),
                found.latency_s(),
                1);
    }

    static TileEnergy energy(SteppedFindings found) {
        SteppedTile tile = found.tile();
        List<PartEnergy> parts = new ArrayList<>();
        tile.typical().parts_J().forEach((part, joules) -> {
            if (!part.equals(LEAKAGE)) {
                parts.add(new PartEnergy(
                        part,
                        Quantity.simulated(
                                joules,
                                found.closure(),
                                "bitlines of a column and what columns share, products +1 or -1 as a fair coin falls; reach is the"
                                        + " largest error of whole accesses")));
            }
        });
        List<PartLeakage> leakage = List.of(
                leakage("cells", found.geometry().columns() * tile.column().storage_W()),
                leakage("wordline drivers", tile.shared().drivers_W()),
                leakage("counters", tile.shared().counters_W()),
                leakage("reference ladder", tile.shared().ladderRest_W()));
        return new TileEnergy(
                tile.typicalProducts(),
                parts,
                leakage,
                Quantity.simulated(
                        found.geometry().columns() * found.write_J(),
                        0,
                        "one column with its write drivers from -1 to +1 and back to reading, times the columns"),
                Quantity.simulated(found.write_s(), 0, "one column, from the write wordline's edge"));
    }

    private static PartLeakage leakage(String part, double watts) {
        return new PartLeakage(part, Quantity.simulated(watts, 0, "nominal circuits at rest"));
    }
}
