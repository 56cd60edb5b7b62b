package timdnn.report.declared;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import timdnn.report.PageText;
import timdnn.report.ReportPage;
import timdnn.report.page.Section;
import timdnn.report.run.RunFolder;

class DeclaredSectionsTest {
    @TempDir
    private Path folder;

    private List<Section> sections;

    @BeforeEach
    void read() {
        DeclaredFixture.campaign(folder);
        sections = DeclaredSections.of(RunFolder.read(folder));
    }

    private Section section(String id) {
        return sections.stream()
                .filter(section -> section.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode figure(String section, String name) {
        return new ObjectMapper().valueToTree(section(section).body().figures().get(name));
    }

    @Test
    void aStudyWithEverythingHasEverySectionThatItsResultsAllow() {
        assertThat(sections.stream().map(Section::id))
                .containsExactly(
                        "specifications", "charts", "sweeps", "distributions", "yield", "traces", "tables", "measures");
    }

    @Test
    void aSpecificationIsPassedOrFailedUnderEachCondition() {
        List<List<String>> rows = PageText.rows(section("specifications").body());
        assertThat(rows.get(0)).containsExactly("delay", "✓ pass 97.50 %", "✓ pass 72.50 %", "✓ pass 47.50 %");
        assertThat(rows.get(1)).startsWith("delay", "step.delay ≤ 102.0 ns", "0C", "nominal", "✓ pass");
        assertThat(rows.get(1).get(5)).startsWith("98").endsWith("[87, 100]");
    }

    @Test
    void aSweptTemperatureIsTheAxisOfWhatHasNoGrid() {
        JsonNode lines = figure("sweeps", "lines-sweep-1");
        assertThat(lines.at("/x/name").asText()).isEqualTo("temperature (°C)");
        assertThat(lines.at("/series").size()).isEqualTo(1);
        assertThat(lines.at("/series/0/points/2/0").asDouble()).isEqualTo(85);
        assertThat(lines.at("/series/0/points/2/1").asDouble()).isBetween(1.019e-7, 1.021e-7);
        assertThat(lines.at("/limits/0/value").asDouble()).isEqualTo(102e-9);
    }

    @Test
    void aGridIsSweptAlongItsLongestAxisWithALineForEachOtherValueAndCondition() {
        JsonNode lines = figure("sweeps", "lines-sweep-2");
        assertThat(lines.at("/x/name").asText()).isEqualTo("vgs");
        assertThat(lines.at("/series").size()).isEqualTo(6);
        assertThat(lines.at("/series/0/name").asText()).isEqualTo("0C, l = 32n");
        assertThat(lines.at("/series/0/points/1/1").asDouble()).isEqualTo(8e-3);
    }

    @Test
    void aChartDrawsOneMeasureOverAnother() {
        JsonNode lines = figure("charts", "lines-chart-1");
        assertThat(lines.at("/logY").asBoolean()).isTrue();
        assertThat(lines.at("/x/unit").asText()).isEqualTo("1/V");
        assertThat(lines.at("/series/1/points/0").toString()).isEqualTo("[25.0,0.001]");
    }

    @Test
    void distributionsCountEverySampleThatHasAValue() {
        JsonNode spread = figure("distributions", "spread-1");
        int counted = 0;
        for (JsonNode count : spread.at("/distributions/0/counts")) {
            counted += count.asInt();
        }
        assertThat(counted).isEqualTo(DeclaredFixture.SAMPLES - 1);
        assertThat(spread.at("/distributions").size()).isEqualTo(3);
        assertThat(spread.at("/distributions/0/cumulated/38/1").asDouble()).isEqualTo(1);
        assertThat(spread.at("/limits/0/name").asText()).isEqualTo("delay max");
    }

    @Test
    void aSampleWithoutAValueViolatesEveryLimit() {
        JsonNode yields = figure("yield", "yields-1");
        assertThat(yields.at("/upper").asBoolean()).isTrue();
        JsonNode last = yields.at("/curves/0/counted");
        JsonNode least = last.get(last.size() - 1);
        assertThat(least.get(1).asDouble()).isGreaterThanOrEqualTo(1.0 / DeclaredFixture.SAMPLES);
        assertThat(least.get(2).asDouble()).isLessThan(least.get(1).asDouble());
    }

    @Test
    void everyFigureStandsOverTheCommandThatRepeatsIt() {
        for (Section section : sections) {
            String html = section.body().toString();
            assertThat(count(html, "data-figure=")).as(section.id()).isEqualTo(count(html, "class=\"origin\""));
            assertThat(count(html, "./tim deck ")).isEqualTo(count(html, "class=\"origin\""));
        }
        assertThat(section("distributions").body().toString())
                .contains("--experiment step --state &#39;nominal mismatch&#39; --corner 0C --sample 39 -o step.cir");
        assertThat(section("measures").body().toString()).contains("3 values are missing");
    }

    @Test
    void everyKindOfFigureHasAFunctionThatDrawsIt() throws IOException {
        String script = resource("/report/figures-declared.js");
        for (Section section : sections) {
            for (String name : section.body().figures().keySet()) {
                assertThat(script).containsPattern("\\n  " + name.replaceFirst("-.*", "") + "\\(figure\\) \\{");
            }
        }
    }

    @Test
    void thePageHoldsNoNumberThatIsNoneAndNoMarkupOfAPlan() {
        String page = ReportPage.of(folder);
        String own = page.substring(0, page.indexOf("<script>"));
        assertThat(own)
                .doesNotContain("NaN")
                .doesNotContain("Infinity")
                .doesNotContain("<b>out")
                .contains("The nominal circuit meets its specification; the smallest yield is that of delay");
    }

    private static int count(String text, String part) {
        Matcher matcher = Pattern.compile(Pattern.quote(part)).matcher(text);
        int count = 0;
        while (matcher.find()) {
            count++;
        }
        return count;
    }

    private static String resource(String name) throws IOException {
        try (InputStream stream = ReportPage.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
