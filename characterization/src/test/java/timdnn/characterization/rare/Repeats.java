package timdnn.characterization.rare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.function.Function;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import timdnn.characterization.sample.SampleStream;

/**
 * What independent repeats of an estimate say about it.
 *
 * <p>False alarms: an interval that covers in 95 of 100 covers in fewer than 90 of 100 repeats with probability 0.011.
 * The standard error of a spread over 100 repeats is 7 %, so that one within 25 % of what is stated fails with a
 * probability of 4e-4, somewhat more where weights are skewed. Seeds are fixed: a test that passes does so always.
 */
final class Repeats {
    static final int COUNT = 100;
    private static final long SEED = 20190616;

    private final Cases.Case known;
    private final SummaryStatistics ratio = new SummaryStatistics();
    private final SummaryStatistics stated = new SummaryStatistics();
    private final SummaryStatistics simulations = new SummaryStatistics();
    private int covered;

    private Repeats(Cases.Case known) {
        this.known = known;
    }

    static Repeats of(Cases.Case known, Function<SampleStream, RareEstimate> estimate) {
        Repeats repeats = new Repeats(known);
        for (int repeat = 0; repeat < COUNT; repeat++) {
            RareEstimate result = estimate.apply(new SampleStream(SEED + repeat, known.name(), "validation"));
            repeats.ratio.addValue(result.probability() / known.probability());
            repeats.stated.addValue(result.relativeError());
            repeats.simulations.addValue(result.simulations());
            if (result.low() <= known.probability() && known.probability() <= result.high()) {
                repeats.covered++;
            }
        }
        return repeats;
    }

    Repeats intervalsCover() {
        assertThat(covered).as(toString()).isGreaterThanOrEqualTo(90);
        return this;
    }

    /** The mean over repeats is within four of its standard errors, and 3 % for the bias of stopping, of the truth. */
    Repeats meanIsRight() {
        double error = 4 * ratio.getStandardDeviation() / Math.sqrt(COUNT) + 0.03;
        assertThat(Math.abs(ratio.getMean() - 1)).as(toString()).isLessThan(error);
        return this;
    }

    Repeats spreadIsAsStated(double tolerance) {
        assertThat(ratio.getStandardDeviation() / stated.getMean())
                .as(toString())
                .isBetween(1 - tolerance, 1 + tolerance);
        return this;
    }

    Repeats statedErrorIsAtMost(double relative) {
        assertThat(stated.getMax()).as(toString()).isLessThanOrEqualTo(relative);
        return this;
    }

    Repeats simulationsAreAtMost(int most) {
        assertThat(simulations.getMax()).as(toString()).isLessThanOrEqualTo(most);
        return this;
    }

    double meanSimulations() {
        return simulations.getMean();
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s, %d variables, P = %.3g, seed %d: covered %d of %d, mean ratio %.3f, spread %.3f, stated %.3f,"
                        + " simulations %.0f",
                known.name(),
                known.limitState().dimension(),
                known.probability(),
                SEED,
                covered,
                COUNT,
                ratio.getMean(),
                ratio.getStandardDeviation(),
                stated.getMean(),
                simulations.getMean());
    }
}
