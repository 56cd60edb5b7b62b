package timdnn.characterization.engine;

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
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import timdnn.characterization.store.CampaignStore;
import timdnn.characterization.store.SampleRow;
import timdnn.characterization.store.StoredBench;
import timdnn.characterization.store.StoredNetlist;
import timdnn.characterization.study.TinyStudy;
import timdnn.harness.HarnessException;
import timdnn.input.InvalidInputException;

class CampaignMergeTest {
    @TempDir
    Path folder;

    private static SampleRow row(int sample, double value) {
        return new SampleRow("mismatch", "TT", "S1", sample, "v_bl", "V", value, SampleRow.OK);
    }

    private Path shard(String which, Consumer<CampaignStore> change) {
        Path shard = folder.resolve(which.replace('/', '-'));
        try (CampaignStore store = CampaignStore.openForWriting(shard)) {
            store.putMeta("plan", TinyStudy.plan(4));
            store.putMeta("shard", which);
            store.putMeta("ngspice", "39");
            store.putMeta("models_sha256", "ab12");
            store.putMeta("state", "complete");
            store.circuits().putBench("mismatch", "TT", "S1", new StoredBench("c0ffee", "op", "", "mismatch\tS1"));
            store.circuits().putNetlist("c0ffee", new StoredNetlist("title", ""));
            int index = Shard.parse(which).index();
            // Every shard has sample 0 besides its own.
            store.putBatch(List.of(row(0, 0.1 + 0.2), row(index, 0.25 * index)), Map.of(), Map.of(), Map.of());
            change.accept(store);
        }
        return shard;
    }

    private Path bench(StoredBench bench) {
        return shard("2/2", store -> store.circuits().putBench("mismatch", "TT", "S1", bench));
    }

    private void refused(Path first, Path second, String... parts) {
        Path out = folder.resolve("out");
        assertThatThrownBy(() -> CampaignMerge.merge(List.of(first, second), out))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContainingAll(parts);
        assertThat(out).doesNotExist();
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.filter(file -> file.toString().endsWith(".part"))).isEmpty();
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    @Test
    void rowsOfAllShardsAreInTheMergedStoreOnce() {
        Path merged = Path.of(folder.toString(), "new", "merged");
        CampaignMerge.Result result =
                CampaignMerge.merge(List.of(shard("2/2", store -> {}), shard("1/2", store -> {})), merged);
        assertThat(result).isEqualTo(new CampaignMerge.Result(3, 0, List.of()));
        assertThat(TinyStudy.rows(merged)).containsExactly(row(0, 0.1 + 0.2), row(1, 0.25), row(2, 0.5));
        assertThat(TinyStudy.status(merged).state()).isEqualTo(CampaignStatus.State.COMPLETE);
    }

    @Test
    void shardsThatRestOnDifferentThingsAreRefused() {
        Path first = shard("1/2", store -> {});
        refused(first, shard("2/2", store -> store.putMeta("ngspice", "42")), "ngspice", "39", "42");
        refused(first, shard("2/2", store -> store.putMeta("models_sha256", "cd34")), "models_sha256", "ab12", "cd34");
        refused(
                first,
                shard("2/2", store -> store.putMeta("plan", TinyStudy.plan(4).replace("seed: 7", "seed: 8"))),
                "plan",
                "line 3",
                "seed: 7",
                "seed: 8");
        refused(
                shard("1/2", store -> store.putMeta("senseError.histogram", "16 3 3")),
                shard("2/2", store -> store.putMeta("senseError.histogram", "16 4 3")),
                "senseError.histogram",
                "16 3 3",
                "16 4 3");
    }

    @Test
    void shardsOfDifferentBenchesAreRefusedWithWhatDiffers() {
        Path first = shard("1/2", store -> {});
        refused(
                first,
                bench(new StoredBench("decaf", "op", "", "mismatch\tS1")),
                "mismatch TT S1 differs",
                "another netlist");
        refused(
                first,
                bench(new StoredBench("c0ffee", "tran 1p 1n", "", "mismatch\tS1")),
                "mismatch TT S1 differs",
                "another analysis, \"tran 1p 1n\" and not \"op\"");
        refused(
                first,
                bench(new StoredBench("c0ffee", "op", ".meas op x", "mismatch\tS1")),
                "another measure, \".meas op x\" and not none");
        refused(
                first,
                bench(new StoredBench("c0ffee", "op", "", "mismatch\tS2")),
                "other draws, \"mismatch S2\" and not \"mismatch S1\"");
    }

