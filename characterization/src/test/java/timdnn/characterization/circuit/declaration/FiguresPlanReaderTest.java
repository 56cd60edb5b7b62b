package timdnn.characterization.circuit.declaration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import timdnn.characterization.plan.StudyReader;
import timdnn.input.InvalidInputException;

class FiguresPlanReaderTest {
    private static final String PLAN = """
            schema: 1
            name: keyed
            seed: 1
            circuit: {netlist: divider.cir}
            benches:
              half:
                analysis: op
                measure:
                  out: {value: v(out)}
            figures:
              first: {expression: 2*half.out, unit: V, key: divider.twice_V}
              second: {expression: half.out, unit: V, key: SECOND}
            """;

    @TempDir
    private Path folder;

    private FiguresPlan read(String second) throws java.io.IOException {
        Files.writeString(folder.resolve("divider.cir"), "* divider\nv1 in 0 1\nr1 in out 1k\nr2 out 0 1k\n.end\n");
        return StudyReader.parse(folder.resolve("keyed.yaml"), PLAN.replace("SECOND", second))
                .require(FiguresPlan.class);
    }

    @Test
    void aKeyIsReadWithItsFigure() throws java.io.IOException {
        FiguresPlan plan = read("divider.once_V");
        assertThat(plan.figures().get(0).key()).contains("divider.twice_V");
        assertThat(plan.figures().get(1).key()).contains("divider.once_V");
    }

    @ParameterizedTest
    @CsvSource({
        "once_V, must be names with points between",
        "divider.once_A, end with the figure's unit",
        "divider.once, end with the figure's unit",
        "measures.once_V, which the document has already",
        "divider.twice_V, that of figure \"first\"",
        "divider.twice_V.more_V, must be names with points between"
    })
    void aKeyThatCannotBeIsNamed(String key, String sentence) {
        assertThatThrownBy(() -> read(key))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("keyed.yaml")
                .hasMessageContaining("figures.second.key")
                .hasMessageContaining(sentence);
    }
}
