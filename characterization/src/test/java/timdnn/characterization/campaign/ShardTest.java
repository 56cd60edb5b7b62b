package timdnn.characterization.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import timdnn.characterization.bench.Trial;
import timdnn.characterization.measure.Measure;
import timdnn.harness.netlist.Analysis;
import timdnn.harness.netlist.Netlist;
import timdnn.input.InvalidInputException;

class ShardTest {
    private static Trial trial(String state, int samples, boolean varies) {
        return new Trial(
                "mismatch",
                state,
                Netlist.of(Path.of("none"), List.of("title")),
                new Analysis.Op(),
                List.of(new Measure.ValueAt("v", "V", "v(a)", 1)),
                0,
                samples,
                varies,
                List.of());
    }

    private static List<Integer> all(Shard shard, Trial trial) {
        List<Integer> samples = new ArrayList<>();
        new Batches(List.of(trial), shard, (one, from, to) -> java.util.stream.IntStream.range(from, to)
                        .boxed()
                        .toList())
                .forEachRemaining(batch -> samples.addAll(batch.samples()));
        return samples;
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 199, 200, 10_000_000})
    void shardsTogetherHaveEverySampleOnce(int samples) {
        Trial trial = trial("S1", samples, true);
        for (int count : new int[] {1, 2, 7, 300}) {
            int next = 0;
            for (int index = 1; index <= count; index++) {
                Shard shard = new Shard(index, count);
                assertThat(shard.from(trial)).isEqualTo(next);
                next = shard.to(trial);
            }
            assertThat(next).isEqualTo(samples);
        }
    }

    @Test
    void simulationsWithoutMismatchAreInEveryShard() {
        assertThat(all(new Shard(3, 4), trial("S1", 1, false))).containsExactly(0);
        assertThat(all(new Shard(3, 4), trial("S1", 100, true))).hasSize(25).startsWith(50);
    }

    @Test
    void statesGrowTogetherInWindowsAndOnlyByWhatIsMissing() {
        List<String> order = new ArrayList<>();
        Batches batches = new Batches(
                List.of(trial("S1", 40, true), trial("S2", 20, true)),
                Shard.WHOLE,
                (trial, from, to) -> from == 0 && trial.state().equals("S2") ? List.of() : List.of(from, to - 1));
        batches.forEachRemaining(batch -> order.add(batch.trial().state() + batch.samples()));
        assertThat(order).containsExactly("S1[0, 15]", "S1[16, 31]", "S2[16, 19]", "S1[32, 39]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0/4", "5/4", "x", "1", "1/0", "-1/4", "1/4/2", "1/99999", "1.0/4", ""})
    void whatIsNoShardIsRefused(String text) {
        assertThatThrownBy(() -> Shard.parse(text))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("--shard must be I/N")
                .hasMessageContaining('"' + text + '"');
    }

    @Test
    void aShardReadsAsItIsWritten() {
        assertThat(Shard.parse("2/4")).isEqualTo(new Shard(2, 4)).hasToString("2/4");
    }
}
