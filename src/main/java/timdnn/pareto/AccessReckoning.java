package timdnn.pareto;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import timdnn.input.InvalidInputException;
import timdnn.lut.store.LutArtifact;
import timdnn.lut.table.AccessEnergy;
import timdnn.lut.table.CodeDistribution;
import timdnn.lut.table.PeripheryEnergy;
import timdnn.lut.tile.AccessSchedule;
import timdnn.lut.tile.FigureStatus;
import timdnn.lut.tile.PartEnergy;
import timdnn.lut.tile.TileTables;

/**
 * Time, energy, error rate and area of a design from the parts of a table of the stepped access, for counts of a network. With A
 * accesses a product, M of the table's steps, and means over the counts n, k of a block:
 *
 * <pre>
 * T = A·(cycle - conversion + end of step M)
 * E = A·columns·(precharge + sampling + bitline(n, k) + decisions(n) + decisions(k)) + columns·rows·driven·wordline
 *     + A·(references·T/A/cycle + distribution·M/steps) + A·counters·|n - k|/|n - k| of the table + read-out + T·leakage
 * </pre>
 *
 * <p>An access that comes to the first threshold last has a longest step more and a first one less. The read-out comes once for all
 * blocks of a column, whatever their rows. Of the area only the reference lines follow the steps. Bitlines above the rows that the
 * table has energies for count as the last one, and what more driven rows change of the levels is left out.
 */
@SuppressWarnings("MemberName") // suffixes are units
public final class AccessReckoning {
    private static final String SCALE = "scale8";

    private final LutArtifact table;
    private final double[][] shares;
    private final AccessEnergy energy;
    private final PeripheryEnergy periphery;
    private final AccessSchedule schedule;
    private final TileTables tile;
    private final int rows;

    /**
     * A table with counts.
     *
     * @param file the table's file, which a mistake names
     * @param table the table, of a stepped access
     * @param shares share of n products +1 and k products -1 in a block of the table's, {@code [n][k]}
     * @throws InvalidInputException if the table has no stepped access with energies by part and areas
     */
    public AccessReckoning(Path file, LutArtifact table, double[][] shares) {
        this.table = table;
        this.shares = shares.clone();
        energy = table.accessEnergy();
        tile = table.tile();
        periphery = require(file, "accessEnergy.periphery", energy.periphery());
        schedule = require(file, "schedule", tile.schedule());
        require(file, "area.total_m2", tile.area().flatMap(area -> area.total_m2()));
        require(file, "energy", tile.energy());
        require(file, "digital", tile.digital());
        rows = table.geometry().rowsABlock();
        if (part("references").isEmpty() || part("distribution").isEmpty()) {
            throw InvalidInputException.in(
                    file,
                    "energy.access",
                    "must have the parts references and distribution: only a stepped access has them");
        }
    }

    private static <T> T require(Path file, String field, Optional<T> value) {
        return value.orElseThrow(
                () -> InvalidInputException.in(file, field, "is missing: a stepped access is reckoned from it"));
    }

    /**
     * Reckons a design.
     *
     * @param choice what is chosen; at most the table's thresholds, and half, all or twice its rows
     * @return the point, of status D
     * @throws IllegalArgumentException if the table does not reach so far
     */
    public AccessPoint of(AccessChoice choice) {
        if (choice.thresholds() > periphery.codeMax()) {
            throw new IllegalArgumentException(
                    "thresholds must be at most " + periphery.codeMax() + ", was " + choice.thresholds());
        }
        double[][] counts = counts(choice.rows());
        double accesses = rows / (double) choice.rows();
        double time = accesses * cycle_s(choice);
        double columns = table.geometry().columns();
        double column = energy.precharge_J() + periphery.sampling_J();
        double pulses = 0;
        double errors = 0;
        for (int n = 0; n < counts.length; n++) {
            for (int k = 0; k < counts[n].length; k++) {
                if (counts[n][k] > 0) {
                    column += counts[n][k] * (bitline_J(n, k) + conversion_J(choice, n) + conversion_J(choice, k));
                    pulses += counts[n][k] * Math.abs(n - k);
                    errors += counts[n][k] * (wrong(choice, n) + wrong(choice, k)) / 2;
                }
            }
        }
        double readOut = part("digital").orElse(0.0);
        double counters = columns * periphery.digital_J() - readOut;
        double references = part("references").orElseThrow();
        double distribution = columns * periphery.decoder_J() - references;
        double sum = accesses * columns * column
                + columns * rows * choice.driven() * energy.wordlinePerRow_J()
                + references * time / schedule.cycle_s()
                + accesses * distribution * choice.thresholds() / periphery.codeMax()
                + accesses * counters * pulses / pulses()
                + readOut
                - (choice.scaleOutside() ? scale_J() : 0)
                + time / schedule.cycle_s() * columns * energy.leakage_J();
        return new AccessPoint(choice.text(), time, sum, accesses * errors, area_m2(choice), FigureStatus.D);
    }

