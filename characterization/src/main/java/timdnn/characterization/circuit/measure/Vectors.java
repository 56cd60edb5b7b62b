package timdnn.characterization.circuit.measure;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The simulator's vectors that an expression or a {@code .meas} card reads. */
public final class Vectors {
    private static final Pattern VECTOR = Pattern.compile(
            "(?i)(?<![\\w@])(v|i|vm|vp|vr|vi|vdb|par)\\(\\s*([^(),\\s]+)\\s*(?:,\\s*([^(),\\s]+)\\s*)?\\)");
    private static final Pattern PARAMETER = Pattern.compile("@[\\w.#]+\\[\\w+\\]");
    private static final Pattern ALONE = Pattern.compile("(?i)[vi]\\([^(),\\s]+\\)");

    private Vectors() {}

    /**
     * What the simulator has to save.
     *
     * @param expression arithmetic over vectors, or the rest of a card
     * @return names of vectors in lower case, each once
     */
    public static List<String> of(String expression) {
        Set<String> vectors = new LinkedHashSet<>();
        Matcher matcher = VECTOR.matcher(expression);
        while (matcher.find()) {
            boolean current = matcher.group(1).equalsIgnoreCase("i");
            String kind = current ? "i" : "v";
            vectors.add((kind + "(" + matcher.group(2) + ")").toLowerCase(java.util.Locale.ROOT));
            if (matcher.group(3) != null) {
                vectors.add((kind + "(" + matcher.group(3) + ")").toLowerCase(java.util.Locale.ROOT));
            }
        }
        Matcher parameter = PARAMETER.matcher(expression);
        while (parameter.find()) {
            vectors.add(parameter.group());
        }
        return new ArrayList<>(vectors);
    }

    /** Whether it is a vector that needs no arithmetic. */
    static boolean isOne(String expression) {
        return ALONE.matcher(expression.strip()).matches();
    }

    /** Differences of nodes as {@code let} takes them. */
    static String forLet(String expression) {
        return expression.replaceAll(
                "(?i)(?<![\\w@])v\\(\\s*([^(),\\s]+)\\s*,\\s*([^(),\\s]+)\\s*\\)", "(v($1)-v($2))");
    }
}
