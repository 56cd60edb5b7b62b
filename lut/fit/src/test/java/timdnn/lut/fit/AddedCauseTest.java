package timdnn.lut.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import timdnn.lut.store.LutArtifact;
import timdnn.lut.store.LutFile;
import timdnn.lut.table.CodeDistribution;
import timdnn.lut.tile.SenseCause;
import timdnn.lut.tile.SenseCause.Index;
import timdnn.lut.tile.SenseCause.Recurrence;
import timdnn.lut.tile.SenseCause.Shape;

class AddedCauseTest {
    private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);
    private static LutArtifact table;

    @BeforeAll
    static void read() {
        table = LutFile.read(Path.of("../tables/access-stepped.lut.json"));
    }

    private static SenseCause cause(Shape shape, double sigma_V) {
        return new SenseCause(
                "coupling", Recurrence.EACH_ACCESS, shape, Index.THRESHOLD, Collections.nCopies(8, sigma_V));
    }

    private static double margin_V(int n) {
        return table.senseLevels().thresholds_V()[n - 1]
                - table.senseLevels().levels().get(n).mean_V();
    }

    /** A cause as large as what the table has itself: margins over σ fall by √2. */
    @Test
    void asMuchMoreVarianceDividesTheMarginBySquareRootOfTwo() {
        for (int n = 3; n <= 8; n++) {
            CodeDistribution was = table.codes().any();
            double z = -NORMAL.inverseCumulativeProbability(was.probability(n, n - 1));
            LutArtifact with = AddedCause.in(table, cause(Shape.NORMAL, margin_V(n) / z));
            assertThat(with.codes().any().probability(n, n - 1))
                    .isCloseTo(NORMAL.cumulativeProbability(-z / Math.sqrt(2)), Percentage.withPercentage(1e-6));
        }
    }

    @Test
    void withoutSizeItChangesNoProbabilityButStandsAmongTheCauses() {
        LutArtifact with = AddedCause.in(table, cause(Shape.NORMAL, 0));
        for (int n = 0; n <= 10; n++) {
            for (int code = 0; code <= 8; code++) {
                assertThat(with.codes().any().probability(n, code))
                        .isCloseTo(table.codes().any().probability(n, code), Percentage.withPercentage(1e-9));
            }
            assertThat(with.codes().any().errorHigh(n))
                    .isCloseTo(table.codes().any().errorHigh(n), Percentage.withPercentage(1e-6));
        }
        List<SenseCause> causes = with.tile().converter().orElseThrow().causes();
        assertThat(causes).last().extracting(SenseCause::name).isEqualTo("coupling");
        assertThat(with.name()).isEqualTo("access-stepped-coupling");
        assertThat(with.provenance().origin()).containsKey("addedCause coupling");
    }

    @Test
    void errorsGrowWithTheCauseForAllNumbersOfDrivenRowsAndBoundsStayAround() {
        LutArtifact little = AddedCause.in(table, cause(Shape.NORMAL, 2e-3));
        LutArtifact much = AddedCause.in(table, cause(Shape.NORMAL, 5e-3));
        for (int driven = 0; driven <= 16; driven++) {
            for (int n = 0; n <= 8; n++) {
                double error = little.codes().given(driven).errorProbability(n);
                assertThat(error)
                        .isBetween(
                                table.codes().given(driven).errorProbability(n),
                                much.codes().given(driven).errorProbability(n));
                assertThat(little.codes().given(driven).errorLow(n)).isLessThanOrEqualTo(error);
                assertThat(little.codes().given(driven).errorHigh(n)).isGreaterThanOrEqualTo(error);
            }
        }
    }

    @Test
    void whatCannotBeAddedIsRefused() {
        assertThatThrownBy(() -> AddedCause.in(table, cause(Shape.UNIFORM, 1e-3)))
                .hasMessageContaining("must be NORMAL");
        LutArtifact once = AddedCause.in(table, cause(Shape.NORMAL, 1e-3));
        assertThatThrownBy(() -> AddedCause.in(once, cause(Shape.NORMAL, 1e-3)))
                .hasMessageContaining("coupling is there already");
        LutArtifact column = LutFile.read(Path.of("../tables/quickstart.lut.json"));
        assertThatThrownBy(() -> AddedCause.in(column, cause(Shape.NORMAL, 1e-3)))
                .hasMessageContaining("converter must be there");
    }
}
