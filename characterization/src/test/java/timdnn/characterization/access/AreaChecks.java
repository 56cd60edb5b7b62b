package timdnn.characterization.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import timdnn.characterization.area.AreaBlock;
import timdnn.characterization.area.AreaFindings;
import timdnn.characterization.area.AreaInterval;
import timdnn.characterization.area.AreaReader;
import timdnn.characterization.area.Density;
import timdnn.characterization.area.DeviceClass;
import timdnn.characterization.digital.DigitalReader;
import timdnn.characterization.plan.Study;
import timdnn.characterization.store.CampaignStore;
import timdnn.characterization.study.TinyStudy;

/** Areas of the circuits that the access study simulates. */
@SuppressWarnings("MemberName") // suffixes are units
sealed interface AreaChecks extends AccessChecks permits AccessIT {
    @Test
    default void areasOfBothTilesComeFromTheSimulatedCircuits() {
        AreaFindings area = area(true);
        assertThat(area.f_m()).isEqualTo(32e-9);
        assertThat(area.blocks().stream().map(AreaBlock::name))
                .containsAll(AreaFindings.TIM_BLOCKS)
                .containsAll(AreaFindings.NEAR_MEMORY_BLOCKS);
        assertThat(area.block("ternary cells").orElseThrow().transistors()).isEqualTo(256 * 256 * 20);
        assertThat(area.block("6T cells").orElseThrow().transistors()).isEqualTo(256 * 512 * 6);
        assertThat(area.block("sample and hold").orElseThrow().transistors()).isEqualTo(512 * 6);
        // 136 in comparators, one that resets, three drivers of two.
        assertThat(area.block("converters").orElseThrow().transistors()).isEqualTo(64 * 143);
        // A gate of four and three stages of two a wordline; 8 and 2 in each of 16 decoders.
        assertThat(area.block("wordline drivers").orElseThrow().transistors()).isEqualTo(512 * 10 + 16 * 10);
        // 44 F of width in 20 transistors: 4 · (44 + 20 · 4.5) = 536; 14 F in six: 164.
        assertThat(area.each_F2("ternary cells").orElseThrow().estimate()).isCloseTo(536, within(1e-6));
        assertThat(area.each_F2("6T cells").orElseThrow().estimate()).isCloseTo(164, within(1e-6));
        // 512 hold capacitors of 60 fF at 2 fF/µm², half of them beside the circuits.
        assertThat(area.block("sample and hold").orElseThrow().area().area_m2(DeviceClass.CAPACITOR, Density.LIKELY))
                .isCloseTo(512 * 15e-12, within(1e-15));
        AreaInterval tile = area.timTotal().orElseThrow().interval_m2();
        assertThat(tile.estimate())
                .isCloseTo(
                        area.timTile().stream()
                                .mapToDouble(block -> block.area().interval_m2().estimate())
                                .sum(),
                        within(1e-15));
        assertThat(area.ratio().orElseThrow().estimate())
                .isCloseTo(
                        tile.estimate()
                                / area.nearMemoryTotal()
                                        .orElseThrow()
                                        .interval_m2()
                                        .estimate(),
                        within(1e-12));
    }

    @Test
    default void aTileOfWhichABlockIsMissingHasNoTotal() {
        AreaFindings area = area(false);
        assertThat(area.block("peripheral units")).isEmpty();
        assertThat(area.block("converters")).isPresent();
        assertThat(area.timTotal()).isEmpty();
        assertThat(area.ratio()).isEmpty();
    }

    private AreaFindings area(boolean logic) {
        Study study = TinyStudy.study(plan());
        try (CampaignStore store = CampaignStore.openForReading(out())) {
            return AreaReader.read(study, store, logic ? DigitalReader.read(study, store) : Optional.empty())
                    .orElseThrow();
        }
    }
}
