package timdnn.report.page;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import timdnn.characterization.figure.FigureStatus;

/** Writes the inside of a section. Whatever is given as text is escaped; only {@link Inline} is marked up. */
public final class Html {
    private final StringBuilder text = new StringBuilder();
    private final Map<String, Object> figures = new LinkedHashMap<>();

    /** Marked-up text, already escaped. */
    public record Inline(String html) {}

    public static String escape(String raw) {
        StringBuilder escaped = new StringBuilder(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char character = raw.charAt(i);
            switch (character) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(character);
            }
        }
        return escaped.toString();
    }

    static String inline(Object part) {
        return part instanceof Inline marked ? marked.html() : escape(String.valueOf(part));
    }

    public static Inline code(String raw) {
        return new Inline("<code>" + escape(raw) + "</code>");
    }

    public static Inline strong(String raw) {
        return new Inline("<strong>" + escape(raw) + "</strong>");
    }

    /** The letter that says how well a figure is known. */
    public static Inline badge(FigureStatus status) {
        return new Inline("<abbr class=\"status " + status + "\" title=\"" + escape(status.meaning()) + "\">" + status
                + "</abbr>");
    }

    /** Right or wrong, in a word and not by colour alone. */
    public static Inline verdict(boolean right) {
        return verdict(right, "right", "wrong");
    }

    /** The same with words of its own. */
    public static Inline verdict(boolean right, String yes, String no) {
        return new Inline(
                right
                        ? "<span class=\"right\">\u2713 " + escape(yes) + "</span>"
                        : "<span class=\"wrong\">\u2717 " + escape(no) + "</span>");
    }

    public Html paragraph(Object... parts) {
        return paragraph("", parts);
    }

    private Html paragraph(String kind, Object... parts) {
        text.append(kind.isEmpty() ? "<p>" : "<p class=\"" + kind + "\">");
        for (Object part : parts) {
            text.append(inline(part));
        }
        text.append("</p>\n");
        return this;
    }

    /** A remark that the reader must not miss. */
    public Html notice(Object... parts) {
        return paragraph("notice", parts);
    }

    /** The sentence at the top of the page. */
    public Html lead(Object... parts) {
        return paragraph("lead", parts);
    }

    public Html heading(String raw) {
        text.append("<h3>").append(escape(raw)).append("</h3>\n");
        return this;
    }

    public Html table(Table table) {
        text.append(html(table));
        return this;
    }

    /** Facts in pairs of name and value. */
    public Html facts(Map<String, Object> facts) {
        text.append("<dl class=\"facts\">\n");
        facts.forEach((name, value) -> text.append("<div><dt>")
                .append(escape(name))
                .append("</dt><dd>")
                .append(inline(value))
                .append("</dd></div>\n"));
        text.append("</dl>\n");
        return this;
    }

    /**
     * A figure that the page's script draws.
     *
     * @param name the figure's name in the script
     * @param label what it shows, for those who do not see it
     * @param points a record of numbers in SI units
     */
    public Html figure(String name, String label, Object points) {
        figures.put(name, points);
        text.append("<div class=\"figure\" data-figure=\"")
                .append(escape(name))
                .append("\" role=\"img\" aria-label=\"")
                .append(escape(label))
                .append("\"></div>\n");
        return this;
    }

    /** A drawing that needs no script; it scrolls where the page is narrower. */
    public Html drawing(Inline svg) {
        text.append("<div class=\"scroll\">").append(svg.html()).append("</div>\n");
        return this;
    }

    /** What stands under a figure: status and origin. */
    public Html origin(FigureStatus status, Origin origin) {
        text.append("<p class=\"origin\">").append(badge(status).html()).append(' ');
        text.append(escape(origin.sentence())).append("<br><code>");
        text.append(escape(origin.command())).append("</code></p>\n");
        return this;
    }

    /** A file that is not there, and the command that makes it. */
    public Html missing(String file, String what, String command) {
        return notice(code(file), " is not in this folder, so " + what + ". This makes it: ", code(command));
    }

    /** Long text that opens on demand. */
    public Html collapsed(String summary, Object body) {
        text.append("<details><summary>").append(escape(summary)).append("</summary>\n");
        text.append(body instanceof Table table ? html(table) : "<pre>" + inline(body) + "</pre>\n");
        text.append("</details>\n");
        return this;
    }

    public Map<String, Object> figures() {
        return Collections.unmodifiableMap(figures);
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private static String html(Table table) {
        StringBuilder html = new StringBuilder("<div class=\"scroll\"><table>\n");
        html.append("<caption>").append(escape(table.caption())).append("</caption>\n<thead><tr>");
        for (String head : table.heads()) {
            boolean number = head.startsWith("#");
            html.append(number ? "<th scope=\"col\" class=\"number\">" : "<th scope=\"col\">")
                    .append(escape(number ? head.substring(1) : head))
                    .append("</th>");
        }
        html.append("</tr></thead>\n<tbody>\n");
        for (List<Object> row : table.rows()) {
            html.append("<tr>");
            for (int column = 0; column < row.size(); column++) {
                html.append(table.heads().get(column).startsWith("#") ? "<td class=\"number\">" : "<td>")
                        .append(inline(row.get(column)))
                        .append("</td>");
            }
            html.append("</tr>\n");
        }
        return html.append("</tbody></table></div>\n").toString();
    }
}
