package timdnn.characterization.stepped;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class WireSectionTest {
    @Test
    void aWireFarWiderThanTheFreePathHasTheResistivityOfBulkCopper() {
        WireSection wide = new WireSection(100e-6, 100e-6, 1e-6, 1e-6, 2.7);
        assertThat(wide.resistivity_Ohmm()).isCloseTo(1.72e-8, within(1e-11));
        assertThat(wide.resistance_Ohmpm()).isCloseTo(1.72, within(2e-3));
    }

    @Test
    void aNarrowWireIsWorseThanItsCrossSectionSays() {
        WireSection wide = new WireSection(240e-9, 220e-9, 132e-9, 220e-9, 2.7);
        WireSection narrow = new WireSection(120e-9, 220e-9, 132e-9, 220e-9, 2.7);
        assertThat(narrow.resistance_Ohmpm()).isGreaterThan(2 * wide.resistance_Ohmpm());
        // By hand: α = 0.1393, 1/(1 - 0.2089 + 0.0582 - 0.0170) = 1.2017; 3/8·39·0.75·(1/120 + 1/220) = 0.1413.
        assertThat(narrow.resistivity_Ohmm()).isCloseTo(1.72e-8 * (1.2017 + 0.1413), within(2e-11));
    }

    @Test
    void capacitanceOfAFarNeighbourIsThatOfTwoPlanes() {
        WireSection alone = new WireSection(220e-9, 220e-9, 1, 220e-9, 1);
        // ε0·2·(1.15 + 2.80) with w = t = h.
        assertThat(alone.capacitance_Fpm()).isCloseTo(8.854e-12 * 7.9, within(1e-14));
        WireSection beside = new WireSection(220e-9, 220e-9, 220e-9, 220e-9, 1);
        assertThat(beside.capacitance_Fpm()).isCloseTo(8.854e-12 * (7.9 + 2 * 0.79), within(1e-14));
    }

    @Test
    void aLengthOfNothingIsRefused() {
        assertThatThrownBy(() -> new WireSection(0, 1e-7, 1e-7, 1e-7, 2.7))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("above 0");
        assertThatThrownBy(() -> new WireSection(1e-7, 1e-7, 1e-7, 1e-7, 0.5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("permittivity");
    }
}
