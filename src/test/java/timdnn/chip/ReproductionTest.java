package timdnn.chip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import timdnn.input.InvalidInputException;
import timdnn.lut.tile.AccessSchedule;
import timdnn.lut.tile.SramArray;
import timdnn.lut.tile.TileArea;
import timdnn.lut.tile.TileTables;

class ReproductionTest {
    private static final List<String> CLAIMS = List.of(
            "peakTops",
            "power_W",
            "area_mm2",
            "v100TopsPerWatt",
            "v100TopsPerMm2",
            "acceleratorsTopsPerWattLow",
            "acceleratorsTopsPerWattHigh",
            "acceleratorsTopsPerMm2Low",
            "acceleratorsTopsPerMm2High",
            "nearMemoryEnergyLow",
            "nearMemoryEnergyHigh",
            "nearMemorySpeedLow",
            "nearMemorySpeedHigh");

    private static TileTables with(Optional<AccessSchedule> schedule, SramArray sram, Optional<TileArea> area) {
        TileTables all = ChipTableFixture.sections();
        return new TileTables(
                all.cellPaths(),
                all.rowLoad(),
                all.converter(),
                schedule,
                all.energy(),
                Optional.of(sram),
                all.digital(),
                area,
                all.nearMemoryArea());
    }

    @Test
    void claimsAreThoseOfTheAbstractInItsOrder() {
        assertThat(ChipTableFixture.claims(ChipTableFixture.sections()))
                .extracting(Claim::name)
                .containsExactlyElementsOf(CLAIMS);
    }

    @Test
    void partsAddUpToPowerAndAreaAtEveryEndOfTheRanges() {
        List<ToDoubleFunction<Figure>> ends = List.of(Figure::low, Figure::nominal, Figure::high);
        for (String name : List.of("power_W", "area_mm2")) {
            Expression whole = ChipTableFixture.claim(name).expression();
            assertThat(whole.operands()).hasSizeGreaterThan(2);
            for (ToDoubleFunction<Figure> end : ends) {
                double parts = whole.operands().stream()
                        .mapToDouble(part -> part.value(end))
                        .sum();
                assertThat(parts / whole.value(end)).isCloseTo(1, within(1e-12));
            }
        }
    }

    @Test
    void everyNumberLiesInItsRangeAndRestsOnNamedSources() {
        for (Claim claim : ChipTableFixture.claims(ChipTableFixture.sections())) {
            Interval ours = claim.ours();
            assertThat(ours.estimate()).as(claim.name()).isBetween(ours.low(), ours.high());
            assertThat(claim.restsOn()).isNotEmpty().allSatisfy(figure -> {
                assertThat(figure.source()).isNotBlank();
                assertThat(figure.status())
                        .matches(status -> status.equals("S") || ComponentCatalogue.STATUSES.contains(status));
            });
        }
        assertThat(ChipTableFixture.claim("peakTops").restsOn())
                .filteredOn(figure -> figure.name().equals("tile: cycle of an access"))
                .singleElement()
                .satisfies(cycle -> assertThat(cycle.source())
                        .startsWith("table round sha256:")
                        .contains(", conditions[0].schedule.cycle_s"));
    }

    @Test
    void aProductOfTwoAccessesTakesTwiceTheTime() {
        TileTables twice = with(
                Optional.of(ChipTableFixture.schedule(2)),
                ChipTableFixture.sram(512),
                ChipTableFixture.sections().area());
        assertThat(ChipTableFixture.claims(twice).get(0).ours().estimate()).isCloseTo(65.536, within(1e-9));
    }

    @Test
    void everyComponentIsUsed() {
        Set<Figure> used = new HashSet<>();
        for (Claim claim : ChipTableFixture.claims(ChipTableFixture.sections())) {
            used.addAll(claim.restsOn());
            claim.alternatives()
                    .forEach(alternative -> used.addAll(alternative.expression().figures()));
        }
        Set<String> ofTheSchedule = Set.of("scalar.operation_J", "clock.rate", "dram.rate", "density");
        for (Map.Entry<String, Figure> component :
                ComponentCatalogue.shipped().figures().entrySet()) {
            if (ofTheSchedule.contains(component.getKey())) {
                continue;
            }
            assertThat(used).as(component.getKey()).contains(component.getValue());
        }
    }

    @Test
    void aMissingSectionIsNamedInOneSentence() {
        Optional<TileArea> area = ChipTableFixture.sections().area();
        SramArray sram = ChipTableFixture.sram(512);
        refused(with(Optional.empty(), sram, area), "round.lut.json: conditions[0].schedule is missing");
        refused(
                with(Optional.of(ChipTableFixture.schedule(1)), sram, Optional.empty()),
                "round.lut.json: conditions[0].area is missing");
        refused(
                with(
                        Optional.of(ChipTableFixture.schedule(1)),
                        sram,
                        area.map(one -> new TileArea(one.blocks(), Optional.empty()))),
                "round.lut.json: conditions[0].area.total_m2 is missing");
    }

    @Test
    void anArrayThatDoesNotHoldTheTilesWordsIsRefused() {
        refused(
                with(
                        Optional.of(ChipTableFixture.schedule(1)),
                        ChipTableFixture.sram(256),
                        ChipTableFixture.sections().area()),
                "round.lut.json: conditions[0].sram.columns must be 512");
    }

    private static void refused(TileTables sections, String sentence) {
        assertThatThrownBy(() -> ChipTableFixture.claims(sections))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith(sentence);
    }
}
