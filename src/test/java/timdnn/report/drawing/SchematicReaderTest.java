package timdnn.report.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import timdnn.input.InvalidInputException;

class SchematicReaderTest {
    private static final Path FILE = Path.of("a.txt");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nmos x1 12 | x1 needs a point such as 12,30, was 12",
                "nmos x1 | x1 is incomplete: word 3 of the line is missing",
                "nmos x1 1,2 gate=north | x1 must point left, right, up or down, was north",
                "nmos x1 1,2 across | x1 has a word that no nmos knows: across",
                "block x1 1,2 wide | x1 needs a size such as 8x4 after its corner, was wide",
                "block x1 1,2 8x4 a=left:5 | x1 has a pin beyond its edge, at 5",
                "wire 1,2 | wire needs two points",
                "wire 1,2 3,4 | wire must run along the grid, does not from 1,2 to 3,4",
            })
    void aWrongLineIsRefusedInOneSentence(String line, String sentence) {
        assertThatThrownBy(() -> SchematicReader.parse(FILE, "# first\n" + line + "\n"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("a.txt:2: " + sentence);
    }

    @Test
    void anUnknownWordIsRefused() {
        assertThatThrownBy(() -> SchematicReader.parse(FILE, "diode d1 1,2"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("a.txt:1: diode must begin with title:, netlist:,");
    }

    @Test
    void aNameIsDrawnOnce() {
        assertThatThrownBy(() -> SchematicReader.parse(FILE, "nmos x1 1,2\npmos x1 9,9"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("a.txt:2: x1 is drawn twice, first in line 1");
    }

    @Test
    void anEmptySourceIsRefused() {
        assertThatThrownBy(() -> SchematicReader.parse(FILE, "title: nothing\n"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("a.txt:1: schematic must hold a component");
    }

    @Test
    void namesAreEscapedInTheSvg() throws Exception {
        String svg = SchematicDrawing.draw(
                SchematicReader.parse(FILE, "title: a < b & c\nresistor r1 4,4 \"2 < 3\"\nport \"a&b\" 4,2 up\n"));
        assertThat(DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)))
                        .getDocumentElement()
                        .getTextContent())
                .contains("a < b & c", "2 < 3", "a&b");
    }
}
