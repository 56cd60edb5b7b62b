package timdnn.harness.netlist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import timdnn.input.InvalidInputException;

class NetlistLibraryTest {
    @TempDir
    private Path folder;

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    @Test
    void aSectionIsPutInPlaceWithTheSectionsThatItCalls() throws IOException {
        write("sub dir/parts.lib", ".lib core\n.param a=1\n.endl core\n.lib other\n.param a=2\n.endl\n");
        write("top.lib", ".lib tt\n.lib 'sub dir/parts.lib' core\n.param b=2\n.endl tt\n.lib ss\n.param b=3\n.endl\n");
        Path deck = write("deck.cir", "title\n.lib \"top.lib\" TT $ typical\nr1 a 0 1k\n.end\n");
        assertThat(Netlist.read(deck, Map.of()).parameters())
                .containsExactlyInAnyOrderEntriesOf(Map.of("a", "1", "b", "2"));
    }

    @Test
    void aSectionThatIsNotThereIsNamedWithThoseThatAre() throws IOException {
        write("top.lib", ".lib tt\n.endl\n.lib ss\n.endl\n");
        Path deck = write("deck.cir", "title\n.lib top.lib ff\nr1 a 0 1k\n");
        assertThatThrownBy(() -> Netlist.read(deck, Map.of()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("deck.cir:2")
                .hasMessageContaining("names section ff, which top.lib has not; it has [tt, ss]");
    }

    @Test
    void oneOfSeveralParametersOfACardIsSet() {
        Netlist netlist = Netlist.of(
                Path.of("deck"),
                List.of(
                        "title",
                        ".param a=1 b = {2*a} c='3 + a' ; comment",
                        "+ d=4",
                        ".subckt s x",
                        ".param b=7",
                        ".ends"));
        assertThat(netlist.parameters())
                .containsExactlyInAnyOrderEntriesOf(Map.of("a", "1", "b", "{2*a}", "c", "'3 + a'", "d", "4"));
        Netlist changed = netlist.withParameters(Map.of("b", "5", "d", "6"));
        assertThat(changed.parameters())
                .containsEntry("a", "1")
                .containsEntry("b", "5")
                .containsEntry("d", "6");
        assertThat(changed.lines()).contains(".param b=7");
    }

    @Test
    void aNestedIncludeMayHaveBlanksAndQuotes() throws IOException {
        write("a b/c d.inc", ".param p=1\n");
        Path deck = write("deck.cir", "title\n.include 'a b/c d.inc'\nr1 a 0 1k\n");
        assertThat(Netlist.read(deck, Map.of()).parameters()).containsEntry("p", "1");
    }
}
