package timdnn.characterization.strength;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CellPathTest {
    @Test
    void equalSignsFallOnBlAndUnequalOnesOnBlb() {
        assertThat(CellPath.ALL).hasSize(4);
        assertThat(CellPath.ALL).filteredOn(CellPath::onBl).hasSize(2);
        assertThat(CellPath.COLUMN_BL).hasToString("W+1 I+1");
        assertThat(CellPath.COLUMN_BLB).hasToString("W-1 I+1");
        assertThat(CellPath.COLUMN_BLB.measure()).isEqualTo("v_blb");
    }

    @Test
    void pathsOfTheOneHotCellShareNoDeviceAndThoseOfTheSharedFootDo() {
        assertThat(CellPath.ALL.stream().flatMap(path -> path.devices("one-hot").stream()))
                .hasSize(8)
                .doesNotHaveDuplicates();
        assertThat(CellPath.ALL).allMatch(path -> path.devices("shared-foot").contains("xfoot"));
        assertThat(CellPath.COLUMN_BL.devices("shared-foot")).contains("xacc1");
        assertThat(CellPath.COLUMN_BLB.devices("shared-foot")).contains("xacc1");
        assertThat(CellPath.kinds("one-hot")).containsExactly("acc", "sto");
        assertThat(CellPath.kinds("shared-foot")).containsExactly("sel", "acc", "foot");
    }

    @Test
    void shiftsAreThoseOfThePathInTheNamedCell() {
        Map<String, Double> drawn =
                Map.of("m.xk02.xread.xacc3.m", 0.01, "m.xk02.xread.xacc1.m", 0.02, "m.xk01.xread.xacc3.m", 0.03);
        assertThat(CellPath.COLUMN_BLB.shifts("one-hot", "xk02", drawn)).containsExactly(0.01, 0);
    }

    @Test
    void aProductOfZeroIsNoPath() {
        assertThatThrownBy(() -> new CellPath(0, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
