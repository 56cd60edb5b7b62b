package timdnn.characterization.digital;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class LoadSlewTableTest {
    private static final List<Double> LOADS = List.of(1e-15, 2e-15, 4e-15);
    private static final List<Double> SLEWS = List.of(1e-11, 3e-11);

    @Test
    void aBilinearLawIsGivenBackBetweenAndBeyondThePoints() {
        LoadSlewTable table = LoadSlewTable.of(LOADS, SLEWS, LoadSlewTableTest::law);
        for (double load : new double[] {0.2e-15, 1e-15, 1.3e-15, 4e-15, 9e-15}) {
            for (double slew : new double[] {0, 1e-11, 2.2e-11, 3e-11, 8e-11}) {
                assertThat(table.at(load, slew)).isCloseTo(law(load, slew), within(1e-22));
            }
        }
    }

    private static double law(double load, double slew) {
        return 5e-12 + 8e3 * load + 0.2 * slew + 1e14 * load * slew;
    }

    @Test
    void tablesAreReducedValueByValue() {
        LoadSlewTable one = LoadSlewTable.of(LOADS, SLEWS, (load, slew) -> load);
        LoadSlewTable other = LoadSlewTable.of(LOADS, SLEWS, (load, slew) -> 3e-15);
        assertThat(LoadSlewTable.largest(List.of(one, other)).values().get(0)).containsExactly(3e-15, 3e-15, 4e-15);
        assertThat(LoadSlewTable.mean(List.of(one, other)).values().get(1)).containsExactly(2e-15, 2.5e-15, 3.5e-15);
    }

    @Test
    void axesThatDoNotRiseAndValuesOfAnotherShapeAreRefused() {
        assertThatThrownBy(() -> LoadSlewTable.of(List.of(2e-15, 1e-15), SLEWS, (load, slew) -> 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("loads_F must rise");
        assertThatThrownBy(() -> LoadSlewTable.of(LOADS, List.of(1e-11), (load, slew) -> 0))
                .hasMessageContaining("slews_s must have at least two");
        assertThatThrownBy(() -> new LoadSlewTable(LOADS, SLEWS, List.of(List.of(1.0), List.of(2.0))))
                .hasMessageContaining("2 rows of 3");
    }
}
