package timdnn.characterization.digital;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DigitalCellTest {
    @Test
    void anArcIsAnInputThatSwitchesAnOutput() {
        assertThat(DigitalCell.COMBINATIONAL.stream().map(cell -> cell.arcs().size()))
                .containsExactly(1, 2, 2, 4, 12);
        assertThat(DigitalCell.NAND2.arcs().stream().map(DigitalCell.NAND2::describe))
                .containsExactly("a b=1", "b a=1");
        assertThat(DigitalCell.NOR2.arcs().stream().map(DigitalCell.NOR2::describe))
                .containsExactly("a b=0", "b a=0");
        assertThat(DigitalCell.DFF.arcs()).isEmpty();
    }

    @Test
    void theAdderAdds() {
        for (int state = 0; state < DigitalCell.FA.states(); state++) {
            int sum = (DigitalCell.FA.output(1, state) ? 2 : 0) + (DigitalCell.FA.output(0, state) ? 1 : 0);
            assertThat(sum).isEqualTo(Integer.bitCount(state));
        }
    }

    @Test
    void statesAreNamedInTheUnitsOfThePlan() {
        DigitalCell.Arc arc = DigitalCell.FA.arcs().get(0);
        assertThat(DigitalStates.arc(DigitalCell.FA, arc, 0.25e-15, 1e-11))
                .isEqualTo("fa a b=0 c=0 load 0.25f slew 10p");
        assertThat(DigitalStates.setup(true, 5e-12, 3)).isEqualTo("dff setup rise slew 5p step 3");
    }
}
