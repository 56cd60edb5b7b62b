package timdnn.characterization.store;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import timdnn.harness.result.Waveform;

/** Writes the samples of a batch and their waveforms. */
final class SampleWriter {
    private final Connection connection;

    SampleWriter(Connection connection) {
        this.connection = connection;
    }

    /** What a batch gave. */
    void putBatch(
            List<SampleRow> rows,
            Map<SampleRow, Map<String, Waveform>> waveforms,
            Map<SampleRow, Retry> retries,
            Map<SampleRow, double[]> points)
            throws SQLException {
        put(rows);
        for (Map.Entry<SampleRow, Map<String, Waveform>> entry : waveforms.entrySet()) {
            put(entry.getKey(), entry.getValue());
        }
        for (Map.Entry<SampleRow, Retry> entry : retries.entrySet()) {
            put(entry.getKey(), entry.getValue());
        }
        for (Map.Entry<SampleRow, double[]> entry : points.entrySet()) {
            put(entry.getKey(), entry.getValue());
        }
    }

    private void put(List<SampleRow> rows) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("insert or replace into sample values (?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (SampleRow row : rows) {
                insert.setString(1, row.experiment());
                insert.setString(2, row.corner());
                insert.setString(3, row.state());
                insert.setInt(4, row.sample());
                insert.setString(5, row.measure());
                insert.setString(6, row.unit());
                if (row.ok()) {
                    insert.setDouble(7, row.value());
                } else {
                    insert.setNull(7, java.sql.Types.REAL);
                }
                insert.setString(8, row.outcome());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private void put(SampleRow row, Map<String, Waveform> waveforms) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("insert or replace into waveform values (?, ?, ?, ?, ?, ?)")) {
            for (Map.Entry<String, Waveform> waveform : waveforms.entrySet()) {
                insert.setString(1, row.experiment());
                insert.setString(2, row.corner());
                insert.setString(3, row.state());
                insert.setInt(4, row.sample());
                insert.setString(5, waveform.getKey());
                insert.setBytes(6, bytes(waveform.getValue()));
                insert.executeUpdate();
            }
        }
    }

    private void put(SampleRow row, Retry retry) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("insert or replace into retry values (?, ?, ?, ?, ?, ?, ?)")) {
            insert.setString(1, row.experiment());
            insert.setString(2, row.corner());
            insert.setString(3, row.state());
            insert.setInt(4, row.sample());
            insert.setString(5, retry.first());
            insert.setString(6, retry.options());
            insert.setString(7, retry.analysis());
            insert.executeUpdate();
        }
    }

    private void put(SampleRow row, double[] point) throws SQLException {
        ByteBuffer blob = ByteBuffer.allocate(Double.BYTES * point.length);
        blob.asDoubleBuffer().put(point);
        try (PreparedStatement insert =
                connection.prepareStatement("insert or replace into point values (?, ?, ?, ?, ?)")) {
            insert.setString(1, row.experiment());
            insert.setString(2, row.corner());
            insert.setString(3, row.state());
            insert.setInt(4, row.sample());
            insert.setBytes(5, blob.array());
            insert.executeUpdate();
        }
    }

    /** The inverse of what {@link #put(SampleRow, double[])} stores. */
    static double[] point(byte[] blob) {
        double[] values = new double[blob.length / Double.BYTES];
        ByteBuffer.wrap(blob).asDoubleBuffer().get(values);
        return values;
    }

    private static byte[] bytes(Waveform waveform) {
        ByteBuffer points = ByteBuffer.allocate(2 * Double.BYTES * waveform.length());
        double[] time = waveform.time();
        double[] value = waveform.values();
        for (int i = 0; i < time.length; i++) {
            points.putDouble(time[i]).putDouble(value[i]);
        }
        return points.array();
    }

    /** The inverse of what {@link #put(SampleRow, Map)} stores. */
    static Waveform waveform(byte[] bytes) {
        ByteBuffer points = ByteBuffer.wrap(bytes);
        double[] time = new double[points.remaining() / (2 * Double.BYTES)];
        double[] value = new double[time.length];
        for (int i = 0; i < time.length; i++) {
            time[i] = points.getDouble();
            value[i] = points.getDouble();
        }
        return new Waveform(time, value);
    }
}