    @Test
    void shardsOfTwoVersionsOfThisProgramAreRefused() {
        refused(
                shard("1/2", store -> store.putMeta("program", "0.1.0")),
                shard("2/2", store -> store.putMeta("program", "0.2.0")),
                "program",
                "0.1.0",
                "0.2.0");
    }

    @Test
    void overlapsMustAgreeToTheLastBit() {
        Path first = shard("1/2", store -> {});
        refused(
                first,
                shard("2/2", store -> store.putBatch(List.of(row(0, 0.3)), Map.of(), Map.of(), Map.of())),
                "number of mismatch TT S1 0 v_bl");
    }

    @Test
    void whatIsNoCompleteShardIsRefused() throws SQLException {
        Path first = shard("1/2", store -> {});
        refused(first, shard("2/2", store -> store.putMeta("state", "running")), "is not complete");
        refused(first, shard("3/3", store -> {}), "is 3/3", "one of 2");
        refused(first, folder.resolve("nothing"), "campaign.sqlite");
        Path old = shard("2/2", store -> {});
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + old.resolve(CampaignStore.FILE));
                Statement statement = connection.createStatement()) {
            statement.execute("update meta set value = 'timdnn-campaign/1' where key = 'schema'");
        }
        refused(first, old, "must be timdnn-campaign/2, was timdnn-campaign/1");
    }

    @Test
    void aShardThatIsBeingWrittenIsRefused() {
        Path first = shard("1/2", store -> {});
        Path second = shard("2/2", store -> {});
        try (CampaignStore writer = CampaignStore.openForWriting(second)) {
            assertThat(writer.meta("shard")).hasValue("2/2");
            refused(first, second, "being written");
        }
    }

    @Test
    void onlyANewOrEmptyFolderIsWritten() throws IOException {
        Path first = shard("1/1", store -> {});
        List<SampleRow> before = TinyStudy.rows(first);
        assertThatThrownBy(() -> CampaignMerge.merge(List.of(first), first)).hasMessageContaining("one of the folders");
        Path used = Files.createDirectories(folder.resolve("used"));
        Files.writeString(used.resolve("notes.txt"), "mine");
        assertThatThrownBy(() -> CampaignMerge.merge(List.of(first), used)).hasMessageContaining("new or empty");
        assertThatThrownBy(() -> CampaignMerge.merge(List.of(first), used.resolve("notes.txt")))
                .hasMessageContaining("is not a folder");
        assertThat(used.resolve("notes.txt")).hasContent("mine");
        assertThat(TinyStudy.rows(first)).isEqualTo(before);
        Path empty = Files.createDirectories(folder.resolve("empty"));
        assertThat(CampaignMerge.merge(List.of(first), empty).missing()).isEmpty();
        assertThat(TinyStudy.rows(empty)).isEqualTo(before);
    }

    /** One failure in three is too many for the plan's 10 %; the rows are kept, the campaign is not complete. */
    @Test
    void tooManyFailuresLeaveTheMergedCampaignUnfinished() {
        Path first = shard("1/2", store -> {});
        SampleRow lost = new SampleRow("mismatch", "TT", "S1", 2, "v_bl", "V", Double.NaN, "TIMED_OUT");
        Path second = shard("2/2", store -> store.putBatch(List.of(lost), Map.of(), Map.of(), Map.of()));
        Path out = folder.resolve("lossy");
        assertThatThrownBy(() -> CampaignMerge.merge(List.of(first, second), out))
                .isInstanceOf(HarnessException.class)
                .hasMessageContaining("1 of 3 simulations of mismatch TT S1 failed");
        assertThat(TinyStudy.status(out).state()).isEqualTo(CampaignStatus.State.INTERRUPTED);
        assertThat(TinyStudy.status(out).failures()).containsExactly(Map.entry("TIMED_OUT", 1));
    }
}
