package timdnn.characterization.column;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import timdnn.harness.netlist.Netlist;

class CellTransistorsTest {
    private static final Path NETLISTS = Path.of("../netlists");

    @ParameterizedTest
    @CsvSource({"onehot, 20", "sharedfoot, 19"})
    void cellsHaveTheTransistorsThatTheirCardsState(String cell, int transistors) {
        Netlist column = Netlist.read(
                NETLISTS.resolve("bitline/column-reduced.cir"),
                Map.of("cell", NETLISTS.resolve("cells/tpc-" + cell + ".lib")));
        assertThat(CellTransistors.count(String.join("\n", column.lines()), "tpc"))
                .hasValue(transistors);
    }

    @Test
    void anUndefinedSubcircuitIsNotCounted() {
        assertThat(CellTransistors.count(".subckt tpc a\nx1 a other m=2\n.ends\n", "tpc"))
                .isEmpty();
        assertThat(CellTransistors.count("* nothing\n", "tpc")).isEmpty();
    }
}
