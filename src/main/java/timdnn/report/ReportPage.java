package timdnn.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import timdnn.characterization.figure.FigureStatus;
import timdnn.characterization.study.ConditionFindings;
import timdnn.report.circuit.AccessSection;
import timdnn.report.circuit.AreaSection;
import timdnn.report.circuit.DigitalSection;
import timdnn.report.circuit.SenseSection;
import timdnn.report.circuit.SramSection;
import timdnn.report.column.ChecksSection;
import timdnn.report.column.EnergySection;
import timdnn.report.column.ErrorRateSection;
import timdnn.report.column.MarginSection;
import timdnn.report.column.MonteCarloSection;
import timdnn.report.column.PathErrorSection;
import timdnn.report.column.SweepSection;
import timdnn.report.column.TransferSection;
import timdnn.report.column.WaveformSection;
import timdnn.report.declared.DeclaredSections;
import timdnn.report.network.ComparisonSection;
import timdnn.report.network.NetworkSection;
import timdnn.report.page.Html;
import timdnn.report.page.Section;
import timdnn.report.run.RunFolder;

/**
 * The page about a run's folder. It loads nothing: style, script, charts and numbers are inside it. The same files under
 * the same name of the folder give the same bytes.
 */
public final class ReportPage {
    private static final String ECHARTS = "/META-INF/resources/webjars/echarts/5.3.1/dist/echarts.min.js";
    private static final List<String> SCRIPTS = List.of(
            "parts.js",
            "figures-column.js",
            "figures-outcome.js",
            "figures-sweep.js",
            "figures-declared.js",
            "report.js");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private ReportPage() {}

    /**
     * Makes the page.
     *
     * @param folder the run's folder; its campaign must be there, everything else may be missing
     * @return the HTML text
     * @throws timdnn.input.InvalidInputException if there is no campaign, or one of the files is damaged; names file and
     *     field
     */
    public static String of(Path folder) {
        RunFolder run = RunFolder.read(folder);
        return page(run, sections(run));
    }

    static List<Section> sections(RunFolder run) {
        ConditionFindings findings = run.campaign().findings();
        List<Section> sections = new ArrayList<>();
        if (!run.campaign().sweep().isEmpty()) {
            sections.add(SweepSection.of(run.campaign().sweep()));
        }
        boolean column = findings.column().isPresent();
        if (column) {
            sections.addAll(List.of(
                    WaveformSection.of(run),
                    MarginSection.of(run),
                    MonteCarloSection.of(run),
                    TransferSection.of(run),
                    ErrorRateSection.of(run)));
        }
        if (PathErrorSection.shows(findings.senseErrors())) {
            sections.add(PathErrorSection.of(run, findings.senseErrors()));
        }
        findings.sense().ifPresent(sense -> sections.add(SenseSection.of(run, sense)));
        if (column) {
            sections.add(EnergySection.of(run));
        }
        findings.access()
                .ifPresent(access -> sections.add(
                        AccessSection.of(run, access, run.campaign().digital())));
        run.campaign().digital().ifPresent(digital -> sections.add(DigitalSection.of(run, digital)));
        findings.circuit().ifPresent(circuit -> sections.addAll(DeclaredSections.of(run)));
        findings.sram().ifPresent(sram -> sections.add(SramSection.of(run, sram)));
        run.campaign().area().ifPresent(area -> sections.add(AreaSection.of(area)));
        if (column) {
            sections.addAll(List.of(ChecksSection.of(run), NetworkSection.of(run), ComparisonSection.of(run)));
        }
        sections.add(ProvenanceSection.of(run));
        return sections;
    }

    private static String page(RunFolder run, List<Section> sections) {
        Map<String, Object> figures = new LinkedHashMap<>();
        StringBuilder links = new StringBuilder();
        StringBuilder bodies = new StringBuilder();
        for (Section section : sections) {
            figures.putAll(section.body().figures());
            String title = Html.escape(section.title());
            links.append("<a href=\"#")
                    .append(section.id())
                    .append("\">")
                    .append(title)
                    .append("</a>\n");
            bodies.append("<section id=\"")
                    .append(section.id())
                    .append("\">\n<h2>")
                    .append(title)
                    .append("</h2>\n")
                    .append(section.body())
                    .append("</section>\n");
        }
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("title", Html.escape(run.campaign().study().name()));
        parts.put("style", resource("/report/report.css"));
        parts.put("finding", FindingHeader.of(run).toString());
        parts.put("legend", legend());
        parts.put("links", links.toString());
        parts.put("sections", bodies.toString());
        parts.put("figures", json(figures));
        parts.put("echarts", resource(ECHARTS));
        StringBuilder script = new StringBuilder();
        SCRIPTS.forEach(name -> script.append(resource("/report/" + name)));
        parts.put("script", script.toString());
        return filled(resource("/report/report.html"), parts);
    }

    private static String legend() {
        StringBuilder legend = new StringBuilder();
        for (FigureStatus status : FigureStatus.values()) {
            legend.append("<li>")
                    .append(Html.badge(status).html())
                    .append(' ')
                    .append(Html.escape(status.meaning()))
                    .append("</li>\n");
        }
        return legend.toString();
    }

    /** Fills the places of a template in one pass: what is filled in is never searched for places. */
    static String filled(String template, Map<String, String> parts) {
        StringBuilder text = new StringBuilder();
        int end = 0;
        for (int start = template.indexOf("{{"); start >= 0; start = template.indexOf("{{", end)) {
            int close = template.indexOf("}}", start);
            String name = template.substring(start + 2, close);
            String part = parts.get(name);
            if (part == null) {
                throw new IllegalArgumentException("template must name a known part, names " + name);
            }
            text.append(template, end, start).append(part);
            end = close + 2;
        }
        return text.append(template.substring(end)).toString();
    }

    /** Numbers for the script; {@code <} is written so that no text can end the block or begin another. */
    static String json(Object figures) {
        try {
            return MAPPER.writeValueAsString(figures).replace("<", "\\u003c");
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("records of numbers are always JSON", impossible);
        }
    }

    private static String resource(String name) {
        try (InputStream stream = ReportPage.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("the program must hold the resource " + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new IllegalStateException("the program's resource " + name + " cannot be read", failure);
        }
    }
}
