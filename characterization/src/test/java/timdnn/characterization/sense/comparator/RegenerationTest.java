package timdnn.characterization.sense.comparator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RegenerationTest {
    private static final double[] OVERDRIVES_V = {0.1e-3, 0.2e-3, 0.5e-3, 1e-3, 2e-3, 5e-3};

    @Test
    void theConstantIsFoundAndHeldOutDecisionsLieOnTheLaw() {
        Regeneration found = Regeneration.of(OVERDRIVES_V, times());

        assertThat(found.constant_s()).isCloseTo(8e-12, within(1e-20));
        assertThat(found.heldOut_s()).isLessThan(1e-20);
    }

    @Test
    void aHeldOutDecisionThatComesLaterIsTheErrorAndDoesNotMoveTheConstant() {
        double[] times = times();
        times[1] += 0.5e-12;
        times[3] -= 2e-12;
        Regeneration found = Regeneration.of(OVERDRIVES_V, times);

        assertThat(found.constant_s()).isCloseTo(8e-12, within(1e-20));
        assertThat(found.heldOut_s()).isCloseTo(2e-12, within(1e-20));
    }

    @Test
    void decisionsThatNeverCameTellNothing() {
        double[] times = times();
        times[0] = Double.NaN;
        times[1] = Double.NaN;
        assertThat(Regeneration.of(OVERDRIVES_V, times).constant_s()).isCloseTo(8e-12, within(1e-20));
        times[3] = Double.NaN;
        assertThat(Regeneration.of(OVERDRIVES_V, times).heldOut_s()).isNaN();
    }

    private static double[] times() {
        return Arrays.stream(OVERDRIVES_V)
                .map(overdrive -> 60e-12 - 8e-12 * Math.log(overdrive))
                .toArray();
    }
}
