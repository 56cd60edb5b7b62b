package timdnn.characterization.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import timdnn.characterization.engine.CampaignMerge;
import timdnn.characterization.engine.CampaignStatus;
import timdnn.characterization.engine.Shard;
import timdnn.characterization.store.CampaignStore;
import timdnn.harness.netlist.Netlist;
import timdnn.input.InvalidInputException;

/** A study run in parts, or made larger, on real ngspice: the rows are those of one run over all. */
@Tag("slow")
class ShardIT {
    private static final int SAMPLES = 21;
    private static final int NOMINAL = 17 + 17;

    @TempDir
    static Path folder;

    private static Path whole;

    @BeforeAll
    static void runUnsharded() {
        whole = folder.resolve("whole");
        assertThat(TinyStudy.run(TinyStudy.plan(SAMPLES), whole, 2).simulations())
                .isEqualTo(NOMINAL + 2 * SAMPLES);
    }

    private static Path shard(String name) {
        Path out = folder.resolve("shard-" + name.replace('/', '-'));
        if (!Files.exists(out)) {
            TinyStudy.run(TinyStudy.plan(SAMPLES), TinyStudy.NETLISTS, out, Shard.parse(name), 2);
        }
        return out;
    }

    @Test
    void mergedShardsHaveTheRowsOfOneRun() {
        Path merged = folder.resolve("merged");
        CampaignMerge.Result result = CampaignMerge.merge(List.of(shard("2/3"), shard("3/3"), shard("1/3")), merged);
        assertThat(result.missing()).isEmpty();
        assertThat(TinyStudy.status(shard("2/3")).planned()).isEqualTo(NOMINAL + 2 * 7);
        assertThat(TinyStudy.rows(merged)).isEqualTo(TinyStudy.rows(whole));
        assertThat(TinyStudy.status(merged))
                .isEqualTo(new CampaignStatus(
                        CampaignStatus.State.COMPLETE,
                        NOMINAL + 2 * SAMPLES,
                        TinyStudy.status(whole).outcomes(),
                        List.of(),
                        TinyStudy.status(merged).samplesPerSecond(),
                        Shard.WHOLE,
                        0,
                        0));
        assertThat(TinyStudy.run(TinyStudy.plan(SAMPLES), merged, 1).simulatedNow())
                .isZero();
    }

    @Test
    void aMissingShardIsNamedAndCharacterizeCompletesTheRest() {
        Path merged = folder.resolve("without-2");
        CampaignMerge.Result result = CampaignMerge.merge(List.of(shard("1/3"), shard("3/3")), merged);
        assertThat(result.missing()).containsExactly(new Shard(2, 3));
        assertThat(TinyStudy.status(merged).state()).isEqualTo(CampaignStatus.State.INTERRUPTED);
        assertThat(TinyStudy.run(TinyStudy.plan(SAMPLES), merged, 2).simulatedNow())
                .isEqualTo(2 * 7);
        assertThat(TinyStudy.rows(merged)).isEqualTo(TinyStudy.rows(whole));
    }

    @Test
    void aShardKeepsItsPartAndItsNumberOfSamples() {
        Path shard = shard("1/3");
        assertThatThrownBy(
                        () -> TinyStudy.run(TinyStudy.plan(SAMPLES), TinyStudy.NETLISTS, shard, Shard.parse("2/3"), 1))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContainingAll("shard", "1/3", "2/3");
        assertThatThrownBy(() -> TinyStudy.run(TinyStudy.plan(SAMPLES), shard, 1))
                .hasMessageContainingAll("shard", "1/3", "1/1");
        assertThatThrownBy(() -> TinyStudy.run(TinyStudy.plan(99), TinyStudy.NETLISTS, shard, Shard.parse("1/3"), 1))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("samples of a shard");
    }

    @Test
    void moreSamplesOfAFinishedStudyAreAppended() {
        Path grown = folder.resolve("grown");
        TinyStudy.run(TinyStudy.plan(5), grown, 2);
        assertThat(TinyStudy.run(TinyStudy.plan(SAMPLES), grown, 2).simulatedNow())
                .isEqualTo(2 * (SAMPLES - 5));
        assertThat(TinyStudy.rows(grown)).isEqualTo(TinyStudy.rows(whole));
        assertThat(TinyStudy.status(grown).planned()).isEqualTo(NOMINAL + 2 * SAMPLES);
    }

    /** The circuits are looked at before the plan is replaced: what is refused leaves the store as it was. */
    @Test
    void moreSamplesOnOtherNetlistsAreRefusedAndNothingChanges() throws IOException {
        Path others = folder.resolve("other-netlists");
        try (Stream<Path> files = Files.walk(TinyStudy.NETLISTS)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = others.resolve(TinyStudy.NETLISTS.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        Path deck = others.resolve("bitline/column-reduced.cir");
        Files.writeString(deck, Files.readString(deck).replaceFirst("\n", "\n* one more line\n"));
        assertThatThrownBy(() -> TinyStudy.run(TinyStudy.plan(SAMPLES + 1), others, whole, Shard.WHOLE, 1))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("another netlist");
        try (CampaignStore store = CampaignStore.openForReading(whole)) {
            assertThat(store.meta("plan").map(Netlist::sha256)).hasValue(Netlist.sha256(TinyStudy.plan(SAMPLES)));
            assertThat(store.meta("state")).hasValue("complete");
        }
    }
}
