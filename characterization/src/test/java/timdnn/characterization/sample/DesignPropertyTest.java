package timdnn.characterization.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class DesignPropertyTest {
    private static final int DEVICES = 3;

    private static double[][] points(Design design, int samples) {
        return IntStream.range(0, samples).mapToObj(design::point).toArray(double[][]::new);
    }

    @Property(tries = 50)
    void anyOrderGivesTheSamePoints(@ForAll long seed, @ForAll @Size(40) List<@IntRange(max = 63) Integer> order) {
        List<Design> again = Designs.all(seed, DEVICES);
        List<Design> designs = Designs.all(seed, DEVICES);
        for (int kind = 0; kind < designs.size(); kind++) {
            double[][] inTurn = points(designs.get(kind), 64);
            for (int sample : order) {
                assertThat(again.get(kind).point(sample)).containsExactly(inTurn[sample]);
            }
        }
    }

    @Property(tries = 20)
    void manyThreadsGiveTheSamePointsAsOne(@ForAll long seed) {
        List<Design> shared = Designs.all(seed, DEVICES);
        List<Design> alone = Designs.all(seed, DEVICES);
        List<Integer> order =
                new java.util.ArrayList<>(IntStream.range(0, 256).boxed().toList());
        Collections.reverse(order);
        for (int kind = 0; kind < shared.size(); kind++) {
            Design design = shared.get(kind);
            double[][] parallel = new double[order.size()][];
            order.parallelStream().forEach(sample -> parallel[sample] = design.point(sample));
            assertThat(Arrays.deepEquals(parallel, points(alone.get(kind), order.size())))
                    .isTrue();
        }
    }

    @Property(tries = 50)
    void aDeviceMoreAtTheEndChangesNoneBefore(@ForAll long seed, @ForAll @LongRange(max = 1L << 33) long sample) {
        List<Design> few = Designs.all(seed, DEVICES);
        List<Design> many = Designs.all(seed, DEVICES + 2);
        for (int kind = 0; kind < few.size(); kind++) {
            assertThat(Arrays.copyOf(many.get(kind).point(sample), DEVICES))
                    .containsExactly(few.get(kind).point(sample));
        }
    }

    @Property(tries = 50)
    void coordinatesAreFiniteAndCallersOwnThem(@ForAll long seed, @ForAll @LongRange(max = 1L << 33) long sample) {
        for (Design design : Designs.all(seed, DEVICES)) {
            double[] point = design.point(sample);
            assertThat(Arrays.stream(point).allMatch(Double::isFinite)).isTrue();
            assertThat(design.logWeight(sample)).isFinite();
            double[] kept = point.clone();
            Arrays.fill(point, 9);
            assertThat(design.point(sample)).containsExactly(kept);
        }
    }
}
