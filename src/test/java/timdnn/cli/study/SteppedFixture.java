package timdnn.cli.study;

import static timdnn.report.PeripheryFixture.around;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import timdnn.array.ArrayGeometry;
import timdnn.characterization.plan.CountHistogram;
import timdnn.characterization.sense.comparator.TrimmedOffset;
import timdnn.characterization.stepped.SteppedColumn;
import timdnn.characterization.stepped.SteppedFindings;
import timdnn.characterization.stepped.SteppedSchedule;
import timdnn.characterization.stepped.SteppedThreshold;
import timdnn.characterization.stepped.SteppedTile;
import timdnn.characterization.stepped.WireSection;

/** Made-up findings of a stepped access. */
final class SteppedFixture {
    private static final int STEPS = 8;

    private SteppedFixture() {}

    static SteppedFindings stepped() {
        List<Double> states = Collections.nCopies(STEPS + 1, 1e-3);
        SteppedColumn column = new SteppedColumn(
                rising(16, 2e-15, 4e-15),
                3e-15,
                rising(16, 4e-15, 4e-15),
                rising(16, 4e-15, 2e-15),
                1e-8,
                rising(STEPS, 1e-16, 1e-15),
                5e-15,
                1e-15);
        SteppedTile tile = new SteppedTile(
                ArrayGeometry.PAPER,
                column,
                new SteppedTile.Shared(1.5e-13, 3e-14, 2e-4, 1e-13, 1.6e-12, 7e-15, 2e-12, 1e-3, 7e-5),
                2e-9,
                Optional.of(4e-15));
        return new SteppedFindings(
                ArrayGeometry.PAPER,
                IntStream.rangeClosed(1, STEPS)
                        .mapToObj(SteppedFixture::threshold)
                        .toList(),
                List.of(1.0, 0.5, 0.3, 0.1, 0.05, 0.02, 0.01, 0.001),
                List.of(3e-3, 3.1e-3, 3.4e-3),
                1e-4,
                1e-12,
                states,
                states,
                Collections.nCopies(STEPS + 1, 1e9),
                129e-12,
                new WireSection(120e-9, 220e-9, 132e-9, 220e-9, 2.7),
                Collections.nCopies(STEPS + 1, Collections.nCopies(STEPS, 0.8)),
                Collections.nCopies(STEPS, 1e-3),
                Collections.nCopies(STEPS, Collections.nCopies(STEPS, 1e-4)),
                2e-13,
                6e-11,
                new SteppedSchedule(
                        10e-12,
                        IntStream.range(0, STEPS)
                                .mapToObj(step -> 215e-12 + 170e-12 * step)
                                .toList(),
                        IntStream.range(0, STEPS)
                                .mapToObj(step -> 320e-12 + 170e-12 * step)
                                .toList(),
                        1.6e-9),
                240e-12,
                6e-12,
                70e-12,
                tile,
                Optional.of(new CountHistogram(List.of(50L, 30L, 15L, 5L))),
                List.of(new SteppedFindings.Closure(3, 3, List.of(3, 3), 76e-15, 76.1e-15)));
    }

    private static List<Double> rising(int last, double first, double step) {
        return IntStream.rangeClosed(0, last).mapToObj(n -> first + step * n).toList();
    }

    private static SteppedThreshold threshold(int number) {
        double at = 0.9 - 0.05 * number;
        return new SteppedThreshold(
                number,
                at,
                at,
                at + 5e-3,
                at,
                true,
                7,
                at - 1e-3,
                at + 1e-3,
                1e-3,
                -1e-15,
                around(0.015),
                around(0.001),
                around(0.003),
                new TrimmedOffset(
                        List.of(-0.01, 0.0, 0.011), List.of(0.001, 0.0, -0.001), List.of(-0.01, 0.0, 0.01), 0),
                3e-3);
    }
}
