package timdnn.characterization.digital;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class HeldOutErrorsTest {
    private static final DigitalPlan PLAN =
            new DigitalPlan(List.of(1e-15, 4e-15, 9e-15), List.of(10e-12, 40e-12, 90e-12, 160e-12));

    @Test
    void thePointIsTheGeometricMeanOfTheMiddle() {
        assertThat(PLAN.heldOutLoad_F()).isCloseTo(2e-15, within(1e-27));
        assertThat(PLAN.heldOutSlew_s()).isCloseTo(60e-12, within(1e-24));
    }

    @Test
    void aBilinearQuantityHasNoError() {
        HeldOutErrors errors = new HeldOutErrors(PLAN);
        errors.energy((load, slew) -> 2 + 3e15 * load + 4e12 * slew + 5e27 * load * slew);

        assertThat(errors.largest().energy()).isCloseTo(0, within(1e-12));
        assertThat(errors.largest().delay()).isZero();
    }

    /** √load at 2 fF: 1 + (√4 − 1)/3 = 4/3 between 1 and 4 fF, against √2. */
    @Test
    void theErrorIsRelativeToTheSimulationAndTheLargestCounts() {
        HeldOutErrors errors = new HeldOutErrors(PLAN);
        errors.delay((load, slew) -> Math.sqrt(1e15 * load));
        errors.delay((load, slew) -> load);

        assertThat(errors.largest().delay()).isCloseTo(1 - 4 / (3 * Math.sqrt(2)), within(1e-12));
    }
}
