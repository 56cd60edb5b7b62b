package timdnn.chip;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import timdnn.input.InvalidInputException;
import timdnn.lut.table.AccessEnergy;

/** How often n products +1 and k products -1 meet in a column, from a histogram that {@code network --histogram} writes. */
public final class CountShares {
    private final String name;
    private final long[][] counts;

    private CountShares(String name, long[][] counts) {
        this.name = name;
        this.counts = counts;
    }

    /** {@return name of the file} */
    String name() {
        return name;
    }

    /**
     * Reads a histogram.
     *
     * @param file the file
     * @return its counts
     * @throws InvalidInputException if it cannot be read or has no counts
     */
    public static CountShares read(Path file) {
        try {
            JsonNode rows = JsonMapper.builder()
                    .build()
                    .readTree(Files.readString(file))
                    .at("/histogram/counts");
            long[][] counts = new long[rows.size()][];
            long all = 0;
            for (int n = 0; n < counts.length; n++) {
                counts[n] = new long[rows.get(n).size()];
                for (int k = 0; k < counts[n].length; k++) {
                    counts[n][k] = rows.get(n).get(k).asLong(-1);
                    if (counts[n][k] < 0) {
                        throw InvalidInputException.in(
                                file,
                                "histogram.counts[" + n + "][" + k + "]",
                                "must be a count, was " + rows.get(n).get(k));
                    }
                    all += counts[n][k];
                }
            }
            if (all == 0) {
                throw InvalidInputException.in(file, "histogram.counts", "must hold accesses, had none");
            }
            return new CountShares(String.valueOf(file.getFileName()), counts);
        } catch (JsonProcessingException noJson) {
            throw InvalidInputException.of(file, "is not JSON", noJson);
        } catch (IOException failure) {
            throw InvalidInputException.unreadable(file, failure);
        }
    }

    /**
     * Shares of the counts.
     *
     * @return {@code [n][k]}, which sum to one
     */
    public double[][] shares() {
        double all = 0;
        for (long[] row : counts) {
            for (long count : row) {
                all += count;
            }
        }
        double[][] shares = new double[counts.length][];
        for (int n = 0; n < counts.length; n++) {
            shares[n] = new double[counts[n].length];
            for (int k = 0; k < counts[n].length; k++) {
                shares[n][k] = counts[n][k] / all;
            }
        }
        return shares;
    }

    /**
     * Mean energy of a column over these accesses, all rows driven, without leakage.
     *
     * @param energy the table's
     * @return the energy, J
     */
    double mean_J(AccessEnergy energy) {
        double sum = 0;
        double accesses = 0;
        for (int n = 0; n < counts.length; n++) {
            for (int k = 0; k < counts[n].length; k++) {
                if (counts[n][k] > 0) {
                    sum += counts[n][k] * (energy.total_J(n, k, energy.rowsABlock()) - energy.leakage_J());
                    accesses += counts[n][k];
                }
            }
        }
        return sum / accesses;
    }
}
