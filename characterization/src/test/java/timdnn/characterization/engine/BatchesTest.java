package timdnn.characterization.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import timdnn.characterization.variation.Draws;
import timdnn.characterization.waveform.Measure;
import timdnn.harness.netlist.Analysis;
import timdnn.harness.netlist.Netlist;

class BatchesTest {
    private static Trial trial(String state, int samples) {
        return Trial.nominal(
                        "mismatch",
                        state,
                        Netlist.of(Path.of(state), List.of("* " + state)),
                        new Analysis.Op(),
                        List.of(new Measure.ValueAt("v_bl", "V", "v(bl)", 1e-10)))
                .varying(Samples.range(0, samples), Draws.own("mismatch", state));
    }

    private static List<String> names(Batches batches) {
        List<String> names = new ArrayList<>();
        batches.forEachRemaining(
                batch -> names.add(batch.trial().state() + " " + batch.samples().get(0)));
        return names;
    }

    @Test
    void statesTakeTurnsInWindowsThatDouble() {
        Batches batches =
                new Batches(List.of(trial("a", 70), trial("b", 20), trial("c", 33)), (one, samples) -> samples);
        assertThat(names(batches))
                .containsExactly("a 0", "b 0", "c 0", "a 16", "b 16", "c 16", "a 32", "a 48", "c 32", "a 64");
    }

    @Test
    void everySampleIsTakenOnceAndOnlyWhatIsMissing() {
        List<Integer> taken = new ArrayList<>();
        new Batches(List.of(trial("a", 1000), trial("b", 7)), (of, samples) -> samples.stream()
                        .filter(sample -> of.state().equals("a") && sample % 3 == 0)
                        .toList())
                .forEachRemaining(batch -> taken.addAll(batch.samples()));
        assertThat(taken)
                .isEqualTo(IntStream.range(0, 1000)
                        .filter(sample -> sample % 3 == 0)
                        .boxed()
                        .toList());
    }
}