    private double[][] counts(int chosen) {
        if (chosen == rows) {
            return shares;
        }
        if (2 * chosen == rows) {
            return BlockCounts.half(shares, rows);
        }
        if (chosen == 2 * rows) {
            return BlockCounts.twice(shares);
        }
        throw new IllegalArgumentException(
                String.format(Locale.ROOT, "rows must be %d, %d or %d, was %d", rows / 2, rows, 2 * rows, chosen));
    }

    private double cycle_s(AccessChoice choice) {
        int last = choice.thresholds() - 1;
        double end = schedule.cycle_s() - schedule.conversion_s() + periphery.decision_s(last);
        if (!choice.secondFirst()) {
            return end;
        }
        double longest = 0;
        for (int step = 1; step <= last; step++) {
            longest = Math.max(longest, periphery.decision_s(step) - periphery.decision_s(step - 1));
        }
        return end + longest - (periphery.decision_s(1) - periphery.decision_s(0));
    }

    private double bitline_J(int n, int k) {
        int most = energy.rowsABlock();
        return n + k <= most
                ? energy.bitline_J(n, k)
                : energy.bitline_J(Math.min(n, most), 0)
                        + energy.bitline_J(0, Math.min(k, most))
                        - energy.bitline_J(0, 0);
    }

    private double conversion_J(AccessChoice choice, int count) {
        int decisions = choice.decisions(count);
        // All steps of the table: whether the last one stops the bitline is a matter of the count.
        return periphery.conversion_J(decisions == periphery.codeMax() ? count : decisions - 1);
    }

    /** P(code ≠ n | n) where codes end at the last threshold chosen: what is above it is read wrong. */
    private double wrong(AccessChoice choice, int n) {
        CodeDistribution codes = table.codes().any();
        if (n > choice.thresholds()) {
            return 1;
        }
        double right = 0;
        for (int code = n; code <= (n == choice.thresholds() ? codes.codeMax() : n); code++) {
            right += codes.probability(n, code);
        }
        return 1 - right;
    }

    private double pulses() {
        double mean = 0;
        for (int n = 0; n < shares.length; n++) {
            for (int k = 0; k < shares[n].length; k++) {
                mean += shares[n][k] * Math.abs(n - k);
            }
        }
        return mean;
    }

    private double area_m2(AccessChoice choice) {
        double lines = tile.area().orElseThrow().blocks().stream()
                .filter(block -> block.name().equals("references"))
                .mapToDouble(block -> block.area_m2().estimate())
                .sum();
        return tile.area().orElseThrow().total_m2().orElseThrow().estimate()
                - lines * (1 - choice.thresholds() / (double) periphery.codeMax());
    }

    /** The scale's share of a product: once a column in as many accesses as it has blocks. */
    private double scale_J() {
        double scale = tile.digital().orElseThrow().blocks().stream()
                .filter(block -> block.name().equals(SCALE))
                .mapToDouble(block -> block.energy_J().estimate())
                .sum();
        return scale * table.geometry().columns() / table.geometry().blocks();
    }

    private Optional<Double> part(String name) {
        return tile.energy().orElseThrow().access().stream()
                .filter(part -> part.part().equals(name))
                .map(PartEnergy::energy_J)
                .map(energy_J -> energy_J.estimate())
                .findFirst();
    }
}
