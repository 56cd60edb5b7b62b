package timdnn.characterization.sense.converter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import timdnn.harness.netlist.Netlist;

class ConverterDeckTest {
    private static final Netlist DECK = Netlist.read(Path.of("../netlists/sense/adc.cir"), Map.of());

    @Test
    void theNetlistsOwnConverterIsLeftAlone() {
        assertThat(ConverterDeck.ofTaps(DECK, 8)).isSameAs(DECK);
        assertThatThrownBy(() -> ConverterDeck.ofTaps(DECK, 9)).hasMessageContaining("taps must be from 1 to 8");
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5, 6, 7})
    void aSmallerConverterHasItsTapsAloneAndALadderToGround(int taps) {
        List<String> lines = ConverterDeck.ofTaps(DECK, taps).lines();

        for (String stem :
                List.of("xc", "cp", "cn", "ct", "ed", "rr", ".param ref", ".param drift", ".ic v(xbl.xa.r")) {
            int resistors = stem.equals("rr") ? 1 : 0;
            assertThat(lines.stream().filter(line -> line.matches("\\Q" + stem + "\\E\\d.*")))
                    .as(stem)
                    .hasSize(taps + resistors);
        }
        assertThat(lines)
                .contains("rr" + (taps + 1) + " r" + taps + " 0 {2*r_ladder*ref" + taps + "/vdd}")
                .doesNotContain(".if (taps >= 8)");
        int condition = lines.indexOf(".if (taps >= " + taps + ")");
        assertThat(lines.get(condition + 1)).startsWith("xc" + taps + " a r" + taps + " ");
        assertThat(lines.subList(condition + 2, condition + 6))
                .containsExactly(
                        ".else", "rp" + taps + " p" + taps + " 0 1k", "rn" + taps + " n" + taps + " 0 1k", ".endif");
    }
}
