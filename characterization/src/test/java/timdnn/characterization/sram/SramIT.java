package timdnn.characterization.sram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import timdnn.characterization.engine.CampaignListener;
import timdnn.characterization.engine.PlainNgspice;
import timdnn.characterization.engine.Shard;
import timdnn.characterization.engine.StandAloneDeck;
import timdnn.characterization.engine.StoredShifts;
import timdnn.characterization.plan.Study;
import timdnn.characterization.plan.StudyReader;
import timdnn.characterization.store.CampaignStore;
import timdnn.characterization.store.SampleRow;
import timdnn.characterization.study.StudyRun;
import timdnn.characterization.study.VariedDevices;
import timdnn.harness.ngspice.DeckRequest;
import timdnn.harness.result.ResultFile;
import timdnn.harness.worker.LocalEngine;

/** The study of the 6T baseline at a reduced size, on real ngspice. */
@Tag("slow")
public class SramIT {
    private static final Path NETLISTS = Path.of("../netlists");
    private static final int CELLS = 60;

    @TempDir
    static Path folder;

    private static final String PLAN = """
            schema: 1
            name: alone
            seed: 20190616
            cell: one-hot
            models: hp32
            corner: {process: TT, vdd: 0.9 V, temperature: 27 degC}
            transient: {step: 1 ps, maxStep: 2 ps, stop: 450 ps}
            variation: {avt: 1.118 mV*um, devices: ["m.xcell.*"]}
            sram: {samples: 60}
            limits: {deadline: 60 s, failures: 1 %}
            """;

    private static StudyRun.Result result;
    private static SramFindings sram;
    private static Map<String, Double> values;

    @BeforeAll
    static void run() throws IOException {
        result = run(PLAN, NETLISTS, "store");
        sram = result.findings().sram().orElseThrow();
        values = values("store");
    }

    private static StudyRun.Result run(String text, Path netlists, String name) {
        Study study = StudyReader.parse(Path.of("sram.yaml"), text);
        try (CampaignStore store = CampaignStore.openForWriting(folder.resolve(name))) {
            return StudyRun.run(study, text, netlists, store, 1, CampaignListener.SILENT);
        }
    }

    private static Map<String, Double> values(String name) {
        try (CampaignStore store = CampaignStore.openForReading(folder.resolve(name))) {
            Map<String, Double> read = new TreeMap<>();
            for (SampleRow row : store.rows(null)) {
                read.put(row.experiment() + " " + row.state() + " " + row.sample() + " " + row.measure(), row.value());
            }
            return read;
        }
    }

