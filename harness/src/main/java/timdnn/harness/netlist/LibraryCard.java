package timdnn.harness.netlist;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A call of a section of a library file, {@code .lib "models.lib" tt} (ngspice manual, section 2.8). In the file the section
 * stands between {@code .lib tt} and {@code .endl}.
 */
record LibraryCard(String file, String section) {
    private static final Pattern CALL = Pattern.compile(
            "\\.lib\\s+(?:\"([^\"]+)\"|'([^']+)'|([^\"'$;\\s]+))\\s+([^$;\\s]+)\\s*(?:[$;].*)?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern BEGIN =
            Pattern.compile("\\.lib\\s+([^$;\\s]+)\\s*(?:[$;].*)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern END = Pattern.compile("\\.endl\\b.*", Pattern.CASE_INSENSITIVE);

    /** Lines of a section: from an index to before another. */
    record Section(int from, int to) {}

    /** The call on a line; empty where the line is none, the begin of a section among others. */
    static Optional<LibraryCard> parse(String line) {
        Matcher call = CALL.matcher(line.strip());
        if (!call.matches()) {
            return Optional.empty();
        }
        String file = call.group(1) != null ? call.group(1) : call.group(2) != null ? call.group(2) : call.group(3);
        return Optional.of(new LibraryCard(file, call.group(4)));
    }

    /** A section of a file; letter case does not matter. */
    static Optional<Section> section(List<String> lines, String name) {
        for (int i = 0; i < lines.size(); i++) {
            Matcher begin = BEGIN.matcher(lines.get(i).strip());
            if (begin.matches() && begin.group(1).toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT))) {
                int end = i + 1;
                while (end < lines.size()
                        && !END.matcher(lines.get(end).strip()).matches()) {
                    end++;
                }
                return Optional.of(new Section(i + 1, end));
            }
        }
        return Optional.empty();
    }

    /** Names of a file's sections. */
    static List<String> sections(List<String> lines) {
        List<String> names = new ArrayList<>();
        for (String line : lines) {
            Matcher begin = BEGIN.matcher(line.strip());
            if (begin.matches()) {
                names.add(begin.group(1));
            }
        }
        return names;
    }
}
