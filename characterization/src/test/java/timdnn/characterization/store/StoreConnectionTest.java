package timdnn.characterization.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import timdnn.harness.HarnessException;
import timdnn.input.InvalidInputException;

class StoreConnectionTest {
    private static final int ROOM_PAGES = 64;

    @TempDir
    Path folder;

    private static void put(StoreConnection store, String key, int length) {
        store.transaction(transaction -> {
            for (String part : List.of("first", "second")) {
                try (var statement = transaction.prepareStatement("insert or replace into meta values (?, ?)")) {
                    StoreConnection.text(statement, key + part, "x".repeat(length));
                    statement.executeUpdate();
                }
            }
        });
    }

    private static List<String> keys(StoreConnection store) {
        return store.query("select key from meta where key <> 'schema' order by key", s -> {}, row -> row.getString(1));
    }

    @Test
    void aTransactionWithoutRoomLeavesNothingAndTheNextOneIsWritten() {
        try (StoreConnection store = StoreConnection.open(folder.resolve("store"), true)) {
            store.transaction(transaction -> {
                try (Statement statement = transaction.createStatement()) {
                    statement.execute("pragma max_page_count = " + ROOM_PAGES);
                }
            });
            // The first row fits, the second does not.
            assertThatThrownBy(() -> put(store, "large ", 4096 * ROOM_PAGES / 2))
                    .isInstanceOf(HarnessException.class)
                    .hasMessageContaining("cannot be written")
                    .hasMessageContaining("full");
            put(store, "small ", 1);
            assertThat(keys(store)).containsExactly("small first", "small second");
        }
    }

    @Test
    void aTransactionThatThrowsIsTakenBack() {
        try (StoreConnection store = StoreConnection.open(folder.resolve("store"), true)) {
            assertThatThrownBy(() -> store.transaction(transaction -> {
                        try (Statement statement = transaction.createStatement()) {
                            statement.execute("insert into meta values ('half', '')");
                        }
                        throw new IllegalStateException("a measure without a value");
                    }))
                    .isInstanceOf(IllegalStateException.class);
            put(store, "", 1);
            assertThat(keys(store)).containsExactly("first", "second");
        }
    }

    /** A link in the place of the file that SQLite makes beside a store is as good as a read-only file system. */
    @Test
    void aFinishedCampaignIsReadWhereNothingMayBeWritten() throws IOException {
        SampleRow row = new SampleRow("mismatch", "TT", "S4", 0, "v_bl", "V", 0.5, SampleRow.OK);
        try (CampaignStore store = CampaignStore.openForWriting(folder)) {
            store.putBatch(List.of(row), Map.of(), Map.of(), Map.of());
        }
        Files.createSymbolicLink(folder.resolve(CampaignStore.FILE + "-shm"), folder.resolve("nowhere"));
        try (CampaignStore store = CampaignStore.openForReading(folder)) {
            assertThat(store.rows(null)).containsExactly(row);
        }
        Files.write(folder.resolve(CampaignStore.FILE + "-wal"), new byte[] {1});
        assertThatThrownBy(() -> CampaignStore.openForReading(folder))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("was not closed")
                .hasMessageContaining("copy the folder");
    }
}
