package timdnn.characterization.rare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import timdnn.characterization.rare.BudgetAllocation.Part;

class BudgetAllocationTest {
    @Test
    void theSumReachesItsErrorWithTheErrorsThatAreAskedOfTheParts() {
        List<Part> parts = List.of(new Part(1e-6, 2), new Part(3e-5, 3), new Part(2e-4, 2.5), new Part(0, 4));
        BudgetAllocation allocation = BudgetAllocation.of(parts, 0.05);
        double variance = 0;
        double sum = 0;
        for (int i = 0; i < parts.size(); i++) {
            sum += parts.get(i).contribution();
            double error = allocation.relativeErrors().get(i);
            variance +=
                    parts.get(i).contribution() == 0 ? 0 : Math.pow(parts.get(i).contribution() * error, 2);
        }
        assertThat(Math.sqrt(variance) / sum).isCloseTo(0.05, within(1e-12));
        assertThat(allocation.relativeErrors().get(3)).isInfinite();
    }

    @Test
    void oneDominantPartOfSixteenSavesSixteenTimes() {
        List<Part> parts = new java.util.ArrayList<>(List.of(new Part(1, 2)));
        for (int i = 1; i < 16; i++) {
            parts.add(new Part(0, 2));
        }
        assertThat(BudgetAllocation.of(parts, 0.1).saving()).isCloseTo(16, within(1e-9));
    }

    @Test
    void equalPartsSaveNothing() {
        List<Part> parts = List.of(new Part(1, 2), new Part(1, 2), new Part(1, 2));
        BudgetAllocation allocation = BudgetAllocation.of(parts, 0.1);
        assertThat(allocation.saving()).isCloseTo(1, within(1e-12));
        assertThat(allocation.simulations()).isCloseTo(3 * 2 * 2 * 3 / (0.01 * 9), within(1e-9));
    }

    @Test
    void nothingThatCanFailNeedsNothing() {
        BudgetAllocation allocation = BudgetAllocation.of(List.of(new Part(0, 0)), 0.1);
        assertThat(allocation.simulations()).isZero();
        assertThat(allocation.saving()).isEqualTo(1);
    }

    @Test
    void negativeNumbersAreRefused() {
        assertThatThrownBy(() -> new Part(-1, 0)).hasMessageContaining("must not be negative");
        assertThatThrownBy(() -> BudgetAllocation.of(List.of(), 0)).hasMessageContaining("above 0");
    }
}
