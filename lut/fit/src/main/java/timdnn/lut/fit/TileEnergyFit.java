package timdnn.lut.fit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import timdnn.characterization.access.AccessFindings;
import timdnn.characterization.access.TileAccess;
import timdnn.characterization.column.ColumnFindings.AccessEnergyPoint;
import timdnn.characterization.digital.DigitalFindings;
import timdnn.characterization.digital.PeripheralUnit;
import timdnn.characterization.study.ConditionFindings;
import timdnn.lut.tile.PartEnergy;
import timdnn.lut.tile.PartLeakage;
import timdnn.lut.tile.Quantity;
import timdnn.lut.tile.TileEnergy;

/** Energy of a tile's access by part, its power at rest, and what writing a row takes. */
@SuppressWarnings("MemberName") // suffixes are units
final class TileEnergyFit {
    private static final String LEAKAGE = "leakage";
    private static final String DIGITAL = "digital";
    private static final int CONVERTERS_A_UNIT = 2;

    private final ConditionFindings findings;
    private final AccessFindings access;
    private final Optional<DigitalFindings> digital;

    TileEnergyFit(ConditionFindings findings, AccessFindings access, Optional<DigitalFindings> digital) {
        this.findings = findings;
        this.access = access;
        this.digital = digital;
    }

    TileEnergy table() {
        AccessFindings.Drivers drivers = access.drivers();
        return new TileEnergy(
                access.typicalProducts(),
                parts(),
                leakage(),
                Quantity.simulated(
                        access.geometry().columns() * drivers.write_J(),
                        0,
                        "one column with its write drivers from -1 to +1 and back to reading, times the columns"),
                Quantity.simulated(drivers.write_s(), 0, "one column, from the write wordline's edge"));
    }

    private List<PartEnergy> parts() {
        List<PartEnergy> parts = new ArrayList<>();
        TileAccess.of(access, digital, 1, access.typicalProducts()).parts_J().forEach((part, joules) -> {
            if (part.equals(DIGITAL)) {
                parts.add(new PartEnergy(
                        part,
                        Quantity.simulated(
                                joules,
                                digital.map(LogicFit::energyError).orElseThrow(),
                                "cells at fan-out of four rolled up into units, activity assumed; reach is the cells'"
                                        + " largest held-out error")));
            } else if (!part.equals(LEAKAGE)) {
                parts.add(new PartEnergy(
                        part,
                        Quantity.simulated(
                                joules,
                                access.closure(),
                                "parts of a column, times the columns; reach is the largest error of whole accesses")));
            }
        });
        return parts;
    }

    private List<PartLeakage> leakage() {
        AccessEnergyPoint idle = findings.requireColumn().energy().stream()
                .filter(point -> point.n() == 0 && point.k() == 0)
                .findFirst()
                .orElseThrow();
        int units = access.geometry().units();
        List<PartLeakage> parts = new ArrayList<>();
        parts.add(part("cells", access.geometry().columns() * idle.leakage_J() / idle.cycle_s()));
        parts.add(part(
                "converters",
                CONVERTERS_A_UNIT * units * access.column().conversions().get(0).idle_W()));
        parts.add(part("wordline drivers", access.drivers().rest_W(access.geometry())));
        digital.ifPresent(cells -> {
            PeripheralUnit unit = TileAccess.unit(access, cells);
            parts.add(part("peripheral units", units * unit.leakage_W()));
        });
        return parts;
    }

    private static PartLeakage part(String name, double watts) {
        return new PartLeakage(name, Quantity.simulated(watts, 0, "nominal circuits at rest"));
    }
}
