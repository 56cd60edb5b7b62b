package timdnn.report.circuit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import timdnn.characterization.access.AccessFindings;
import timdnn.characterization.access.TileAccess;
import timdnn.characterization.rareerror.SenseErrorFindings;
import timdnn.report.PageText;
import timdnn.report.PeripheryFixture;
import timdnn.report.RunFixture;
import timdnn.report.column.PathErrorSection;
import timdnn.report.page.Html;
import timdnn.report.page.SiText;
import timdnn.report.run.RunFolder;

/** What the page says about the circuits around the array is what was found. */
class PeripherySectionsTest {
    @TempDir
    static Path folder;

    private static RunFolder column;
    private static RunFolder run;

    @BeforeAll
    static void read() throws SQLException {
        RunFixture.campaign(folder, true);
        column = RunFolder.read(folder);
        run = PeripheryFixture.in(column);
    }

    @Test
    void thresholdsHaveTheFindingsOfTheirComparators() {
        List<List<String>> rows =
                PageText.rows(SenseSection.of(run, PeripheryFixture.sense()).body());

        // 0.1 mV of 100 mV a LSB off; the decision at 10 mV never comes.
        assertThat(rows.get(1))
                .containsExactly(
                        "2 (NMOS)",
                        "700.0",
                        "500.0",
                        "0.500",
                        "1.00",
                        "1.00",
                        "68.8",
                        "never",
                        "6.76",
                        "0.25",
                        "✓ right");
        // σ at the bitline is 0.8 mV over 0.8 · 0.625; droop 1 mV/µs over 8 · 390 ps, /√3 and /0.8.
        assertThat(rows.get(25).subList(0, 6))
                .containsExactly(
                        "2",
                        "6.0 [5.4, 7.5]",
                        "0.80 [0.72, 1.00]",
                        // One of four comparators lies beyond 14 mV.
                        "25.0 [0.6, 80.6]",
                        "0.735",
                        "1.60 [1.44, 2.00]");
        assertThat(rows.get(25).subList(7, 10)).containsExactly("2.25", "2.11", "0.40");
        assertThat(rows).contains(List.of("S3", "3", "103.3", "16.0", "36.0", "155.3", "86.5", "−19.5"));
        assertThat(PageText.of(of -> SenseSection.of(of, PeripheryFixture.sense()), run))
                .contains("A conversion takes 390 ps and, as the mean over S0–S8, 156 fJ.")
                .contains("confirm 11 of 12 trimmed offsets")
                .contains("P(error) 6.2·10⁻⁶ by normal levels, half-way 1.1·10⁻⁵")
                .contains(
                        "after the last it is back within a millivolt after 430 ps; when one among others decides, a tap is off by at most 1.3 mV")
                .contains(
                        "A burst takes 147 fJ more than its conversions, for the blank one; so reckoned, whole bursts are met within 0.40 %");
        assertThat(rows)
                .contains(
                        List.of("5", "0.30", "−0.40", "1.60", "0.00", "0.00", "−1.20"),
                        List.of("5, after a long pause", "", "", "2.20", "0.00", "0.00", "0.00"));
    }

    @Test
    void errorsOfThePathHaveTheShareOfEachCause() {
        SenseErrorFindings errors = PeripheryFixture.errors();

        assertThat(PageText.rows(PathErrorSection.of(run, errors).body()))
                .containsExactly(
                        List.of("S4", "too high", "2.4·10⁻⁶ [1.2·10⁻⁶, 4.8·10⁻⁶]", "4.53", "54.3", "32.1", "13.6"),
                        // P in proportion to 1 + d, 7 at the mean.
                        List.of(
                                "S4",
                                "3.4·10⁻⁷ [1.7·10⁻⁷, 6.9·10⁻⁷]",
                                "2.4·10⁻⁶ [1.2·10⁻⁶, 4.8·10⁻⁶]",
                                "4.5·10⁻⁶ [2.2·10⁻⁶, 8.9·10⁻⁶]"),
                        List.of(
                                "S4",
                                "too high",
                                "12",
                                "−2.00",
                                "2.0·10⁻⁶",
                                "2.20·10⁻⁶ [1.98·10⁻⁶, 2.75·10⁻⁶]",
                                "−0.4"));
        assertThat(PathErrorSection.shows(errors)).isTrue();
        assertThat(PathErrorSection.shows(column.campaign().findings().senseErrors()))
                .isFalse();
    }

