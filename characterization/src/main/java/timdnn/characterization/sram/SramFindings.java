package timdnn.characterization.sram;

import java.util.List;
import java.util.Optional;
import timdnn.characterization.statistics.Estimate;

/**
 * The 6T baseline: an array of as many rows as the tile has and of twice its columns, two cells a ternary weight, that is
 * read and written a row at a time, all columns together.
 *
 * <p>Roll-up: one column is simulated with its shares of the wordline, its drivers and the drivers of precharge, sense
 * enable and write, so a row costs E_row = columns·E_column and holds one wordline. E_column is the mean over both bits read,
 * or over both changes written: half of the bits of a row are 1, and every written bit changes. A part's energy is
 * V_DD·(Q - Q_idle) with Q its charge over the cycle and Q_idle that of the column at rest for as long; what the column at
 * rest takes is the part {@code leakage}. Decoder, control, clock and resistance of the wordline are not part of it.
 *
 * @param rows rows of the array
 * @param columns its columns, all read and written together
 * @param parts the parts of the array, leakage last
 * @param developTime_s time from the wordline's edge until the nominal bitlines differ by the sensed differential, in s
 * @param differential_V the differential at the sense enable, the smaller of both bits, in V
 * @param offset_V σ of the sense amplifier's offset from its cross-coupled NMOS alone, √2·σ(V_T), in V; 0 where no
 *     threshold varies
 * @param readTime_s time from the wordline's edge until the slower output is at 90 % of the supply, in s
 * @param writeTime_s time from the wordline's edge until the slower rising storage node is at 90 %, in s
 * @param cycle_s length of a cycle in s
 * @param leakage_W power of the array at rest in W
 * @param closure largest relative difference of a cycle's Σ of parts and the charge of the common supply
 * @param balance relative difference of the charge that an unsensed read takes for the bitlines and the charge of the
 *     bitline's own capacitance over the same swing
 * @param capacitance_F mean capacitance of a bitline over that swing in F
 * @param readsRight whether both bits are read right and still stored afterwards
 * @param writesRight whether both changes are stored at the end
 * @param restored_V largest distance of a bitline from the supply at the end of a cycle, in V
 * @param margin the read static noise margin
 */
@SuppressWarnings("MemberName") // suffixes are units
public record SramFindings(
        int rows,
        int columns,
        List<Part> parts,
        double developTime_s,
        double differential_V,
        double offset_V,
        double readTime_s,
        double writeTime_s,
        double cycle_s,
        double leakage_W,
        double closure,
        double balance,
        double capacitance_F,
        boolean readsRight,
        boolean writesRight,
        double restored_V,
        Margin margin) {
    /** Name of the part that the array at rest takes. */
    public static final String LEAKAGE = "leakage";

    /** Copies the list. */
    public SramFindings {
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("parts must not be empty");
        }
    }

    /**
     * A part of the array.
     *
     * @param name for example {@code bitline}
     * @param read_J energy of a row read in J
     * @param write_J energy of a row written in J
     */
    public record Part(String name, double read_J, double write_J) {}

    /**
     * The read static noise margin.
     *
     * @param nominal_V of the cell without mismatch, in V
     * @param mean_V mean over mismatch in V
     * @param sigma_V standard deviation in V
     * @param sigmas µ/σ, with the interval from the far ends of both intervals; the margin is the smaller of two sides and
     *     not normal, so this is a figure of merit and no probability; empty where nothing varies
     * @param sideSigmas µ/σ of one side of the butterfly, the mean of both sides and of their intervals, which is too wide
     *     rather than too narrow; a side is nearly normal, and a cell fails at either; empty where nothing varies
     * @param flips cells whose margin is not above 0
     * @param failed simulations that gave no margin
     */
    public record Margin(
            double nominal_V,
            Estimate mean_V,
            Estimate sigma_V,
            Optional<Estimate> sigmas,
            Optional<Estimate> sideSigmas,
            int flips,
            int failed) {}

    /**
     * Energy of a row read.
     *
     * @return Σ of the parts in J
     */
    public double readEnergy_J() {
        return parts.stream().mapToDouble(Part::read_J).sum();
    }

    /**
     * Energy of a row written.
     *
     * @return Σ of the parts in J
     */
    public double writeEnergy_J() {
        return parts.stream().mapToDouble(Part::write_J).sum();
    }

    /**
     * The sensed differential in standard deviations of the sense amplifier's offset.
     *
     * @return k, infinite where no threshold varies
     */
    public double differentialInSigmas() {
        return differential_V / offset_V;
    }
}
