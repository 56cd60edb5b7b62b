package timdnn.report;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import timdnn.report.page.Html;
import timdnn.report.page.Section;
import timdnn.report.run.RunFolder;

/** A section as a reader sees it. */
public final class PageText {
    private PageText() {}

    /** All of a section of a run, without marks and with plain spaces. */
    public static String of(Function<RunFolder, Section> section, RunFolder run) {
        return plain(section.apply(run).body().toString());
    }

    /** The cells of every row of a section's tables, without marks and with plain spaces. */
    public static List<List<String>> rows(Html body) {
        return Arrays.stream(body.toString().split("<tr>", -1))
                .filter(row -> row.contains("<td"))
                .map(row -> Arrays.stream(row.split("</td>", -1))
                        .filter(cell -> cell.contains("<td"))
                        .map(cell -> plain(cell).strip())
                        .toList())
                .toList();
    }

    public static String plain(String html) {
        return html.replaceAll("<[^>]*>", "").replace('\u00a0', ' ').replace("\u202f", "");
    }
}
