package timdnn.network.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import timdnn.lut.table.BinomialInterval;

/** Against published figures and closed forms, and its coverage over drawn pairs. */
class PairedDifferenceValidationTest {
    private static final double Z = 1.959963984540054;

    /** Fagerland, Lydersen and Laake, Stat. Med. 33 (2014), doi:10.1002/sim.6148: airways of 21 children before and after. */
    @Test
    void airwaysExampleHasThePublishedIntervalAndExactP() {
        PairedDifference airways = PairedDifference.of(21, 7, 1);
        assertThat(airways.estimate()).isCloseTo(-0.286, within(5e-4));
        assertThat(airways.low()).isCloseTo(-0.517, within(5e-4));
        assertThat(airways.high()).isCloseTo(-0.026, within(5e-4));
        assertThat(airways.pValue()).isCloseTo(2 * (1 + 8) / 256.0, within(1e-15));
    }

    @Test
    void swappingGainAndLossMirrorsTheInterval() {
        PairedDifference one = PairedDifference.of(10_000, 31, 12);
        PairedDifference other = PairedDifference.of(10_000, 12, 31);
        assertThat(other.low()).isCloseTo(-one.high(), within(1e-12));
        assertThat(other.high()).isCloseTo(-one.low(), within(1e-12));
        assertThat(other.pValue()).isEqualTo(one.pValue());
    }

    @Test
    void withoutDiscordantImagesTheIntervalIsWilsonsAndNothingIsShown() {
        PairedDifference same = PairedDifference.of(10_000, 0, 0);
        assertThat(same.high()).isCloseTo(Z * Z / (10_000 + Z * Z), within(1e-12));
        assertThat(same.low()).isCloseTo(-Z * Z / (10_000 + Z * Z), within(1e-12));
        assertThat(same.pValue()).isEqualTo(1);
        assertThat(PairedDifference.of(20, 0, 20).high()).isEqualTo(1);
        assertThat(PairedDifference.of(20, 20, 0).low()).isEqualTo(-1);
    }

    @Test
    void aLossThatMarginalIntervalsHideIsSeen() {
        boolean[] without = new boolean[10_000];
        Arrays.fill(without, 0, 9_951, true);
        boolean[] with = without.clone();
        Arrays.fill(with, 100, 114, false);

        BinomialInterval before = BinomialInterval.of(9_951, 10_000);
        BinomialInterval after = BinomialInterval.of(9_951 - 14, 10_000);
        assertThat(after.high()).isGreaterThan(before.low());

        PairedDifference effect = PairedDifference.of(without, with);
        assertThat(effect.lost()).isEqualTo(14);
        assertThat(effect.gained()).isZero();
        assertThat(effect.high()).isNegative();
        assertThat(effect.pValue()).isCloseTo(2 * Math.pow(0.5, 14), within(1e-12));
        double marginalWidth = after.high() - after.low();
        assertThat(effect.high() - effect.low()).isLessThan(0.7 * marginalWidth);
    }

    /** 2000 draws with 95 % coverage miss at most 150 (z = 5); intervals of half the width would miss 650. */
    @Test
    void theIntervalHoldsTheTruthNineteenTimesInTwenty() {
        SplittableRandom random = new SplittableRandom(20_240);
        int missed = 0;
        for (int trial = 0; trial < 2_000; trial++) {
            int lost = 0;
            int gained = 0;
            for (int image = 0; image < 1_000; image++) {
                double draw = random.nextDouble();
                lost += draw < 0.02 ? 1 : 0;
                gained += draw >= 0.02 && draw < 0.03 ? 1 : 0;
            }
            PairedDifference effect = PairedDifference.of(1_000, lost, gained);
            missed += effect.low() > -0.01 || effect.high() < -0.01 ? 1 : 0;
        }
        assertThat(missed).isBetween(50, 150);
    }

    @Test
    void countsThatCannotBeAreRefused() {
        assertThatThrownBy(() -> PairedDifference.of(3, 2, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be in 0 to images = 3, were 2 and 2");
        assertThatThrownBy(() -> PairedDifference.of(new boolean[2], new boolean[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must have the 2 images of without, had 3");
    }
}
