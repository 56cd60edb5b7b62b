package timdnn.chip.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import timdnn.chip.energy.ChipRuns;
import timdnn.input.InvalidInputException;

class FewerThresholdsTest {
    private static Design with(String name, int thresholds) {
        Design design = ChipRuns.design(name);
        Tiles tiles = design.tiles();
        return design.with(new Tiles(tiles.kind(), tiles.count(), 16, OptionalInt.of(thresholds), tiles.baseline()));
    }

    /** Steps of the table are decided at 860 ps (the fifth) and 1,570 ps (the eighth) after the clock. */
    @Test
    void aSteppedConversionEndsAfterItsLastThreshold() {
        long all = ChipRuns.tile(ChipRuns.design("tim16-stepped")).access_ps();
        assertThat(all).isEqualTo(2074);
        assertThat(ChipRuns.tile(with("tim16-stepped", 8)).access_ps()).isEqualTo(all);
        assertThat(ChipRuns.tile(with("tim16-stepped", 5)).access_ps()).isEqualTo(all - 710);
    }

    @Test
    void aFlashConverterAndMoreThresholdsThanThereAreAreRefused() {
        assertThatThrownBy(() -> ChipRuns.tile(with("tim16", 5)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(
                        "must have comparators that step through all thresholds for a design with thresholds"
                                + " = 5 of 8");
        assertThatThrownBy(() -> ChipRuns.tile(with("tim16-stepped", 9)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("must be at least the design's thresholds, they were 8 and 9");
    }
}
