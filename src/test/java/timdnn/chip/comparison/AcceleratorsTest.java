package timdnn.chip.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class AcceleratorsTest {
    private static final List<Accelerator> ALL = Accelerators.shipped();

    private static Accelerator named(String name) {
        return ALL.stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
    }

    @Test
    void everyOneHasASourceAndAStatusAndAFigure() {
        assertThat(ALL).hasSizeGreaterThanOrEqualTo(8).allSatisfy(each -> {
            assertThat(each.source()).isNotBlank();
            assertThat(List.of("A", "U", "D", "seen", "recall")).contains(each.status());
            assertThat(each.operations_perJ().isPresent()
                            || each.speedOverNearMemory().isPresent())
                    .isTrue();
        });
    }

    /** 126.7 TOPS/W and 58.2 TOPS/mm2 follow from the abstract. */
    @Test
    void thePapersFiguresAreItsRateOverPowerAndArea() {
        Accelerator paper = named("TiM-DNN, as published");
        assertThat(paper.operations_perJ().orElseThrow()).isCloseTo(126.7e12, within(0.1e12));
        assertThat(paper.operations_perSm2().orElseThrow()).isCloseTo(58.2e18, within(0.1e18));
        assertThat(paper.scaled_perJ()).isEqualTo(paper.operations_perJ());
    }

    @Test
    void scalingIsByTheNodeForEnergyAndByItsSquareForArea() {
        Accelerator brein = named("BRein Memory");
        assertThat(brein.scaled_perJ().orElseThrow() / brein.operations_perJ().orElseThrow())
                .isCloseTo(65.0 / 32, within(1e-12));
        assertThat(brein.scaled_perSm2().orElseThrow()
                        / brein.operations_perSm2().orElseThrow())
                .isCloseTo(65.0 / 32 * 65 / 32, within(1e-12));
        assertThat(named("CUTIE").scaled_perJ()).isEmpty();
    }
}
