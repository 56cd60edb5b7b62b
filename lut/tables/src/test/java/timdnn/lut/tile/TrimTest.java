package timdnn.lut.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class TrimTest {
    private static final Trim TRIM = new Trim(TrimKind.NEAREST_CODE, 3e-3, 21e-3, 15, List.of(0));

    @Test
    void insideTheRangeNoMoreThanHalfAStepIsLeft() {
        for (double offset_V = -22e-3; offset_V <= 22e-3; offset_V += 1e-4) {
            assertThat(Math.abs(TRIM.left_V(offset_V))).isLessThanOrEqualTo(1.5e-3 + 1e-12);
        }
    }

    @Test
    void outsideTheRangeTheRestIsLeft() {
        assertThat(TRIM.left_V(40e-3)).isCloseTo(19e-3, within(1e-12));
        assertThat(TRIM.left_V(-40e-3)).isCloseTo(-19e-3, within(1e-12));
    }

    @Test
    void withoutTrimAllIsLeft() {
        assertThat(Trim.NONE.left_V(7e-3)).isEqualTo(7e-3);
    }

    @Test
    void trimsThatCannotBeAreRefused() {
        assertThatThrownBy(() -> new Trim(TrimKind.NEAREST_CODE, 3e-3, 21e-3, 14, List.of(0)))
                .hasMessageStartingWith("codes must be odd");
        assertThatThrownBy(() -> new Trim(TrimKind.NEAREST_CODE, 0, 21e-3, 15, List.of(0)))
                .hasMessageStartingWith("step_V must be positive");
        assertThatThrownBy(() -> new Trim(TrimKind.NEAREST_CODE, 3e-3, 21e-3, 15, List.of()))
                .hasMessageStartingWith("at must name a threshold");
    }
}
