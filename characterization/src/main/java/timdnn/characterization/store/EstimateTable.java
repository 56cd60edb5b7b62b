package timdnn.characterization.store;

import java.util.Optional;
import timdnn.characterization.rare.RareEstimate;
import timdnn.characterization.rare.form.DesignPoint;
import timdnn.characterization.statistics.Estimate;

/** Estimates of rare events. */
final class EstimateTable {
    private final StoreConnection connection;

    EstimateTable(StoreConnection connection) {
        this.connection = connection;
    }

    void put(String experiment, String corner, String state, String role, RareEstimate estimate) {
        connection.update("insert or replace into estimate values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", s -> {
            StoreConnection.text(s, experiment, corner, state, role, estimate.method());
            s.setDouble(6, estimate.probability());
            s.setDouble(7, estimate.low());
            s.setDouble(8, estimate.high());
            s.setDouble(9, estimate.relativeError());
            s.setInt(10, estimate.simulations());
            s.setInt(11, estimate.failed());
            s.setDouble(12, estimate.effectiveSampleSize());
            s.setDouble(13, estimate.largestWeight());
            s.setDouble(
                    14,
                    estimate.designPoints().stream()
                            .mapToDouble(DesignPoint::beta)
                            .min()
                            .orElse(-1));
        });
    }

    Optional<StoredEstimate> get(String experiment, String corner, String state, String role) {
        return connection
                .query(
                        "select method, probability, low, high, relative_error, simulations, failed, "
                                + "effective_sample_size, largest_weight, beta from estimate "
                                + "where experiment = ? and corner = ? and state = ? and role = ?",
                        s -> StoreConnection.text(s, experiment, corner, state, role),
                        row -> new StoredEstimate(
                                row.getString(1),
                                new Estimate(row.getDouble(2), row.getDouble(3), row.getDouble(4), row.getInt(6)),
                                row.getDouble(5),
                                row.getInt(7),
                                row.getDouble(8),
                                row.getDouble(9),
                                row.getDouble(10) < 0 ? Double.NaN : row.getDouble(10)))
                .stream()
                .findFirst();
    }
}
