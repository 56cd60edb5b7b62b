package timdnn.characterization.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import timdnn.characterization.rareerror.SenseErrorPlan;
import timdnn.input.InvalidInputException;

class HistogramReaderTest {
    private static final String LINE = "  histogram: histograms/mnist-cnn.json # relative to this file";

    @TempDir
    Path folder;

    /** A plan that names a file, as {@code senseError.histogram} in its last section but one. */
    private String plan(String name) throws IOException {
        String text = Files.readString(Path.of("plans/sense-error-budget.yaml"));
        assertThat(text).contains(LINE);
        return text.replace(LINE, "  histogram: " + name);
    }

    private Study study(String histogram) throws IOException {
        Files.writeString(folder.resolve("h.json"), histogram);
        return StudyReader.parse(folder.resolve("p.yaml"), plan("h.json"));
    }

    private void refused(String histogram, String sentence) {
        assertThatThrownBy(() -> study(histogram))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith(folder.resolve("p.yaml") + ":37: senseError.histogram cannot be used: "
                        + folder.resolve("h.json") + ":" + sentence)
                .hasMessageNotContaining("\n");
    }

    @Test
    void whatTheNetworkCommandPrintsIsRead() throws IOException {
        Study study =
                study("{\"model\": \"m\",\n\t\"histogram\": {\"images\": 1,\n\t\"counts\": [[5, 2], [1, 0], [3]]}}");
        CountHistogram expected = new CountHistogram(List.of(16L, 3L, 3L));
        assertThat(study.section(SenseErrorPlan.class).orElseThrow().histogram())
                .hasValue(expected);
        assertThat(study.histograms()).containsOnlyKeys("senseError.histogram").containsValue(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[[1, -2]] | 2: histogram.counts must hold whole numbers from 0, of at most 15 digits, has \"-2\" at [0][1]",
                "[[1], [2.5]] | 2: histogram.counts must hold whole numbers from 0, of at most 15 digits, has \"2.5\" at [1][0]",
                "[[1e3]] | 2: histogram.counts must hold whole numbers from 0, of at most 15 digits, has \"1e3\" at [0][0]",
                "[[1, null]] | 2: histogram.counts must hold whole numbers from 0",
                "[[1, [2]]] | 2: histogram.counts must hold whole numbers from 0",
                "[[1000000000000000]] | 2: histogram.counts must hold whole numbers from 0, of at most 15 digits",
                "[[0, 0], [0]] | 2: histogram.counts must count at least one access",
                "[] | 2: histogram.counts must count at least one access",
                "[5, 2] | 2: histogram.counts must be a list of lists",
                "{\"0\": 5} | 2: histogram.counts must be a list of lists",
                "[[1], [0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,2]] | 2: histogram.counts must be 0 where n + k is above 16, is 2 at [1][16]",
            })
    void whatIsNoTableOfAccessesIsRefusedWithBothFilesAndLines(String counts, String sentence) {
        refused("{\"histogram\":\n {\"counts\": " + counts + "}}", sentence);
    }

    @Test
    void rowsAndColumnsBeyondSixteenCellsAreRefused() {
        String zeros = String.join(", ", Collections.nCopies(17, "0"));
        refused(
                "{\"histogram\": {\"counts\": [\n[1],\n[" + zeros + ", 0]]}}",
                "3: histogram.counts must have n and k from 0 to 16, has a number at [1][17]");
        refused(
                "{\"histogram\": {\"counts\": [\n" + "[1],\n".repeat(17) + "[1]]}}",
                "19: histogram.counts must have n and k from 0 to 16, has a number at [17][0]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | 1: histogram is missing",
                "{\"histogram\": 3} | 1: histogram must be a mapping",
                "{\"histogram\": {\"images\": 3}} | 1: histogram.counts is missing",
                "[1, 2] | 1: histogram must be a mapping of keys to values",
                "'' | 1: histogram is empty",
                "{\"histogram\": {\"counts\": [[1, 2], [3 | 1: histogram is not valid JSON",
                "{[1]: 2} | 1: key must be a single word",
            })
    void aCutOrOtherFileIsRefused(String text, String sentence) {
        refused(text, sentence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none.json", ".", "binary.json"})
    void aFileThatCannotBeReadIsRefusedWithThePlansLine(String name) throws IOException {
        Files.write(folder.resolve("binary.json"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        String plan = plan(name);
        assertThatThrownBy(() -> StudyReader.parse(folder.resolve("p.yaml"), plan))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith(
                        folder.resolve("p.yaml") + ":37: senseError.histogram cannot be used: " + folder)
                .hasMessageContaining(" cannot be read: ")
                .hasMessageNotContaining("null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"a\\0b\"", "[h.json]"})
    void whatNamesNoFileIsRefused(String name) throws IOException {
        String plan = plan(name);
        assertThatThrownBy(() -> StudyReader.parse(Path.of("p.yaml"), plan))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("p.yaml:37: senseError.histogram must ");
    }

    @Test
    void aPlanIsReadWithoutItsFileWhereTheHistogramIsKnown() throws IOException {
        CountHistogram known = new CountHistogram(List.of(7L, 1L));
        Study study = StudyReader.parse(
                Path.of("p.yaml"),
                plan("none.json"),
                field -> field.equals("senseError.histogram") ? Optional.of(known) : Optional.empty());
        assertThat(study.histograms()).containsEntry("senseError.histogram", known);
        assertThat(StudyReader.parse(Path.of("p.yaml"), plan("none.json"), field -> Optional.empty())
                        .histograms())
                .isEmpty();
    }

    @Test
    void aHistogramOfLargerBlocksIsRefused() throws IOException {
        Files.writeString(folder.resolve("h.json"), "{\"histogram\": {\"counts\": [[5, 2, 0, 0, 0, 0, 0, 0, 0, 1]]}}");
        String text = plan("h.json") + "\ngeometry: {rows: 8}\n";
        assertThatThrownBy(() -> StudyReader.parse(
                        folder.resolve("p.yaml"),
                        text.replaceAll("states: 0..\\d+", "states: 0..7").replaceAll("heldOut: .*", "")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("histogram.counts must have n and k from 0 to 8, has a number at [0][9]");
    }
}
