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

class NetlistTest {
    @TempDir
    Path folder;

    private Path file(String name, String... lines) throws IOException {
        return Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
    }

    @Test
    void includesAreReadInPlaceAndKeepTheirOrigin() throws IOException {
        file("part.lib", "* part", "r2 a 0 2k");
        Netlist netlist = Netlist.read(file("deck.cir", "title", ".include part.lib", "r1 a 0 1k"), Map.of());
        assertThat(netlist.lines()).containsExactly("title", "* include part.lib", "* part", "r2 a 0 2k", "r1 a 0 1k");
        Card r2 = netlist.cards().get(3);
        assertThat(r2.file().getFileName()).hasToString("part.lib");
        assertThat(r2.line()).isEqualTo(2);
    }

    @Test
    void anIncludeWithARoleCanBeReplaced() throws IOException {
        file("one.lib", "r1 a 0 1k");
        Path other = file("two.lib", "r1 a 0 2k");
        Path deck = file("deck.cir", "title", ".include one.lib $ role: cell");
        assertThat(Netlist.read(deck, Map.of("cell", other)).lines()).contains("r1 a 0 2k");
        assertThat(Netlist.read(deck, Map.of()).lines()).contains("r1 a 0 1k");
        assertThatThrownBy(() -> Netlist.read(deck, Map.of("models", other)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("models");
    }

    @Test
    void aMissingIncludeNamesFileAndLine() throws IOException {
        Path deck = file("deck.cir", "title", "v1 a 0 1", ".include nothing.lib");
        assertThatThrownBy(() -> Netlist.read(deck, Map.of()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith(deck + ":3: .include")
                .hasMessageContaining("nothing.lib");
    }

    @Test
    void aFileThatIncludesItselfIsRefused() throws IOException {
        Path deck = file("deck.cir", "title", ".include deck.cir");
        assertThatThrownBy(() -> Netlist.read(deck, Map.of()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("nested");
    }

    @Test
    void aParameterIsReplacedWhereItIsSetAndNowhereElse() throws IOException {
        Netlist netlist = Netlist.read(file("deck.cir", ".param n=1", ".param n=4", "r1 a 0 {n}"), Map.of());
        assertThat(netlist.withParameter("n", "7").lines()).containsExactly(".param n=1", ".param n=7", "r1 a 0 {n}");
        assertThatThrownBy(() -> netlist.withParameter("m", "7"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[n]");
    }

    @Test
    void theCircuitAloneHasNoAnalysesAndSavesWhatIsAskedFor() throws IOException {
        Netlist netlist = Netlist.read(
                file("deck.cir", ".tran is the title", "r1 a 0 1", ".tran 1n 2n", ".control", "run", ".endc", ".end"),
                Map.of());
        assertThat(netlist.circuit(List.of("v(a)")).lines())
                .containsExactly(".tran is the title", "r1 a 0 1", ".save v(a)");
    }

    @Test
    void fingerprintsTellDecksApart() throws IOException {
        Netlist netlist = Netlist.read(file("deck.cir", "title", ".param n=4"), Map.of());
        assertThat(netlist.sha256())
                .isEqualTo(Netlist.of(folder, netlist.lines()).sha256());
        assertThat(netlist.sha256())
                .isNotEqualTo(netlist.withParameter("n", "5").sha256());
    }

    @Test
    void modelParametersAreReadFromTheirCard() throws IOException {
        Netlist netlist = Netlist.read(
                file(
                        "m.cir",
                        "t",
                        ".model n nmos level=54",
                        "* vth0 = 9",
                        "+ vth0 = 0.49396 $ V",
                        "r1 a 0 1",
                        ".model p pmos",
                        "+ vth0=-0.49"),
                Map.of());
        assertThat(ModelCards.parameter(netlist, "n", "vth0")).isEqualTo(0.49396);
        assertThat(ModelCards.parameter(netlist, "p", "vth0")).isEqualTo(-0.49);
        assertThatThrownBy(() -> ModelCards.parameter(netlist, "n", "vth1"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aCardsFormForAnotherShapeIsTakenOnlyWhereOneIsAskedFor() throws IOException {
        Path deck = file(
                "deck.cir", "title", "xi bl idle mult={rows/4-4} $ shape: {rows/4-4} -> {rows/4-block/4}", "r1 a 0 1k");

        assertThat(Netlist.read(deck, Map.of()).lines())
                .containsExactly("title", "xi bl idle mult={rows/4-4}", "r1 a 0 1k");
        assertThat(Netlist.read(deck, Map.of(), Map.of("block", 8)).lines())
                .containsExactly("title", "xi bl idle mult={rows/4-8/4}", "r1 a 0 1k");
    }

    @Test
    void aShapeThatTheCardDoesNotHaveIsComplainedAbout() throws IOException {
        Path deck = file("deck.cir", "title", "r1 a 0 1k $ shape: 2k -> {block}");
        assertThatThrownBy(() -> Netlist.read(deck, Map.of()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("deck.cir:2: shape names 2k, which the card does not have");
    }
}
