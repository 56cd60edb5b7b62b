package timdnn.report.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** A table of the page. A column whose head begins with {@code #} holds numbers and is set flush right. */
public final class Table {
    private final String caption;
    private final List<String> heads;
    private final List<List<Object>> rows = new ArrayList<>();

    /** A table without rows; a head such as {@code #mean (mV)} names its unit. */
    public Table(String caption, String... heads) {
        this.caption = caption;
        this.heads = List.of(heads);
    }

    /** Adds a row: texts, or marked-up {@link Html.Inline}, one a head. */
    public Table row(Object... cells) {
        if (cells.length != heads.size()) {
            throw new IllegalArgumentException("cells must number " + heads.size() + ", were " + cells.length);
        }
        rows.add(Arrays.asList(cells.clone()));
        return this;
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    String caption() {
        return caption;
    }

    /** Heads, as they were given. */
    List<String> heads() {
        return heads;
    }

    /** Cells by row. */
    List<List<Object>> rows() {
        return Collections.unmodifiableList(rows);
    }
}
