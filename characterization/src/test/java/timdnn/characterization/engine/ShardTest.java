package timdnn.characterization.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import timdnn.characterization.variation.Draws;
import timdnn.characterization.waveform.Measure;
import timdnn.harness.netlist.Analysis;
import timdnn.harness.netlist.Netlist;
import timdnn.input.InvalidInputException;

class ShardTest {
    private static Trial trial(String state, Samples samples) {
        return Trial.nominal(
                        "mismatch",
                        state,
                        Netlist.of(Path.of("none"), List.of("title")),
                        new Analysis.Op(),
                        List.of(new Measure.ValueAt("v", "V", "v(a)", 1)))
                .varying(samples, Draws.own("mismatch", state));
    }

    private static List<Integer> all(Trial trial) {
        List<Integer> samples = new ArrayList<>();
        new Batches(List.of(trial), (one, some) -> some).forEachRemaining(batch -> samples.addAll(batch.samples()));
        return samples;
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 199, 200, 10_000_000})
    void shardsTogetherHaveEverySampleOnce(int samples) {
        for (int count : new int[] {1, 2, 7, 300}) {
            int next = 0;
            for (int index = 1; index <= count; index++) {
                Samples part = new Shard(index, count).of(samples);
                assertThat(part.from()).isEqualTo(next);
                next = part.to();
            }
            assertThat(next).isEqualTo(samples);
        }
    }

    @Test
    void batchesHaveEverySampleOnceWhetherARangeOrChosen() {
        assertThat(all(trial("S1", new Shard(3, 4).of(100)))).hasSize(25).startsWith(50);
        assertThat(all(trial("S1", Samples.of(List.of(3, 17, 90))))).containsExactly(3, 17, 90);
        assertThat(all(trial("S1", Samples.of(List.of())))).isEmpty();
    }

    @Test
    void statesGrowTogetherInWindowsAndOnlyByWhatIsMissing() {
        List<String> order = new ArrayList<>();
        Batches batches = new Batches(
                List.of(trial("S1", Samples.range(0, 40)), trial("S2", Samples.range(0, 20))),
                (trial, samples) -> samples.isEmpty()
                                || (samples.get(0) == 0 && trial.state().equals("S2"))
                        ? List.of()
                        : List.of(samples.get(0), samples.get(samples.size() - 1)));
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
