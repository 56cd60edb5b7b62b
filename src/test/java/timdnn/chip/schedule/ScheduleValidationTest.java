package timdnn.chip.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import timdnn.chip.design.Design;
import timdnn.chip.energy.ChipResult;
import timdnn.chip.energy.ChipRuns;

/**
 * Times by a closed form that reads the layers' shapes itself and shares nothing with the schedule: weights over the
 * bandwidth, then ceil(positions / replicas) · ceil(blocks / tiles of a slice) · bits · access, for the best number of tiles a
 * slice, or the vector operations of its results if these take longer. It knows no buffers, ports and other units, so it holds where these are not what binds.
 */
class ScheduleValidationTest {
    private static final double ACCESS_S = 4.506e-9;
    private static final double ROW_S = 1e-9;
    private static final int BANKS = 4;
    private static final int TILES_A_BANK = 8;

    /** A line of a network's file at some width. */
    private record Line(int rows, int columns, long positions, double vector) {
        static Line of(String[] cells, int width, boolean first, boolean last) {
            int kernel = number(cells, 5) * number(cells, 6);
            return new Line(
                    number(cells, 3) * kernel * (first ? 1 : width),
                    number(cells, 4) * (last ? 1 : width),
                    (long) number(cells, 8) * number(cells, 9),
                    Double.parseDouble(cells[15]));
        }

        private static int number(String[] cells, int column) {
            return Integer.parseInt(cells[column]);
        }

        /** Without memory outside, what is left of loading is a cycle a row of a tile. */
        double seconds(boolean writes) {
            double blocks = Math.ceil(rows / 16.0);
            double slices = Math.ceil(columns / 256.0);
            double written = 0;
            double best = Double.POSITIVE_INFINITY;
            for (int down = (int) Math.min(32, Math.ceil(blocks / 16)); down <= Math.min(32, blocks); down++) {
                double passes = Math.ceil(blocks / (16 * down));
                double room = down <= TILES_A_BANK
                        ? BANKS * Math.floor(TILES_A_BANK / (double) down)
                        : Math.floor(BANKS / Math.ceil(down / (double) TILES_A_BANK));
                double atOnce = Math.min(slices, room);
                double perBank = Math.floor(TILES_A_BANK / (double) down);
                double replicas = slices <= perBank
                        ? BANKS * Math.floor(perBank / slices)
                        : Math.max(1, Math.floor(room / slices));
                double rounds =
                        Math.ceil(slices / atOnce) * Math.ceil(positions / Math.min(replicas, (double) positions));
                double work = passes * rounds * Math.ceil(blocks / (down * passes)) * 2 * ACCESS_S;
                if (work < best) {
                    best = work;
                    written = Math.ceil(slices / atOnce) * rows / down * ROW_S;
                }
            }
            // Vector operations of a slice's results, 32 a cycle in each bank.
            double vectors = Math.ceil(columns / slices * vector / 32) * 1e-9 * slices * positions / BANKS;
            return Math.max(best, vectors) + (writes ? written : 0);
        }

        /** Two bits a weight at 256 GB/s. */
        double loading() {
            return rows * (double) columns / 4 / 256e9;
        }
    }

    @ParameterizedTest
    @CsvSource({"resnet34, 1", "resnet34, 2", "bn-inception, 1", "bn-inception, 2", "alexnet, 1", "alexnet, 2"})
    void withFreeMemoryARunTakesWhatTheClosedFormSaysWithinTwoPercent(String network, int width) throws IOException {
        double seconds = lines(network, width).stream()
                .mapToDouble(line -> line.seconds(true))
                .sum();
        Design design = ChipRuns.design("tim16");
        Design free = design.with(design.memory().withoutDram());
        ChipResult result = ChipRuns.run(ChipRuns.network(network, width), free, 1);
        assertThat(result.latency_s().nominal() / seconds).isCloseTo(1, within(0.02));
    }

    /** Fully connected layers are all weights: hardly anything else passes the memory outside. */
    @ParameterizedTest
    @CsvSource({"alexnet, 1", "alexnet, 2"})
    void withWeightsFromOutsideItTakesTheirTimeBesidesWithinTwoPercent(String network, int width) throws IOException {
        double seconds = lines(network, width).stream()
                .mapToDouble(line -> line.seconds(false) + line.loading())
                .sum();
        ChipResult result = ChipRuns.run(ChipRuns.network(network, width), ChipRuns.design("tim16"), 1);
        assertThat(result.latency_s().nominal() / seconds).isCloseTo(1, within(0.02));
    }

    private static List<Line> lines(String network, int width) throws IOException {
        List<String> lines = Files.readAllLines(Path.of("main/resources/chip/networks/" + network + ".csv")).stream()
                .filter(line -> !line.startsWith("#"))
                .skip(1)
                .toList();
        List<Line> shapes = new ArrayList<>();
        for (int index = 0; index < lines.size(); index++) {
            shapes.add(Line.of(lines.get(index).split(",", -1), width, index == 0, index == lines.size() - 1));
        }
        return shapes;
    }
}
