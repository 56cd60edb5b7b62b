package timdnn.characterization.access;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import timdnn.characterization.digital.DigitalFindings;
import timdnn.characterization.digital.PeripheralUnit;

/**
 * The product of a whole block on a tile, the digital part of its peripheral units included: in one access of all rows (of 16:
 * TiM-16), or in two of half of the rows (TiM-8), each with half of the products. With two accesses a unit adds up twice.
 *
 * @param accesses number of accesses
 * @param time_s from one product to the next, in s: accesses · cycle, where a {@link PeripheralUnit} whose front is slower than
 *     the converters holds them up each time
 * @param latency_s from the address to the last result, in s: to the last code, and through the digital part behind it where
 *     digital cells were characterised
 * @param parts_J energy by part in J; {@code digital}, and in {@code leakage} that of the digital part, only where
 *     digital cells were characterised
 */
@SuppressWarnings("MemberName") // suffixes are units
public record TileAccess(int accesses, double time_s, double latency_s, Map<String, Double> parts_J) {
    /** Copies the map, keeping its order. */
    public TileAccess {
        parts_J = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(parts_J));
    }

    /**
     * A product in so many accesses.
     *
     * @param access what the analog part costs
     * @param digital the digital cells, if they were characterised
     * @param accesses 1 or 2
     * @param products products that are not zero in each column, a multiple of {@code accesses}, at most the rows of a block
     * @return the access
     * @throws IllegalArgumentException if products are no multiple of accesses, or more than the rows
     */
    public static TileAccess of(AccessFindings access, Optional<DigitalFindings> digital, int accesses, int products) {
        if (products % accesses != 0) {
            throw new IllegalArgumentException(
                    "products must be a multiple of " + accesses + " accesses, were " + products);
        }
        Map<String, Double> parts = new LinkedHashMap<>();
        access.energy(products / accesses, access.geometry().rowsABlock() / accesses)
                .parts_J()
                .forEach((part, joules) -> parts.put(part, accesses * joules));
        AccessFindings.Schedule schedule = access.schedule();
        Optional<PeripheralUnit> unit = digital.map(cells -> unit(access, cells));
        double held = unit.map(one -> schedule.columnsPerUnit() * (one.interval_s() - one.conversion_s()))
                .orElse(0.0);
        double cycle = schedule.cycle_s() + held;
        unit.ifPresent(one -> {
            double analog = parts.get("leakage") * cycle / schedule.cycle_s();
            double digitalShare = (double) access.geometry().columns() / schedule.columnsPerUnit();
            parts.put("leakage", analog + accesses * cycle * digitalShare * one.leakage_W());
            parts.put("digital", accesses * access.geometry().columns() * one.energy_J());
        });
        return new TileAccess(
                accesses,
                accesses * cycle,
                (accesses - 1) * cycle
                        + schedule.latency_s()
                        + held
                        + unit.map(PeripheralUnit::latency_s).orElse(0.0),
                parts);
    }

    /**
     * The digital part of one of the tile's peripheral units.
     *
     * @param access what the analog part costs
     * @param cells the digital cells
     * @return the unit
     */
    public static PeripheralUnit unit(AccessFindings access, DigitalFindings cells) {
        AccessFindings.Schedule schedule = access.schedule();
        return PeripheralUnit.of(cells, schedule.conversions_s() / schedule.columnsPerUnit(), access.geometry());
    }

    /**
     * Sum of the parts.
     *
     * @return J
     */
    public double total_J() {
        return parts_J.values().stream().mapToDouble(part -> part).sum();
    }
}
