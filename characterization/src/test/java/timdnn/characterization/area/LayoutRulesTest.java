package timdnn.characterization.area;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import timdnn.harness.netlist.DeviceInstance;

/** Rules and their propagation against cases computed by hand; F = 32 nm. */
class LayoutRulesTest {
    private static final double F = 32e-9;
    private static final double F2 = F * F;

    private static DeviceInstance transistor(double width_F, double length_F, double multiplier) {
        return new DeviceInstance("m.x.m", "nmos_32", width_F * F, length_F * F, multiplier);
    }

    @Test
    void oneNarrowTransistorIsOneFinger() {
        // 1.6 · 1 · 4 F · (2 F + 8 F) = 64 F²; compact 1.3 · 3.5 · (2 + 6) = 36.4; loose 2.2 · 5 · (2 + 12) = 154.
        DeviceInstance unit = transistor(2, 1, 1);
        assertThat(LayoutRules.LOGIC.area_m2(unit, F, Density.LIKELY) / F2).isCloseTo(64, within(1e-9));
        assertThat(LayoutRules.LOGIC.area_m2(unit, F, Density.COMPACT) / F2).isCloseTo(36.4, within(1e-9));
        assertThat(LayoutRules.LOGIC.area_m2(unit, F, Density.LOOSE) / F2).isCloseTo(154, within(1e-9));
    }

    @Test
    void wideTransistorsAreSplitIntoFingersOfEqualWidth() {
        assertThat(LayoutRules.LOGIC.fingers(32 * F, F, Density.LIKELY)).isEqualTo(1);
        assertThat(LayoutRules.LOGIC.fingers(32.01 * F, F, Density.LIKELY)).isEqualTo(2);
        assertThat(LayoutRules.LOGIC.fingers(80 * F, F, Density.LIKELY)).isEqualTo(3);
        assertThat(LayoutRules.LOGIC.fingers(80 * F, F, Density.LOOSE)).isEqualTo(5);
        // 1.6 · 3 · 4 · (80/3 + 8) = 665.6 F².
        assertThat(LayoutRules.LOGIC.area_m2(transistor(80, 1, 1), F, Density.LIKELY) / F2)
                .isCloseTo(665.6, within(1e-9));
    }

    @Test
    void aLongerChannelWidensThePitchAndAMultiplierMayBeAShare() {
        // 1.6 · (4 + 2) · (2 + 8) = 96 F².
        assertThat(LayoutRules.LOGIC.area_m2(transistor(2, 3, 1), F, Density.LIKELY) / F2)
                .isCloseTo(96, within(1e-9));
        assertThat(LayoutRules.LOGIC.area_m2(transistor(2, 1, 1.0 / 16), F, Density.LIKELY) / F2)
                .isCloseTo(4, within(1e-9));
    }

    @Test
    void matchedTransistorsHaveDummies() {
        // 2 · (4 + 1) · 5 · (125/4 + 12) = 2162.5 F² for 4 µm, which is 125 F in four fingers.
        assertThat(LayoutRules.MATCHED.area_m2(transistor(125, 1, 1), F, Density.LIKELY) / F2)
                .isCloseTo(2162.5, within(1e-6));
    }

    @Test
    void theRuleForCellsGivesThe6tCellOfTheGeneration() {
        List<DeviceInstance> cell = List.of(
                transistor(1.5, 1, 2), transistor(3.5, 1, 2), transistor(2, 1, 2)); // 48, 112 and 64 nm, two each
        AreaSum sum = AreaSum.of(DeviceClass.CELL, cell, F);
        assertThat(sum.area_m2(DeviceClass.CELL, Density.LIKELY) / F2).isCloseTo(164, within(1e-9));
        assertThat(sum.area_m2(DeviceClass.CELL, Density.COMPACT) / F2).isCloseTo(122.5, within(1e-9));
        assertThat(sum.area_m2(DeviceClass.CELL, Density.LOOSE) / F2).isCloseTo(225, within(1e-9));
    }

    @Test
    void capacitorsResistorsAndWires() {
        // 60 fF at 2 fF/µm² cover 30 µm², of which half lies beside the circuits.
        assertThat(LayoutRules.CAPACITOR.covered_m2(60e-15, Density.LIKELY)).isCloseTo(30e-12, within(1e-18));
        assertThat(LayoutRules.CAPACITOR.area_m2(60e-15, Density.LIKELY)).isCloseTo(15e-12, within(1e-18));
        assertThat(LayoutRules.CAPACITOR.area_m2(60e-15, Density.COMPACT)).isZero();
        assertThat(LayoutRules.CAPACITOR.area_m2(60e-15, Density.LOOSE)).isCloseTo(40e-12, within(1e-18));
        // 25 squares of (0.4 µm)², twice.
        assertThat(LayoutRules.RESISTOR.area_m2(10e3, Density.LIKELY)).isCloseTo(8e-12, within(1e-18));
        // Ten lines of 128 nm over 100 µm, half beside.
        assertThat(LayoutRules.WIRE.area_m2(10, 100e-6, F, Density.LIKELY)).isCloseTo(64e-12, within(1e-18));
    }

    @Test
    void distancesAddWithinAClassAndInSquaresBetweenClasses() {
        AreaSum logic = AreaSum.of(DeviceClass.LOGIC, density -> new LayoutConstant(7, 10, 16).at(density));
        AreaSum capacitor = AreaSum.of(DeviceClass.CAPACITOR, density -> new LayoutConstant(0, 4, 12).at(density));
        AreaInterval twice = logic.plus(logic).interval_m2();
        assertThat(twice).isEqualTo(new AreaInterval(20, 14, 32));
        AreaInterval both = logic.plus(capacitor).interval_m2();
        // 14 − √(3² + 4²), 14 + √(6² + 8²).
        assertThat(both).isEqualTo(new AreaInterval(14, 9, 24));
        assertThat(logic.times(3).interval_m2()).isEqualTo(new AreaInterval(30, 21, 48));
        assertThat(AreaSum.NONE.interval_m2()).isEqualTo(new AreaInterval(0, 0, 0));
    }

    @Test
    void aClassThatBothTilesHaveMovesInBoth() {
        AreaSum cells = AreaSum.of(DeviceClass.CELL, density -> new LayoutConstant(5, 10, 20).at(density));
        AreaSum capacitor = AreaSum.of(DeviceClass.CAPACITOR, density -> new LayoutConstant(0, 10, 20).at(density));
        assertThat(cells.times(3).over(cells)).isEqualTo(new AreaInterval(3, 3, 3));
        // 20/10; capacitors move it to 1 and 3, cells to 15/5 = 3 and 30/20 = 1.5.
        AreaInterval ratio = cells.plus(capacitor).over(cells);
        assertThat(ratio.estimate()).isEqualTo(2);
        assertThat(ratio.low()).isCloseTo(2 - Math.sqrt(1 + 0.25), within(1e-12));
        assertThat(ratio.high()).isCloseTo(2 + Math.sqrt(2), within(1e-12));
    }

    @Test
    void constantsOutOfOrderAreRefused() {
        assertThatThrownBy(() -> new LayoutConstant(1, 3, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new LayoutConstant(-1, 0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new AreaBlock("none", 0, 0, AreaSum.NONE))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> LayoutRules.transistor(DeviceClass.WIRE)).isInstanceOf(IllegalArgumentException.class);
    }
}
