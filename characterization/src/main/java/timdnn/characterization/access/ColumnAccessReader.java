package timdnn.characterization.access;

import java.util.List;
import java.util.stream.IntStream;
import timdnn.array.ArrayGeometry;
import timdnn.characterization.column.ColumnFindings.AccessEnergyPoint;
import timdnn.characterization.sense.SenseFindings;
import timdnn.characterization.sense.sampling.SamplingBench;
import timdnn.characterization.store.CampaignStore;
import timdnn.characterization.store.ExperimentRows;

/**
 * Puts a column's energy together from simulations of its parts: columns with sample and hold for bitlines, precharge and
 * sampling, the converter in every state, drivers, and the idle column for leakage.
 *
 * <p>Sampled columns are simulated in S0 to that of the largest count by themselves, and with the remaining rows of the block driven for the other
 * bitline. The latter give counts above it: the bitlines share nothing but the supply, so that E(k) = E(16 - k, k) -
 * E(16 - k, 0) + E(0, 0). In the state (8, 8), where both ways can be compared, they differ by 0.6 % (plan access.yaml).
 * Conversion and charge passed on are those of 8, a little too much for a lower bitline: whole accesses (5, 9), (3, 12) and
 * (0, 16) take 0.2, 0.7 and 0.9 % less than their parts.
 */
@SuppressWarnings("MemberName") // suffixes are units
final class ColumnAccessReader {
    /** All supplies of a sampled column but that of its wordline drivers. */
    private static final List<String> SUPPLIES = List.of("q_vpre", "q_vpg", "q_vcell", "q_vsw");

    private final ExperimentRows rows;
    private final SenseFindings sense;
    private final double vdd;
    private final double length_s;
    private final double leakage_W;
    private final ArrayGeometry geometry;

    /**
     * The reader.
     *
     * @param store the campaign's store
     * @param condition the condition
     * @param vdd supply in V
     * @param idle the column without sample and hold in which no cell conducts
     * @param length_s length of the simulated columns and accesses in s
     */
    ColumnAccessReader(
            CampaignStore store,
            String condition,
            double vdd,
            AccessEnergyPoint idle,
            SenseFindings sense,
            double length_s) {
        rows = new ExperimentRows(store, condition);
        this.sense = sense;
        geometry = sense.geometry();
        this.vdd = vdd;
        this.length_s = length_s;
        leakage_W = idle.leakage_J() / idle.cycle_s();
    }

    ColumnAccess read(AccessFindings.Drivers drivers, AccessFindings.Schedule schedule) {
        return new ColumnAccess(
                energy_J("q_vpg", 0),
                IntStream.rangeClosed(0, geometry.rowsABlock())
                        .mapToObj(this::bitline_J)
                        .toList(),
                energy_J("q_vsw", 0),
                sense.conversions(),
                blank_J(schedule.columnsPerUnit()),
                // A blank conversion is trimmed, too.
                2 * sense.trimEnergy_J() * (1 + 1.0 / schedule.columnsPerUnit()),
                drivers.decoder_J() / geometry.columns(),
                drivers.wordline_J() / geometry.columns(),
                leakage_J(schedule.cycle_s(), schedule.columnsPerUnit())
                        + drivers.rest_W(geometry) * schedule.cycle_s() / geometry.columns());
    }

    /** Half of the idle column beyond precharge, sampling and leakage, and what a count draws beyond the idle column. */
    private double bitline_J(int count) {
        double idle = column_J(0) - energy_J("q_vpg", 0) - energy_J("q_vsw", 0) - leakage_W * length_s;
        return idle / 2 + column_J(count) - column_J(0) + passedOn_J(count);
    }

    /** What the hold capacitor draws anew because it passed charge on to the converter. */
    private double passedOn_J(int count) {
        return vdd
                * sense.holdCapacitance_F()
                * sense.conversions().get(geometry.idealCount(count)).charge_V();
    }

    /**
     * What a column draws while nothing of it switches: its cells all the time, its share of two converters while they convert
     * none of the columns that share them.
     *
     * @param time_s how long, in s
     * @param columns columns that share two converters, each converted once in that time, after a blank conversion
     */
    double leakage_J(double time_s, int columns) {
        return leakage_W * time_s
                + 2 * sense.conversions().get(0).idle_W() / columns * (time_s - (1 + columns) * sense.conversion_s());
    }

    /** A column's share of what bursts of two converters take beyond their conversions. */
    double blank_J(int columns) {
        return 2 * sense.blank_J() / columns;
    }

    /** The wordline drivers' share of a column whose drivers are ideal up to their last stage, as they are in a whole access. */
    double wordlines_J(int n, int k) {
        return energy_J("q_vwl", n) + energy_J("q_vwl", k);
    }

    private double column_J(int count) {
        return SUPPLIES.stream().mapToDouble(supply -> energy_J(supply, count)).sum();
    }

    private double energy_J(String charge, int count) {
        if (count <= geometry.largestCount()) {
            return energy_J(charge, count, 0);
        }
        int others = geometry.rowsABlock() - count;
        return energy_J(charge, others, count) - energy_J(charge, others, 0) + energy_J(charge, 0, 0);
    }

    private double energy_J(String charge, int n, int k) {
        return -vdd * rows.nominal(SamplingBench.COLUMN, SamplingBench.column(n, k), charge);
    }
}
