package timdnn.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import timdnn.report.page.Origin;
import timdnn.report.page.Section;
import timdnn.report.run.RunFolder;

class ReportPageTest {
    private static final List<String> FIGURES = List.of(
            "waveforms", "margins", "histograms", "quantiles", "transfer", "residuals", "errors", "energy", "counts");

    @TempDir
    private Path folder;

    @Test
    void completeRunHasEverySectionAndFigure() throws SQLException, IOException {
        RunFixture.complete(folder);

        String page = ReportPage.of(folder);

        assertThat(ids(page))
                .containsExactly(
                        "waveforms",
                        "margins",
                        "states",
                        "transfer",
                        "errors",
                        "energy",
                        "checks",
                        "network",
                        "comparison",
                        "provenance");
        assertThat(figures(page).fieldNames()).toIterable().containsExactlyElementsOf(FIGURES);
        assertThat(found(page, "data-figure=\"(\\w+)\"")).containsExactlyElementsOf(FIGURES);
        assertThat(page).doesNotContain("is not in this folder").doesNotContain("{{");
    }

    @Test
    void sectionsAreThereOnlyWhereTheirCircuitsWereSimulated() throws SQLException {
        RunFixture.campaign(folder, true);
        RunFolder column = RunFolder.read(folder);
        List<String> around = List.of("path", "sense", "access", "digital", "sram", "area");

        assertThat(ReportPage.sections(PeripheryFixture.in(column)).stream().map(Section::id))
                .containsAll(around);
        // The column's own circuit has areas of its own only where its transistors are listed.
        assertThat(ReportPage.sections(column).stream().map(Section::id))
                .doesNotContainAnyElementsOf(around.subList(0, 5));
    }

    @Test
    void everyFigureHasAFunctionThatDrawsIt() throws IOException {
        String script = resource("/report/figures-column.js")
                + resource("/report/figures-outcome.js")
                + resource("/report/figures-sweep.js");
        TreeSet<String> all = new TreeSet<>(FIGURES);
        all.addAll(List.of("sweep", "products"));

        assertThat(new TreeSet<>(found(script, "\\n  (\\w+)\\(figure\\) \\{"))).isEqualTo(all);
    }

    @Test
    void sameFilesGiveTheSameBytes() throws SQLException, IOException {
        RunFixture.complete(folder);

        assertThat(ReportPage.of(folder)).isEqualTo(ReportPage.of(folder));
    }

    @Test
    void pageLoadsNothing() throws SQLException, IOException {
        RunFixture.complete(folder);

        String page = ReportPage.of(folder);
        String own = page.replace(resource("/META-INF/resources/webjars/echarts/5.3.1/dist/echarts.min.js"), "");

        assertThat(own).hasSizeLessThan(page.length() - 900_000);
        assertThat(own)
                .doesNotContain("http:")
                .doesNotContain("https:")
                .doesNotContain("@import")
                .doesNotContain("url(");
        assertThat(found(own, "<(link|img|iframe|object|embed)\\b[^>]*>")).containsExactly("link");
        assertThat(own).contains("<link rel=\"icon\" href=\"data:,\">").contains("default-src 'none'");
        assertThat(found(own, "<script\\b([^>]*)>"))
                .containsExactly(" type=\"application/json\" id=\"figures\"", "", "");
    }

    @Test
    void numbersOfFiguresAreFiniteAndInSiUnits() throws SQLException, IOException {
        RunFixture.complete(folder);

        JsonNode figures = figures(ReportPage.of(folder));

        assertThat(figures.findValues("strobe_s")).hasSize(1);
        assertThat(figures.at("/waveforms/strobe_s").doubleValue()).isEqualTo(2e-10);
        // The simulator's axis begins 50 ps before the wordlines' edge.
        assertThat(figures.at("/waveforms/states/0/points/0/0").doubleValue()).isEqualTo(-5e-11);
        assertThat(figures.at("/margins/margins_V").size()).isEqualTo(16);
        assertThat(figures.at("/margins/margins_V/3").doubleValue()).isCloseTo(0.05, within(1e-12));
        assertThat(figures.toString()).doesNotContain("NaN").doesNotContain("Infinity");
    }

    private static org.assertj.core.data.Offset<Double> within(double distance) {
        return org.assertj.core.data.Offset.offset(distance);
    }