    /** A cell of other widths: the netlists, with one parameter changed. */
    private static SramFindings withParameter(String card, String changed) {
        Path netlists = folder.resolve("netlists-" + changed.replaceAll("\\W", ""));
        try (Stream<Path> files = Files.walk(NETLISTS)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = netlists.resolve(NETLISTS.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.writeString(copy, Files.readString(file).replace(card, changed));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return run(PLAN.replace("samples: " + CELLS, "samples: 2"), netlists, "store-" + netlists.getFileName())
                .findings()
                .sram()
                .orElseThrow();
    }

    @Test
    void thePlansPatternIsKnownBeforeAnythingIsWritten() {
        assertThat(VariedDevices.complaint(StudyReader.parse(Path.of("alone.yaml"), PLAN), NETLISTS))
                .isEmpty();
    }

    @Test
    void everyPlannedSimulationRanAndNoneFailed() {
        // develop, two reads, unsensed, idle; two writes; capacitance; margins
        assertThat(result.simulations()).isEqualTo(5 + 2 + 1 + 1 + CELLS);
        assertThat(result.failed()).isZero();
    }

    @Test
    void bothBitsAreReadAndTheCellKeepsThem() {
        assertThat(sram.readsRight()).isTrue();
        assertThat(values.get("read0 nominal 0 outb")).isCloseTo(0.9, within(1e-3));
        assertThat(values.get("read0 nominal 0 out")).isCloseTo(0, within(1e-3));
        assertThat(values.get("read1 nominal 0 out")).isCloseTo(0.9, within(1e-3));
        assertThat(values.get("read0 nominal 0 q")).isCloseTo(0, within(1e-3));
        assertThat(values.get("read1 nominal 0 q")).isCloseTo(0.9, within(1e-3));
        assertThat(sram.differential_V()).isCloseTo(0.1, within(1e-3));
        assertThat(sram.readTime_s()).isBetween(sram.developTime_s(), sram.developTime_s() + 60e-12);
        assertThat(sram.restored_V()).isLessThan(1e-3);
    }

    @Test
    void aWriteFlipsTheCellBothWays() {
        assertThat(sram.writesRight()).isTrue();
        assertThat(values.get("write1 nominal 0 q")).isCloseTo(0.9, within(1e-3));
        assertThat(values.get("write0 nominal 0 q")).isCloseTo(0, within(1e-3));
        assertThat(sram.writeTime_s()).isBetween(20e-12, 86e-12);
    }

    @Test
    void thePartsAddUpToTheSupply() {
        assertThat(sram.closure()).isLessThan(0.01);
        double supply = -0.9 * 512 * 0.5 * (values.get("read0 nominal 0 all") + values.get("read1 nominal 0 all"));
        assertThat(sram.readEnergy_J()).isCloseTo(supply, within(0.01 * supply));
        assertThat(sram.parts()).allSatisfy(part -> assertThat(part.read_J()).isGreaterThan(-1e-18));
        assertThat(sram.writeEnergy_J()).isGreaterThan(2 * sram.readEnergy_J());
    }

    @Test
    void theBitlinesTakeTheChargeOfTheirCapacitance() {
        assertThat(sram.balance()).isCloseTo(0, within(0.03));
        // The wire alone has 256 cells of 8 F at 0.2 fF/um.
        double wire = 256 * 8 * 32e-9 * 0.2e-9;
        assertThat(sram.capacitance_F()).isBetween(1.5 * wire, 4 * wire);
    }

    @Test
    void theMarginIsTheSideOfTheLargestSquareBetweenTheCurves() throws IOException {
        try (LocalEngine engine = LocalEngine.of(LocalEngine.Settings.of(1))) {
            Path csv = folder.resolve("snm.csv");
            DeckRequest request = new DeckRequest(
                    NETLISTS.resolve("sram/snm.cir")
                            .toAbsolutePath()
                            .normalize()
                            .toString(),
                    "",
                    folder,
                    Optional.empty(),
                    List.of(),
                    List.of("v(x1)", "v(y1)", "v(x2)", "v(y2)"),
                    Optional.of(new ResultFile(csv, false, "")),
                    true,
                    Duration.ofMinutes(2));
            assertThat(engine.execute(request, line -> {}).failed()).isEmpty();
            List<double[]> rows = Files.readAllLines(csv).stream()
                    .skip(1)
                    .map(line -> Arrays.stream(line.split(",", -1))
                            .mapToDouble(Double::parseDouble)
                            .toArray())
                    .toList();
            double[] x1 = rows.stream().mapToDouble(row -> row[1]).toArray();
            double[] y1 = rows.stream().mapToDouble(row -> row[2]).toArray();
            double[] x2 = rows.stream().mapToDouble(row -> row[3]).toArray();
            double[] y2 = rows.stream().mapToDouble(row -> row[4]).toArray();
            double largest = LargestSquare.side(x1, y1, x2, y2);
            assertThat(sram.margin().nominal_V()).isCloseTo(largest, within(0.2e-3));
        }
    }

    @Test
    void mismatchSpreadsTheMarginByItsThresholds() {
        SramFindings.Margin margin = sram.margin();
        assertThat(margin.nominal_V()).isBetween(0.11, 0.13);
        assertThat(margin.mean_V().high()).isLessThan(margin.nominal_V()); // of two sides the smaller counts
        assertThat(margin.sigma_V().estimate()).isBetween(5e-3, 20e-3);
        double[] side0 = of("side0");
        // A left pull-down that is weak keeps the left output high; a right one that is weak lets the right output
        // rise.
        assertThat(correlation("m.xcell.xl.xpd.m", side0)).isGreaterThan(0.3);
        assertThat(correlation("m.xcell.xr.xpd.m", side0)).isLessThan(-0.3);
        assertThat(correlation("m.xcell.xr.xax.m", side0)).isGreaterThan(0.2);
    }

    private static double[] of(String measure) {
        return IntStream.range(0, CELLS)
                .mapToDouble(cell -> values.get("snm nominal mismatch " + cell + " " + measure))
                .toArray();
    }

    private static double correlation(String device, double[] margin) {
        try (CampaignStore store = CampaignStore.openForReading(folder.resolve("store"))) {
            StoredShifts shifts = new StoredShifts(StudyReader.parse(Path.of("alone.yaml"), PLAN), store);
            double[] shift = IntStream.range(0, CELLS)
                    .mapToDouble(cell -> {
                        Map<String, Double> drawn =
                                shifts.of(SramStudy.MARGIN.experiment(), SramStudy.MARGIN.state(), cell);
                        assertThat(drawn).hasSize(6);
                        return drawn.get(device);
                    })
                    .toArray();
            return new PearsonsCorrelation().correlation(shift, margin);
        }
    }

    @Test
    void aWeakPullDownReadsLessSafely() {
        double weak =
                withParameter(".param w_spd=112n", ".param w_spd=64n").margin().nominal_V();
        assertThat(weak).isBetween(0.02, sram.margin().nominal_V() - 0.02);
    }

    @Test
    void aPullUpThatIsTooStrongKeepsTheCellFromBeingWritten() {
        SramFindings strong = withParameter(".param w_spu=48n", ".param w_spu=600n");
        assertThat(strong.writesRight()).isFalse();
        assertThat(strong.writeTime_s()).isNaN();
        assertThat(strong.readsRight()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "snm, nominal mismatch, 3, side0",
        "snm, nominal mismatch, 3, side1",
        "read1, nominal, 0, time",
        "read0, nominal, 0, sense",
        "develop, nominal, 0, d",
        "write1, nominal, 0, time",
        "bitline, nominal, 0, charge"
    })
    void plainNgspicePrintsTheStoredNumber(String experiment, String state, int sample, String measure)
            throws Exception {
        String deck;
        try (CampaignStore store = CampaignStore.openForReading(folder.resolve("store"))) {
            deck = StandAloneDeck.of(store, experiment, state, sample);
        }
        double stored = values.get(experiment + " " + state + " " + sample + " " + measure);
        assertThat(PlainNgspice.measure(folder, deck, "tim_" + measure))
                .isCloseTo(stored, within(2e-6 * Math.abs(stored)));
    }

    @Test
    void halvesOfTheCellsAreThoseOfTheWholeStudy() {
        Study study = StudyReader.parse(Path.of("alone.yaml"), PLAN);
        Path half = folder.resolve("half");
        try (CampaignStore store = CampaignStore.openForWriting(half)) {
            StudyRun.run(study, PLAN, NETLISTS, store, new Shard(2, 2), 1, CampaignListener.SILENT);
        }
        Map<String, Double> second = values("half");
        List<String> keys = second.keySet().stream()
                .filter(key -> key.startsWith("snm nominal mismatch "))
                .toList();
        assertThat(keys)
                .hasSize(3 * CELLS / 2)
                .contains("snm nominal mismatch 30 side0")
                .doesNotContain("snm nominal mismatch 29 side0");
        assertThat(keys).allSatisfy(key -> assertThat(second.get(key)).isEqualTo(values.get(key)));
    }

    @Test
    void aFinishedStudyFindsTheSameFromItsStoreAlone() {
        StudyRun.Result again = run(PLAN, NETLISTS, "store");
        assertThat(again.simulatedNow()).isZero();
        assertThat(again.findings()).isEqualTo(result.findings());
    }
}
