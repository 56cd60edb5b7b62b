package timdnn.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A table of the page. A column whose head begins with {@code #} holds numbers and is set flush right. */
final class Table {
    private final String caption;
    private final List<String> heads;
    private final List<List<Object>> rows = new ArrayList<>();

    /** A table without rows; a head such as {@code #mean (mV)} names its unit. */
    Table(String caption, String... heads) {
        this.caption = caption;
        this.heads = List.of(heads);
    }

    /** Adds a row: texts, or marked-up {@link Html.Inline}, one a head. */
    Table row(Object... cells) {
        if (cells.length != heads.size()) {
            throw new IllegalArgumentException("cells must number " + heads.size() + ", were " + cells.length);
        }
        rows.add(Arrays.asList(cells.clone()));
        return this;
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    String toHtml() {
        StringBuilder html = new StringBuilder("<div class=\"scroll\"><table>\n");
        html.append("<caption>").append(Html.escape(caption)).append("</caption>\n<thead><tr>");
        for (String head : heads) {
            boolean number = head.startsWith("#");
            html.append(number ? "<th scope=\"col\" class=\"number\">" : "<th scope=\"col\">")
                    .append(Html.escape(number ? head.substring(1) : head))
                    .append("</th>");
        }
        html.append("</tr></thead>\n<tbody>\n");
        for (List<Object> row : rows) {
            html.append("<tr>");
            for (int column = 0; column < row.size(); column++) {
                html.append(heads.get(column).startsWith("#") ? "<td class=\"number\">" : "<td>")
                        .append(Html.inline(row.get(column)))
                        .append("</td>");
            }
            html.append("</tr>\n");
        }
        return html.append("</tbody></table></div>\n").toString();
    }
}
