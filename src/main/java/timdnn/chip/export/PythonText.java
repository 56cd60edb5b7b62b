package timdnn.chip.export;

import java.util.Map;
import timdnn.lut.store.LutArtifact;
import timdnn.lut.store.LutFile;
import timdnn.lut.table.CodeDistribution;

/** Parts of Python files. */
final class PythonText {
    private PythonText() {}

    /** {@return what a file comes from} */
    static String origin(LutArtifact table) {
        return "table " + table.name() + ", " + table.condition() + ", " + LutFile.checksum(table);
    }

    /** {@return a template with each name in double braces replaced by its text} */
    static String filled(String template, Map<String, String> texts) {
        String filled = template;
        for (Map.Entry<String, String> each : texts.entrySet()) {
            filled = filled.replace("{{" + each.getKey() + "}}", each.getValue());
        }
        return filled;
    }

    /** {@return P(code | n) as nested lists, a row a count} */
    static String probabilities(CodeDistribution codes) {
        StringBuilder text = new StringBuilder("[");
        for (int n = 0; n <= codes.nMax(); n++) {
            text.append(n == 0 ? "\n    [" : ",\n    [");
            for (int code = 0; code <= codes.codeMax(); code++) {
                text.append(code == 0 ? "" : ", ").append(codes.probability(n, code));
            }
            text.append(']');
        }
        return text.append(",\n]").toString();
    }
}
