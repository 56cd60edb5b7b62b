package timdnn.chip.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import timdnn.chip.design.Design;
import timdnn.chip.energy.ChipRuns;
import timdnn.input.InvalidInputException;

class ProgramTextTest {
    private static final Path FILE = Path.of("p.txt");
    private static final String HEAD = "program n design d batch=1 resident=0\n";

    @ParameterizedTest
    @CsvSource({
        "alexnet, 2, tim16, 1",
        "alexnet, 2, near-memory-our-area, 64",
        "resnet34, 2, tim8, 3",
        "bn-inception, 1, near-memory-iso-area, 1",
        "lstm, 1, tim16, 16",
        "gru, 1, tim8, 1",
        "transformer, 1, tim16, 2"
    })
    void textGivesTheSameProgramAgainAndFitsTheInstructionMemory(String network, int width, String name, int batch) {
        Design design = ChipRuns.design(name);
        Program program = ChipRuns.program(ChipRuns.network(network, width), design, batch);
        assertThat(ProgramText.parse(FILE, ProgramText.of(program))).isEqualTo(program);
        assertThat(program.segments())
                .allSatisfy(segment -> assertThat(segment.instructions()).hasSizeBetween(1, Segment.MOST_ENTRIES));
    }

    @Test
    void aMistakeIsNamedWithItsLine() {
        refused("", "p.txt:1:  must be program NAME design NAME");
        refused(HEAD, "p.txt:1: program must be program NAME design NAME");
        refused(HEAD + "segment a\n  fly\n", "p.txt:3: fly is no instruction");
        refused(HEAD + "segment a\n  loop\n", "p.txt:3: loop must have count=NUMBER");
        refused(HEAD + "segment a\n  loop count=x\n", "p.txt:3: loop must have a whole number for count, had count=x");
        refused(HEAD + "segment a\n  loop count=0\n", "p.txt:3: loop count must be at least 1, was 0");
        refused(HEAD + "segment a\n  load gold bytes=1\n", "p.txt:3: load must name what it moves, had gold");
        refused(HEAD + "segment a\n  loop count=2\n", "whose loops of a must be closed");
    }

    private static void refused(String text, String sentence) {
        assertThatThrownBy(() -> ProgramText.parse(FILE, text))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void columnsOfAllPassesAddUp() {
        Design design = ChipRuns.design("tim16");
        for (var layer : ChipRuns.network("alexnet-grouped", 2).layers()) {
            Mapping mapping = Mapping.of(layer, design, ChipRuns.tile(design), 4);
            int columns = ColumnPass.of(layer, mapping).stream()
                    .mapToInt(pass -> pass.count() * pass.columns())
                    .sum();
            assertThat(columns).isEqualTo(layer.columns() * layer.groups());
        }
    }
}
