package timdnn.characterization.rareerror;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import timdnn.array.ArrayGeometry;
import timdnn.characterization.rare.RareEstimate;
import timdnn.characterization.rare.form.LimitState;
import timdnn.characterization.sample.SampleStream;
import timdnn.characterization.sense.PathShift;
import timdnn.characterization.sense.SenseFindings;
import timdnn.characterization.sense.Tap;
import timdnn.characterization.sense.comparator.ComparatorFindings;
import timdnn.characterization.sense.comparator.TrimmedOffset;
import timdnn.characterization.sense.sampling.SampledBitline;
import timdnn.characterization.statistics.Estimate;
import timdnn.characterization.statistics.NormalTail;
import timdnn.characterization.study.TinyStudy;

/** Rates of a column whose bitline is normal by construction, with trimmed comparators, against draws of all that varies. */
@SuppressWarnings("MemberName") // suffixes are units
@Tag("slow")
class PathErrorsValidationTest {
    private static final int DRAWS = 150_000;
    private static final double GAIN = 0.5;
    private static final double OFFSET_V = 6.5e-3;
    private static final double NOISE_V = 0.7e-3;
    private static final List<Double> SHIFTS = List.of(-9e-3, -6e-3, -3e-3, 0.0, 3e-3, 6e-3, 9e-3);

    static TrimmedOffset offset() {
        double[] z = new SampleStream(5, "comparators", "").normals("x", 0, 2000);
        List<Double> before = new ArrayList<>();
        for (double one : z) {
            before.add(OFFSET_V * one);
        }
        TrimmedOffset bare = new TrimmedOffset(before, before, SHIFTS, 0);
        return new TrimmedOffset(before, before.stream().map(bare::left_V).toList(), SHIFTS, 0);
    }

    static SenseFindings sense(TrimmedOffset offset) {
        Estimate some = new Estimate(1e-3, 0.9e-3, 1.1e-3, 100);
        List<Double> nine = IntStream.rangeClosed(0, 8).mapToObj(n -> 6e-3).toList();
        List<Tap> taps = IntStream.rangeClosed(1, 8)
                .mapToObj(number -> new Tap(
                        number,
                        0.8 - 0.07 * number,
                        0.5,
                        1,
                        GAIN,
                        0,
                        0,
                        true,
                        List.of(0.5e-3, -0.5e-3),
                        List.of(2e-3, -2e-3),
                        List.of(2e-3, -2e-3),
                        new ComparatorFindings(
                                some, some, some, 3e-3, 9e-3, 0, NOISE_V, 1e-11, 0, List.of(), 0, offset)))
                .toList();
        return new SenseFindings(
                taps,
                List.of(),
                List.of(),
                List.of(new SampledBitline(0.5, 0.5, 0.5, -1e5, 0)),
                4e-10,
                ArrayGeometry.PAPER,
                300,
                60e-15,
                0,
                0,
                1e-12,
                nine.stream().map(one -> 1e9).toList(),
                nine,
                nine,
                nine,
                nine.stream().map(one -> 0.0).toList(),
                0,
                nine,
                nine,
                nine.stream().map(one -> 10e-3).toList(),
                List.of(),
                null,
                0,
                0,
                Optional.empty());
    }

    /** A bitline of σ that lies a distance on the right side of its threshold. */
    static LimitState circuit(double distance_V, double sigma_V) {
        return new LimitState() {
            @Override
            public int dimension() {
                return 6;
            }

            @Override
            public double[] evaluate(List<double[]> points) {
                return points.stream()
                        .mapToDouble(
                                z -> distance_V - sigma_V * (z[0] + z[1] + z[2] + z[3] + z[4] + z[5]) / Math.sqrt(6))
                        .toArray();
            }
        };
    }

    /** All causes drawn one by one: mismatch, offset before trim under its best code, noises, places. */
    private static int draws(SenseFindings sense, ErrorSide side, double distance_V, double sigma_V) {
        SampleStream stream = new SampleStream(11, "draws", "");
        TrimmedOffset offset = sense.taps().get(0).comparator().offset();
        Map<String, Double> causes = sense.causes_V(side.tap(), side.n());
        int wrong = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            double[] z = stream.normals(side.state(), draw, 2 + causes.size());
            double moved = offset.left_V(OFFSET_V * z[0]) / GAIN;
            int next = 2;
            for (Map.Entry<String, Double> cause : causes.entrySet()) {
                double one = z[next++];
                if (PathShift.UNIFORM.contains(cause.getKey())) {
                    double place = 2 * (1 - NormalTail.beyond(one)) - 1;
                    moved += Math.sqrt(3) * cause.getValue() * place;
                } else if (!cause.getKey().equals(PathShift.OFFSET)) {
                    moved += cause.getValue() * one;
                }
            }
            double towards = side.below() ? -moved : moved;
            wrong += distance_V + sigma_V * z[1] < towards ? 1 : 0;
        }
        return wrong;
    }

    @Test
    void ratesAgreeWithDrawsOfAllThatVaries() {
        SenseFindings sense = sense(offset());
        PathErrors errors = new PathErrors(TinyStudy.study(TinyStudy.plan(10)), sense);
        for (ErrorSide side : List.of(new ErrorSide(7, true), new ErrorSide(7, false))) {
            // From one in twenty to one in a few thousand, the last ones comparators out of reach.
            for (double[] column : new double[][] {{20e-3, 9e-3}, {24e-3, 5e-3}, {25e-3, 1e-3}}) {
                RareEstimate found = errors.estimate(circuit(column[0], column[1]), side, 0.03, 4000)
                        .estimates()
                        .mean();
                int wrong = draws(sense, side, column[0], column[1]);
                assertThat(wrong).isGreaterThan(25);
                double counted = wrong / (double) DRAWS;
                assertThat(Math.abs(Math.log(found.probability() / counted)))
                        .as("%s at %s V: %s, counted %s", side.state(), column[0], found, counted)
                        .isLessThan(4 * Math.hypot(found.relativeError(), 1 / Math.sqrt(wrong)) + 0.05);
            }
        }
    }

    @Test
    void comparatorsOutOfReachKeepARateFromVanishing() {
        SenseFindings sense = sense(offset());
        PathErrors errors = new PathErrors(TinyStudy.study(TinyStudy.plan(10)), sense);
        RareEstimate far = errors.estimate(circuit(50e-3, 1e-3), new ErrorSide(2, false), 0.1, 2000)
                .estimates()
                .mean();
        // 25 mV of the comparator's and 9 of its trim: 5.2 σ. A normal law with the trimmed σ gives less than 1e-30.
        assertThat(far.probability()).isBetween(2e-8, 5e-6);
        // By the path alone; FORM over the circuit finds nothing there.
        assertThat(far.designPoints().get(0).alpha()[6]).isGreaterThan(0.98);
    }

    @Test
    void theLawOfFewComparatorsLeavesATailOpen() {
        TrimmedOffset many = offset();
        TrimmedOffset few = many.resampled(IntStream.range(0, 100).toArray());
        double open = pathError(few);
        assertThat(open).isGreaterThan(2 * pathError(many));
        assertThat(open).isBetween(0.5, 4.0);
    }

    private static double pathError(TrimmedOffset offset) {
        List<Double> errors = new PathErrors(TinyStudy.study(TinyStudy.plan(10)), sense(offset))
                .estimate(circuit(50e-3, 1e-3), new ErrorSide(2, false), 0.1, 2000)
                .pathErrors();
        return errors.get(errors.size() - 1);
    }
}
