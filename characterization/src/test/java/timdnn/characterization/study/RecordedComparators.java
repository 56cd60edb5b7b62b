package timdnn.characterization.study;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import timdnn.characterization.store.CampaignStore;

/**
 * The comparators of the first and the last tap from the thin run of the access plan, as a store without anything else, so
 * that their reader is tested without a simulator. {@link ThinPlansIT} writes it anew together with the goldens.
 */
public final class RecordedComparators {
    private static final Path FILE = Path.of("src/test/resources/recorded/comparators.sqlite.gz");
    private static final String KEPT = "experiment in ('sense-offset', 'sense-trim', 'sense-decision', 'sense-noise')"
            + " and (state in ('tap1', 'tap8') or state like 'tap1 %' or state like 'tap8 %')";
    private static final List<String> STRIP = List.of(
            "delete from point",
            "delete from retry",
            "delete from estimate",
            "delete from netlist",
            "delete from sample where not (" + KEPT + ")",
            "delete from waveform where not (" + KEPT + ") or state like '% steps'",
            "delete from bench where not (" + KEPT + ")",
            "update bench set analysis = '', measures = '', draws = ''",
            "vacuum");

    private RecordedComparators() {}

    /** Unpacks the store into a folder. */
    public static void unpack(Path folder) throws IOException {
        try (InputStream packed = new GZIPInputStream(Files.newInputStream(FILE))) {
            Files.copy(packed, folder.resolve(CampaignStore.FILE));
        }
    }

    /** Takes the comparators from a campaign that is complete and closed. */
    static void write(Path campaign) throws IOException {
        Path part = Files.createTempFile("comparators", ".sqlite");
        try {
            Files.copy(campaign.resolve(CampaignStore.FILE), part, StandardCopyOption.REPLACE_EXISTING);
            try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + part);
                    Statement statement = connection.createStatement()) {
                statement.execute("pragma journal_mode = delete");
                for (String sql : STRIP) {
                    statement.executeUpdate(sql);
                }
            } catch (SQLException failure) {
                throw new IOException(failure);
            }
            try (OutputStream packed = new GZIPOutputStream(Files.newOutputStream(FILE))) {
                Files.copy(part, packed);
            }
        } finally {
            Files.delete(part);
        }
    }
}
