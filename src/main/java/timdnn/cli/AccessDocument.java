package timdnn.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import timdnn.characterization.access.AccessFindings;
import timdnn.characterization.access.TileAccess;
import timdnn.characterization.digital.DigitalFindings;
import timdnn.characterization.digital.PeripheralUnit;

/** The access in the JSON document of {@code characterize}; the keys are promised to scripts. */
final class AccessDocument {
    private AccessDocument() {}

    static Map<String, Object> of(AccessFindings access, Optional<DigitalFindings> digital) {
        TileAccess tim16 = TileAccess.of(access, digital, 1, access.typicalProducts());
        TileAccess tim8 = TileAccess.of(access, digital, 2, access.typicalProducts());
        AccessFindings.Schedule schedule = access.schedule();
        AccessFindings.Drivers drivers = access.drivers();
        Optional<PeripheralUnit> unit = digital.map(cells -> TileAccess.unit(access, cells));
        return JsonParts.ordered(
                "time_s", tim16.time_s(),
                "energy_J", tim16.total_J(),
                "parts", tim16.parts_J(),
                "products", access.typicalProducts(),
                "latency_s", tim16.latency_s(),
                "twoAccesses",
                        JsonParts.ordered(
                                "time_s", tim8.time_s(),
                                "latency_s", tim8.latency_s(),
                                "energy_J", tim8.total_J(),
                                "parts", tim8.parts_J(),
                                "energies", energies(access, digital, 2)),
                "paper",
                        JsonParts.ordered(
                                "status",
                                "U",
                                "time_s",
                                TileAccess.PAPER_S,
                                "energy_J",
                                TileAccess.PAPER_J,
                                "parts_J",
                                TileAccess.PAPER_PARTS_J,
                                "timeRatio",
                                tim16.time_s() / TileAccess.PAPER_S,
                                "energyRatio",
                                tim16.total_J() / TileAccess.PAPER_J),
                "schedule",
                        JsonParts.ordered(
                                "wordline_s", schedule.wordline_s(),
                                "discharge_s", schedule.discharge_s(),
                                "sampling_s", schedule.sampling_s(),
                                "precharge_s", schedule.precharge_s(),
                                "conversions_s", schedule.conversions_s(),
                                "recharge_s", schedule.recharge_s(),
                                "digital_s", unit.map(PeripheralUnit::latency_s).orElse(null),
                                "columnsPerUnit", schedule.columnsPerUnit()),
                "energies", energies(access, digital, 1),
                "unit", unit.map(AccessDocument::unit).orElse(null),
                "drivers",
                        JsonParts.ordered(
                                "block_s", drivers.block_s(),
                                "near_s", drivers.near_s(),
                                "far_s", drivers.far_s(),
                                "skew_s", drivers.skew_s(),
                                "off_s", drivers.off_s(),
                                "decoder_J", drivers.decoder_J(),
                                "decoderIdle_W", drivers.decoderIdle_W(),
                                "wordline_J", drivers.wordline_J(),
                                "idle_W", drivers.idle_W(),
                                "write_J", drivers.write_J(),
                                "write_s", drivers.write_s()),
                "closure", access.closure(),
                "closures",
                        access.closures().stream().map(AccessDocument::closure).toList());
    }

    private static Map<String, Object> unit(PeripheralUnit unit) {
        return JsonParts.ordered(
                "energy_J", unit.energy_J(),
                "leakage_W", unit.leakage_W(),
                "front_s", unit.front_s(),
                "lane_s", unit.lane_s(),
                "interval_s", unit.interval_s(),
                "lanes", unit.lanes(),
                "blocks", unit.counts());
    }

    /** Products that are not zero in each column, from none to all, as far as so many accesses share them evenly. */
    private static List<Object> energies(AccessFindings access, Optional<DigitalFindings> digital, int accesses) {
        List<Object> energies = new ArrayList<>();
        for (int products = 0; products <= access.geometry().rowsABlock(); products += accesses) {
            TileAccess tile = TileAccess.of(access, digital, accesses, products);
            energies.add(JsonParts.ordered("products", products, "energy_J", tile.total_J(), "parts", tile.parts_J()));
        }
        return energies;
    }

    private static Map<String, Object> closure(AccessFindings.Closure closure) {
        return JsonParts.ordered(
                "n", closure.n(),
                "k", closure.k(),
                "codes", closure.codes(),
                "simulated_J", closure.simulated_J(),
                "parts_J", closure.parts_J(),
                "error", closure.error(),
                "sample_V", closure.sample_V());
    }
}
