package timdnn.characterization.periphery;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import timdnn.characterization.campaign.AccessFindings;

/**
 * A 16 x 256 product on a tile, the digital part of its peripheral units included: in one access of 16 rows (TiM-16), or in
 * two of 8 rows (TiM-8), each with half of the products. With two accesses a unit adds up twice.
 *
 * @param accesses number of accesses
 * @param time_s from one product to the next, in s: accesses · cycle
 * @param latency_s from the address to the last result, in s: to the last code, and through the digital part behind it where
 *     digital cells were characterised
 * @param parts_J energy by part in J; {@code digital} only where digital cells were characterised
 */
@SuppressWarnings("MemberName") // suffixes are units
public record TileAccess(int accesses, double time_s, double latency_s, Map<String, Double> parts_J) {
    /** Blocks that work once a column and access: difference of the two codes, scale factor, sum over accesses. */
    public static final List<String> BLOCKS = List.of("subtract4", "scale8", "accumulate12");

    /** Time from one access to the next in s (arXiv 1909.06892, unverified). */
    public static final double PAPER_S = 2.3e-9;

    /** Energy of an access in J (arXiv 1909.06892, unverified). */
    public static final double PAPER_J = 26.84e-12;

    /**
     * Its parts in J (arXiv 1909.06892, unverified). Peripheral units are converters and digital part together: comparators,
     * ladder, clocks and digital here.
     */
    public static final Map<String, Double> PAPER_PARTS_J = paperParts();

    private static Map<String, Double> paperParts() {
        Map<String, Double> parts = new LinkedHashMap<>();
        parts.put("peripheralUnits", 17e-12);
        parts.put("bitlines", 9.18e-12);
        parts.put("wordlines", 0.38e-12);
        parts.put("rest", 0.28e-12);
        return java.util.Collections.unmodifiableMap(parts);
    }

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
     * @param products products that are not zero in each column, a multiple of {@code accesses}, 0 to 16
     * @return the access
     * @throws IllegalArgumentException if products are no multiple of accesses, or more than the rows
     */
    public static TileAccess of(AccessFindings access, Optional<DigitalFindings> digital, int accesses, int products) {
        if (products % accesses != 0) {
            throw new IllegalArgumentException(
                    "products must be a multiple of " + accesses + " accesses, were " + products);
        }
        Map<String, Double> parts = new LinkedHashMap<>();
        access.energy(products / accesses, AccessFindings.ROWS / accesses)
                .parts_J()
                .forEach((part, joules) -> parts.put(part, accesses * joules));
        digital.ifPresent(cells -> parts.put("digital", accesses * AccessFindings.COLUMNS * digital_J(cells)));
        double cycle = access.schedule().cycle_s();
        return new TileAccess(
                accesses,
                accesses * cycle,
                (accesses - 1) * cycle
                        + access.schedule().latency_s()
                        + digital.map(TileAccess::digital_s).orElse(0.0),
                parts);
    }

    /**
     * The digital part of a peripheral unit, for one column and access.
     *
     * @param cells the digital cells
     * @return energy of {@link #BLOCKS} in J
     */
    public static double digital_J(DigitalFindings cells) {
        return DigitalBlocks.of(cells).stream()
                .filter(block -> BLOCKS.contains(block.name()))
                .mapToDouble(DigitalBlock::energy_J)
                .sum();
    }

    /**
     * From a code to its sum, one block after the other.
     *
     * @param cells the digital cells
     * @return delay of {@link #BLOCKS} in s
     */
    public static double digital_s(DigitalFindings cells) {
        return DigitalBlocks.of(cells).stream()
                .filter(block -> BLOCKS.contains(block.name()))
                .mapToDouble(DigitalBlock::delay_s)
                .sum();
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
