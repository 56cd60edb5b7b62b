package timdnn.lut.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import timdnn.array.ArrayGeometry;
import timdnn.characterization.sense.SenseFindings;
import timdnn.characterization.sense.Tap;
import timdnn.characterization.sense.comparator.ComparatorFindings;
import timdnn.characterization.sense.comparator.TrimmedOffset;
import timdnn.characterization.sense.sampling.SampledBitline;
import timdnn.characterization.statistics.Estimate;
import timdnn.lut.tile.Comparator;
import timdnn.lut.tile.Converter;
import timdnn.lut.tile.RowLoad;
import timdnn.lut.tile.SenseCause;
import timdnn.lut.tile.TileTables;
import timdnn.lut.tile.TrimKind;

class ConverterFitTest {
    private static final Offset<Double> EXACT = within(1e-15);

    /** Two thresholds; the second sees half of what the bitline does. */
    private static SenseFindings sense() {
        return new SenseFindings(
                List.of(tap(1, 0.85, 1), tap(2, 0.74, 0.5)),
                List.of(),
                List.of(),
                List.of(new SampledBitline(0.8, 0.8, 0.79, 2e5, 1e-14)),
                4e-10,
                ArrayGeometry.PAPER,
                300,
                60e-15,
                1,
                1,
                1e-12,
                List.of(0.0, 1e8, 2e8),
                List.of(0.9, 0.8, 0.7),
                List.of(0.9, 0.8, 0.7),
                List.of(0.9, 0.8, 0.7),
                List.of(-16e-3, -7.5e-3, 0.0),
                1e-5,
                List.of(1e-14, 2e-14, 3e-14),
                List.of(0.0, 1e-3, 2e-3),
                List.of(0.0, 5e-4, 1e-3),
                List.of(),
                null,
                1e-13,
                0.01,
                Optional.empty());
    }

    private static Tap tap(int number, double threshold_V, double gain) {
        return new Tap(
                number,
                threshold_V,
                threshold_V - 0.1,
                gain,
                1,
                threshold_V + 1e-4,
                threshold_V + 2e-4,
                true,
                List.of(1e-4, -1e-4),
                List.of(2e-4, -2e-4),
                List.of(2e-4, -2e-4),
                new ComparatorFindings(
                        new Estimate(8e-3, 7e-3, 9e-3, 97),
                        new Estimate(1e-3, 0, 2e-3, 97),
                        new Estimate(1e-3, 0.9e-3, 1.1e-3, 95),
                        3e-3,
                        20e-3,
                        1e-16,
                        1.2e-3,
                        1e-11,
                        1e-12,
                        List.of(),
                        5,
                        new TrimmedOffset(List.of(-7e-3, 9e-3), List.of(1e-3, -1e-3), List.of(-20e-3, 0.0, 20e-3), 3)));
    }

    @Test
    void aUnitHasTwoConvertersOfAComparatorAThreshold() {
        Converter converter = ConverterFit.of(sense());
        assertThat(converter.comparatorsAUnit()).isEqualTo(4);
        assertThat(converter.comparators()).allMatch(comparator -> comparator.count() == 2);
        assertThat(converter.comparators()).extracting(Comparator::thresholds).containsExactly(List.of(1), List.of(2));
        assertThat(converter.thresholds().get(1).trip_V()).isCloseTo(0.7402, EXACT);
    }

    @Test
    void voltagesOfComparatorsAreTakenToTheBitline() {
        Comparator second = ConverterFit.of(sense()).comparators().get(1);
        assertThat(second.offset().sigma_V(0)).isCloseTo(16e-3, EXACT);
        assertThat(second.offset().mean_V().get(0)).isCloseTo(2e-3, EXACT);
        assertThat(second.trim().kind()).isEqualTo(TrimKind.NEAREST_CODE);
        assertThat(second.trim().step_V()).isCloseTo(6e-3, EXACT);
        assertThat(second.trim().range_V()).isCloseTo(40e-3, EXACT);
        assertThat(second.trim().codes()).isEqualTo(15);
        assertThat(second.noise_V()).isCloseTo(2.4e-3, EXACT);
        assertThat(second.trimmedSigma_V().estimate()).isCloseTo(2e-3, EXACT);
    }

    @Test
    void comparatorsWhoseOffsetCouldNotBeReadAreCounted() {
        // 95 have an offset left under their code and 5 none, so 100 were simulated; 97 have one before trim.
        assertThat(ConverterFit.of(sense()).comparators().get(0).offset().lost())
                .isEqualTo(3);
    }

    @Test
    void everyCauseOfTheSensePathButTheComparatorsOwnHasItsPlaceAndSigma() {
        List<SenseCause> causes = ConverterFit.of(sense()).causes();
        assertThat(causes)
                .extracting(SenseCause::name)
                .containsExactly("samplingNoise", "droop", "jitter", "wordline", "bitlineWire", "memory", "position");
        for (int threshold = 1; threshold <= 2; threshold++) {
            for (int n = 0; n <= 2; n++) {
                for (SenseCause cause : causes) {
                    assertThat(cause.sigma_V(threshold, n))
                            .as("%s at T%d, S%d", cause.name(), threshold, n)
                            .isEqualTo(sense().causes_V(threshold, n).get(cause.name()));
                }
            }
        }
        assertThat(causes)
                .filteredOn(cause -> cause.recurrence() == SenseCause.Recurrence.FROZEN)
                .extracting(SenseCause::name)
                .containsExactly("droop", "wordline", "bitlineWire", "position");
    }

    @Test
    void withoutTheStrengthExperimentTheRowLoadIsThatOfTheSampledColumn() {
        TileTables tile = TileFitTest.tile(Optional.of(sense()), Optional.empty(), Optional.empty());
        RowLoad load = tile.rowLoad().orElseThrow();
        assertThat(load.shift_V(0, 16)).isCloseTo(-16e-3, EXACT);
        assertThat(load.shift_V(1, 15)).isCloseTo(-7.5e-3, EXACT);
        assertThat(tile.cellPaths()).isEmpty();
        assertThat(tile.converter()).isPresent();
    }
}