    @Test
    void textsOfFilesCannotBecomeMarkup() throws SQLException, IOException {
        RunFixture.complete(folder);

        String page = ReportPage.of(folder);

        assertThat(page).contains("&lt;/script&gt;&lt;b&gt;&amp;amp;").doesNotContain("</script><b>");
        assertThat(page).contains("a&lt;b&gt; reaches").doesNotContain("a<b>");
        assertThat(ReportPage.json(Map.of("text", "</script>"))).isEqualTo("{\"text\":\"\\u003c/script>\"}");
    }

    @Test
    void missingFilesAreNamedWithTheCommandThatMakesThem() throws SQLException {
        RunFixture.campaign(folder, true);

        String page = ReportPage.of(folder);

        String shown = Origin.quoted(folder.toString());
        assertThat(page)
                .contains("<code>fixture.lut.json</code> is not in this folder")
                .contains("<code>transfer-residuals.csv</code> is not in this folder")
                .contains("<code>network-none.json</code> is not in this folder")
                .contains("<code>network-iid.json</code> is not in this folder")
                .contains("./tim fit " + shown + " -o " + shown + "/fixture.lut.json")
                .contains("--errors iid --json &gt; " + shown + "/network-iid.json");
        assertThat(figures(page).has("counts")).isFalse();
    }

    @Test
    void findingComparesAccuraciesWithIntervals() throws SQLException, IOException {
        RunFixture.complete(folder);

        assertThat(FindingHeader.finding(RunFolder.read(folder)).replace('\u00a0', ' '))
                .isEqualTo("With the sensing errors of the simulated column, a<b> reaches 97 % [90, 99] on"
                        + " digits against 98 % [90, 99] without errors: a difference of −1.0 [−2.5, −0.2] points"
                        + " on the same images, 3 lost and 2 gained, McNemar’s p = 1.00; a conversion"
                        + " errs with probability 1.5·10⁻⁴ [1.0·10⁻⁴, 2.0·10⁻⁴], and the columns take 12.0 nJ [11.0, 13.0] an"
                        + " inference. Intervals are 95 %.");
    }

    @Test
    void withoutPairedImagesTheEffectOnAccuracyIsNotJudged() throws SQLException, IOException {
        RunFixture.complete(folder);
        assertThat(ReportPage.of(folder)).contains("effect on accuracy").doesNotContain("which images errors turned");
        Files.writeString(
                folder.resolve("network-iid.json"),
                RunFixture.network("iid", 0.97).replaceFirst("\"accuracyDifference\": \\{[^}]*},", ""));

        assertThat(FindingHeader.finding(RunFolder.read(folder)))
                .contains("without errors; a conversion")
                .doesNotContain("overlap");
        assertThat(ReportPage.of(folder))
                .contains("does not say which images errors turned")
                .doesNotContain("effect on accuracy<");
    }

    @Test
    void networkOnAnotherTableIsPointedOut() throws SQLException, IOException {
        RunFixture.complete(folder);

        assertThat(ReportPage.of(folder)).contains("The network ran on another table");
    }

    @Test
    void figuresSayWhereTheyCameFrom() throws SQLException, IOException {
        RunFixture.complete(folder);

        assertThat(ReportPage.of(folder))
                .contains("Experiment mismatch: 440 simulations, 0 failed; corner TT-0.9V-27C; netlist of S5"
                        + " a1b2c3d4e5f6; seed 7.")
                .contains("--experiment energy --state &#39;n2 k0&#39; --sample 0 -o energy-n2-k0.cir");
    }

    @Test
    void nothingOnThePageIsNotANumber() throws SQLException {
        RunFixture.campaign(folder, true);
        for (Section section : ReportPage.sections(PeripheryFixture.in(RunFolder.read(folder)))) {
            assertThat(section.body().toString())
                    .as(section.id())
                    .doesNotContain("NaN")
                    .doesNotContain("Infinity");
        }
    }

    private static List<String> ids(String page) {
        return found(page, "<section id=\"(\\w+)\">");
    }

    private static List<String> found(String text, String pattern) {
        List<String> found = new ArrayList<>();
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private static JsonNode figures(String page) {
        String start = "<script type=\"application/json\" id=\"figures\">";
        int from = page.indexOf(start) + start.length();
        try {
            return new ObjectMapper().readTree(page.substring(from, page.indexOf("</script>", from)));
        } catch (IOException wrong) {
            throw new AssertionError("the figures must be JSON", wrong);
        }
    }

    private static String resource(String name) throws IOException {
        try (InputStream stream = ReportPageTest.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