    @Test
    void energiesOfAnAccessStandInThePapersGroups() {
        AccessFindings access = PeripheryFixture.access();
        Map<String, Double> parts = TileAccess.of(access, run.campaign().digital(), 1, access.typicalProducts())
                .parts_J();
        double digital = parts.get("digital");
        double leakage = parts.get("leakage");
        List<List<String>> rows = PageText.rows(
                AccessSection.of(run, access, run.campaign().digital()).body());

        // TiM-8 drives 8 wordlines twice, and each of its accesses has 3 products.
        assertThat(rows).contains(List.of("bitlines", "16.00", "26.00", "D", "9.18", "U", "1.74"));
        assertThat(rows).contains(List.of("wordlines and decoder", "16.00", "16.00", "D", "0.38", "U", "42.11"));
        assertThat(rows).contains(List.of("comparators", "40.00", "80.00", "D", "", "", ""));
        assertThat(rows).contains(List.of("blank", "4.00", "8.00", "D", "", "", ""));
        assertThat(rows).contains(List.of("trim", "1.00", "2.00", "D", "", "", ""));
        String unit = SiText.fixed(70 + digital * 1e12, 2);
        assertThat(rows)
                .anySatisfy(row ->
                        assertThat(row).startsWith("peripheral units", unit).contains("17.00"));
        double units_W = 32
                * TileAccess.unit(access, run.campaign().digital().orElseThrow())
                        .leakage_W();
        assertThat(leakage).isCloseTo(3e-12 + 4.49e-9 * units_W, Offset.offset(1e-18));
        double rest = 2 + leakage * 1e12;
        assertThat(rows)
                .contains(List.of(
                        "the rest",
                        SiText.fixed(rest, 2),
                        SiText.fixed(2 * rest, 2),
                        "D",
                        "0.28",
                        "U",
                        SiText.fixed(rest / 0.28, 2)));
        assertThat(rows).contains(List.of("from one access to the next", "4490.0"), List.of("8 conversions", "3120.0"));
        assertThat(rows).contains(List.of("n = 4, k = 2", "4, 2", "600.0", "597.0", "−0.50", "1.40"));
    }

    @Test
    void theFigureOfProductsHasEveryCountThatAccessesCanShare() {
        AccessSection.Products products = AccessSection.products(PeripheryFixture.access(), Optional.empty());

        assertThat(products.tim16()).hasSize(17);
        assertThat(products.tim8().stream().map(AccessSection.Point::products))
                .containsExactly(0, 2, 4, 6, 8, 10, 12, 14, 16);
        assertThat(products.tim16().get(6).energy_J()).isCloseTo(107e-12, Offset.offset(1e-18));
        assertThat(products.tim8().get(3).energy_J()).isCloseTo(2 * 96e-12, Offset.offset(1e-18));
        assertThat(PageText.of(of -> AccessSection.of(of, PeripheryFixture.access(), Optional.empty()), run))
                .contains("one access takes 4.49 ns and 107 pJ")
                .contains("the digital part is missing");
    }

    @Test
    void theScheduleIsDrawnToScaleWithConversionsBesideThePrecharge() {
        List<ScheduleDrawing.Interval> intervals =
                ScheduleDrawing.intervals(PeripheryFixture.access().schedule());

        // 85 + 420 + 320 - 390 ps.
        assertThat(intervals.get(3).begin_s()).isCloseTo(435e-12, Offset.offset(1e-18));
        assertThat(intervals.get(4).begin_s()).isEqualTo(intervals.get(5).begin_s());
        assertThat(intervals.get(6).begin_s()).isCloseTo(intervals.get(5).begin_s() + 3120e-12, Offset.offset(1e-18));
        // 690 of 960 units are 4490 ps.
        assertThat(ScheduleDrawing.of(PeripheryFixture.access().schedule()).html())
                .contains("role=\"img\"")
                .contains("<rect x=\"203.1\" y=\"26\" width=\"64.5\" height=\"16\"/>");
    }

    @Test
    void digitalCellsAndBlocksHaveTheirFindings() {
        List<List<String>> rows =
                PageText.rows(DigitalSection.of(run, PeripheryFixture.digital()).body());

        // 2 fF and t = 5.2 + 16 + 0.2·t ps, of which the chain takes the same delay.
        assertThat(rows).contains(List.of("inv", "26.5", "26.5", "1.000", "", "2.36", "a 0.500", "", "✓ right"));
        assertThat(rows.get(5))
                .containsExactly(
                        "dff", "26.5", "26.5", "1.000", "0.300", "2.36", "d 0.500, ck 0.500", "17.0", "✓ right");
        assertThat(rows).contains(List.of("nand2", "0.85", "1.46", "0.09"));
        assertThat(rows).anySatisfy(row -> assertThat(row)
                .startsWith("comparator4", "compare two counts of 4 bits", "4 inv, 4 fa", "4.0"));
    }

    @Test
    void theArrayOf6TCellsSaysWhatIsWrong() {
        Html body = SramSection.of(run, PeripheryFixture.sram()).body();

        assertThat(PageText.rows(body)).contains(List.of("all", "3.676", "15.645"));
        assertThat(PageText.plain(body.toString()))
                .contains("3.68 pJ, 117 ps")
                .contains("15.6 pJ, never")
                .contains("✗ wrong")
                .contains("109 [98, 136]");
    }

    @Test
    void areasHaveTheReachOfTheirRules() {
        List<List<String>> rows =
                PageText.rows(AreaSection.of(PeripheryFixture.area()).body());

        assertThat(rows).contains(List.of("ternary cells", "1000", "6000", "2000 [1000, 4000]", "11.1", "logic"));
        assertThat(rows).contains(List.of("all", "", "54000", "18000 [9000, 36000]", "100", ""));
        assertThat(rows).contains(List.of("TiM tile over near-memory tile", "1.89", "U", "2.57", "D"));
    }
}
