package timdnn.chip.design;

import java.nio.file.Path;

/**
 * A chip: banks of tiles with buffers and units, as a file describes it.
 *
 * @param name its name
 * @param table file of the table that its tiles rest on
 * @param tiles its tiles
 * @param banks banks that share them, as evenly as can be
 * @param clock_Hz clock of buffers and units
 * @param memory buffers of a bank and memory outside
 * @param units units of a bank
 */
@SuppressWarnings("MemberName") // suffixes are units
public record Design(String name, Path table, Tiles tiles, int banks, double clock_Hz, Memory memory, Units units) {
    private static final double PS_PER_S = 1e12;

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if a bank would be empty or the clock is out of range
     */
    public Design {
        if (banks < 1 || banks > tiles.count()) {
            throw new IllegalArgumentException("banks must be in 1 to tiles = " + tiles.count() + ", was " + banks);
        }
        if (!(clock_Hz >= 1e6 && clock_Hz <= 1e11)) {
            throw new IllegalArgumentException("clock_Hz must be in 1e6 to 1e11, was " + clock_Hz);
        }
    }

    /** {@return a cycle of buffers and units, ps} */
    public long cycle_ps() {
        return Math.round(PS_PER_S / clock_Hz);
    }

    /**
     * Tiles of a bank; the first banks have one more where banks do not divide tiles.
     *
     * @param bank number of the bank
     * @return its tiles
     */
    public int tilesOf(int bank) {
        return tiles.count() / banks + (bank < tiles.count() % banks ? 1 : 0);
    }

    /** {@return tiles of the smallest bank} */
    public int fewestTiles() {
        return tiles.count() / banks;
    }

    /**
     * Time between chip and memory.
     *
     * @param bytes bytes
     * @return ps, rounded up
     */
    public long dram_ps(long bytes) {
        return memory.hasDram() ? (long) Math.ceil(bytes * PS_PER_S / memory.dram_Bps()) : 0;
    }

    /**
     * What passes between chip and memory meanwhile.
     *
     * @param time_ps time
     * @return whole bytes; 0 where memory is left out
     */
    public long dramBytes(long time_ps) {
        return memory.hasDram() ? (long) Math.floor(time_ps * memory.dram_Bps() / PS_PER_S) : 0;
    }

    /**
     * The same design with other memory.
     *
     * @param other buffers and memory outside
     * @return the design
     */
    public Design with(Memory other) {
        return new Design(name, table, tiles, banks, clock_Hz, other, units);
    }

    /**
     * The same design with other tiles.
     *
     * @param other tiles
     * @return the design
     */
    public Design with(Tiles other) {
        return new Design(name, table, other, banks, clock_Hz, memory, units);
    }

    /**
     * The same design on another table.
     *
     * @param other file of the table
     * @return the design
     */
    public Design on(Path other) {
        return new Design(name, other, tiles, banks, clock_Hz, memory, units);
    }

    /**
     * The same design at another clock.
     *
     * @param other_Hz clock of buffers and units
     * @return the design
     */
    public Design at(double other_Hz) {
        return new Design(name, table, tiles, banks, other_Hz, memory, units);
    }
}
