package timdnn.report.drawing;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import timdnn.input.InvalidInputException;

class NetlistComparisonTest {
    private static final String DRAWING = """
            netlist: stage.lib stage
            supply vdd 16,6
            pmos xp 16,8 w=2*w_n
            nmos xn 16,16 w=w_n
            ground 16,18
            wire 16,10 16,14
            wire 13,8 13,16
            port in 8,12
            wire 8,12 13,12
            port out 22,12 right
            wire 16,12 22,12
            """;

    @TempDir
    private Path netlists;

    @BeforeEach
    void netlist() throws IOException {
        Files.writeString(netlists.resolve("stage.lib"), """
                * an inverter
                .subckt stage in out vdd mult=1
                xp out in vdd vdd pfet w={2*w_n} l={l_min}
                + mult={mult}
                xn out in 0 0 nfet w={w_n} l={l_min}
                .ends
                .subckt pair in out vdd
                xa in n vdd stage
                xb n out vdd stage
                .ends
                """);
    }

    private void compare(String drawing) {
        NetlistComparison.compare(SchematicReader.parse(Path.of("stage.txt"), drawing), netlists);
    }

    private void refused(String drawing, String sentence) {
        assertThatThrownBy(() -> compare(drawing))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(sentence);
    }

    @Test
    void aDrawingOfAllComponentsOnTheirNetsPasses() {
        assertThatCode(() -> compare(DRAWING)).doesNotThrowAnyException();
    }

    @Test
    void aTransistorThatIsNotDrawnIsNamed() {
        refused(DRAWING.replace("nmos xn 16,16 w=w_n\n", ""), "stage.txt:1: xn is in stage.lib and not in the drawing");
    }

    @Test
    void aTransistorThatTheNetlistHasNotIsNamed() {
        refused(
                DRAWING + "nmos xz 30,16\n",
                "stage.txt:12: xz is drawn and is in none of the netlists that the schematic claims to show");
    }

    @Test
    void aGateOnAnotherNetIsFound() {
        refused(
                DRAWING.replace("wire 13,8 13,16", "wire 13,8 13,12\nlabel out 13,16 left"),
                "stage.txt:4: xn has its gate on out, in the netlist on in");
    }

    @Test
    void aWireThatEndsShortLeavesANetWithoutAName() {
        refused(
                DRAWING.replace("wire 16,10 16,14", "wire 16,10 16,12"),
                "stage.txt:4: xn has its end1 at 16,14 on a net without a name");
    }

    @Test
    void aShortBetweenTwoNetsIsFound() {
        refused(DRAWING + "wire 13,12 16,12\n", "stage.txt:10: out is on the net that is named in");
    }

    @Test
    void anotherWidthIsFound() {
        refused(DRAWING.replace("w=2*w_n", "w=w_n"), "stage.txt:3: xp has w=w_n and is 2*w_n wide in the netlist");
    }

    @Test
    void anNmosForAPmosIsFound() {
        refused(DRAWING.replace("pmos xp", "nmos xp"), "stage.txt:3: xp is drawn as NMOS and is a pfet in the netlist");
    }

    @Test
    void wiresThatCrossAreNotConnected() {
        assertThatCode(() -> compare(DRAWING + "wire 14,11 18,11\n")).doesNotThrowAnyException();
    }

    @Test
    void instancesAreDrawnWholeOrOpened() {
        String whole = """
                netlist: stage.lib pair
                port in 4,10
                wire 4,10 7,10
                inverter xa 10,10
                wire 13,10 17,10
                label n 15,10 up
                inverter xb 20,10
                port out 23,10 right
                """;
        assertThatCode(() -> compare(whole)).doesNotThrowAnyException();
        String opened = DRAWING.replace("lib stage", "lib pair")
                .replace("xp", "xb.xp")
                .replace("xn", "xb.xn")
                .replace("port in", "port n");
        assertThatCode(() -> compare(opened + "inverter xa 40,10\nport in 37,10\nport n 43,10 right\n"))
                .doesNotThrowAnyException();
    }

    @Test
    void severalSubcircuitsOnOneSheetHaveNamesOfTheirOwn() {
        String named = DRAWING.replace("lib stage", "lib stage as one")
                .replace("xp", "one.xp")
                .replace("xn", "one.xn")
                .replace("port in", "port one.in")
                .replace("port out", "port one.out");
        assertThatCode(() -> compare(named)).doesNotThrowAnyException();
        refused(
                named + "netlist: stage.lib stage as two\n",
                "stage.txt:12: two.xp is in stage.lib and not in the drawing");
    }

    @Test
    void whatIsLeftOutOnPurposeIsListed() {
        String without = DRAWING.replace("nmos xn 16,16 w=w_n\n", "");
        assertThatCode(() -> compare(without + "omit \"for a reason\" xn\n")).doesNotThrowAnyException();
        refused(
                DRAWING + "omit \"for a reason\" xn\n",
                "stage.txt:12: xn is listed as left out, and is drawn or in no netlist");
    }
}
