package timdnn.characterization.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import timdnn.harness.result.Waveform;
import timdnn.input.InvalidInputException;

class CampaignStoreTest {
    @TempDir
    Path folder;

    private static SampleRow row(int sample, double value) {
        return new SampleRow("mismatch", "TT", "S4", sample, "v_bl", "V", value, SampleRow.OK);
    }

    @Test
    void rowsComeBackOrderedAndExact() {
        try (CampaignStore store = CampaignStore.openForWriting(folder)) {
            SampleRow failed = new SampleRow("mismatch", "TT", "S4", 2, "v_bl", "V", Double.NaN, "TIMED_OUT");
            store.putBatch(List.of(row(1, 0.1 + 0.2), failed), Map.of(), Map.of(), Map.of());
            store.putBatch(List.of(row(0, 1e-300)), Map.of(), Map.of(), Map.of());
            assertThat(store.rows("mismatch")).containsExactly(row(0, 1e-300), row(1, 0.1 + 0.2), failed);
            assertThat(store.outcomes()).containsEntry("ok", 2).containsEntry("TIMED_OUT", 1);
            assertThat(store.done("mismatch", "TT", "S4", 0, 9)).containsExactly(0, 1, 2);
            assertThat(store.done("mismatch", "TT", "S4", 1, 2)).containsExactly(1);
            assertThat(store.countDone("mismatch", "TT", "S4", 1, 9)).isEqualTo(2);
        }
    }

    @Test
    void waveformsComeBackExact() {
        try (CampaignStore store = CampaignStore.openForWriting(folder)) {
            Waveform waveform = new Waveform(new double[] {0, 1e-12}, new double[] {0.9, 0.1});
            store.putBatch(List.of(row(0, 1)), Map.of(row(0, 1), Map.of("v(bl)", waveform)), Map.of(), Map.of());
            Waveform back =
                    store.waveforms().of("mismatch", "TT", "S4", "v(bl)").orElseThrow();
            assertThat(back.time()).containsExactly(0, 1e-12);
            assertThat(back.values()).containsExactly(0.9, 0.1);
        }
    }

    @Test
    void aSecondWriterIsRefusedAndAReaderIsNot() {
        try (CampaignStore store = CampaignStore.openForWriting(folder)) {
            store.putBatch(List.of(row(0, 1)), Map.of(), Map.of(), Map.of());
            assertThatThrownBy(() -> CampaignStore.openForWriting(folder))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("another process");
            try (CampaignStore reader = CampaignStore.openForReading(folder)) {
                assertThat(reader.rows(null)).hasSize(1);
            }
        }
        CampaignStore.openForWriting(folder).close();
    }

    @Test
    void aStoreOfAnotherSchemaIsRefused() throws SQLException {
        CampaignStore.openForWriting(folder).close();
        String url = "jdbc:sqlite:" + folder.resolve(CampaignStore.FILE);
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("update meta set value = 'timdnn-campaign/99' where key = 'schema'");
        }
        assertThatThrownBy(() -> CampaignStore.openForWriting(folder))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("timdnn-campaign/99");
    }

    @Test
    void aStoreOfAnotherSchemaIsLeftAsItWas() throws SQLException {
        String url = "jdbc:sqlite:" + folder.resolve(CampaignStore.FILE);
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("create table meta (key text primary key, value text)");
            statement.execute("insert into meta values ('schema', 'timdnn-campaign/1')");
        }
        assertThatThrownBy(() -> CampaignStore.openForWriting(folder)).hasMessageContaining("was timdnn-campaign/1");
        assertThatThrownBy(() -> CampaignStore.openForReading(folder)).hasMessageContaining("was timdnn-campaign/1");
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            assertThat(statement
                            .executeQuery("select count(*) from sqlite_master where type = 'table'")
                            .getInt(1))
                    .isEqualTo(1);
        }
    }

    @Test
    void whatIsNoStoreIsRefused() throws IOException {
        assertThatThrownBy(() -> CampaignStore.openForReading(folder.resolve("nothing")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("missing");
        Files.writeString(folder.resolve(CampaignStore.FILE), "this is a text file and no data base at all, honestly");
        assertThatThrownBy(() -> CampaignStore.openForReading(folder)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> CampaignStore.openForWriting(folder)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void aFolderThatCannotBeMadeIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "x");
        assertThatThrownBy(() -> CampaignStore.openForWriting(file.resolve("below")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("cannot be written");
    }
}
