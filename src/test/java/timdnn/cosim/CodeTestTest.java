package timdnn.cosim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CodeTestTest {
    @Test
    void withTwoLargeClassesItIsPearsonsTestOfAShare() {
        // 100 conversions at n = 1, a fifth of them expected wrong, 28 seen: χ² = 64/20 + 64/80 = 4, p = 0.0455.
        double[][] expected = {{0, 0}, {20, 80}};
        CodeTest test = CodeTest.of(expected, new int[][] {{0, 0}, {28, 72}});
        assertThat(test.chiSquare()).isCloseTo(4, within(1e-12));
        assertThat(test.degrees()).isEqualTo(1);
        // Nothing rare is left, so that the second test gives 1 and counts as one of two.
        assertThat(test.p()).isCloseTo(2 * 0.04550026, within(1e-6));
    }

    @Test
    void rareCodesAreJudgedByTheirNumber() {
        double[][] expected = {{1000, 0.5}, {0.5, 1000}};
        CodeTest none = CodeTest.of(expected, new int[][] {{1000, 0}, {0, 1000}});
        assertThat(none.degrees()).isZero();
        assertThat(none.rareExpected()).isCloseTo(1, within(1e-12));
        assertThat(none.p()).isCloseTo(2 * Math.exp(-1), within(1e-9));
        CodeTest many = CodeTest.of(expected, new int[][] {{995, 5}, {4, 996}});
        assertThat(many.rareSeen()).isEqualTo(9);
        assertThat(many.p()).isLessThan(1e-5);
    }

    @Test
    void rightCodesOfSeldomCountsAreNotTakenForErrors() {
        double[][] expected = {{100, 0, 0}, {0, 3, 0}, {0, 0, 2}, {0, 0, 1}};
        CodeTest test = CodeTest.of(expected, new int[][] {{100, 0, 0}, {0, 3, 0}, {0, 0, 2}, {0, 0, 1}});
        assertThat(test.rareSeen()).isZero();
        assertThat(test.rareExpected()).isZero();
        assertThat(test.p()).isEqualTo(1);
    }
}
