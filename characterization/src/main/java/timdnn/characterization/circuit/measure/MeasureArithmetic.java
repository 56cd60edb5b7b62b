package timdnn.characterization.circuit.measure;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import timdnn.characterization.circuit.declaration.Expression;
import timdnn.harness.netlist.SpiceNumber;

/** A measure that is arithmetic over other measures of its bench and parameters. */
final class MeasureArithmetic {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][\\w.]*(?!\\w*\\()");

    private final Map<String, DeclaredMeasure> others;
    private final ParameterScope scope;

    /**
     * Arithmetic.
     *
     * @param others measures made so far by name in lower case; read, not kept
     * @param scope parameters of the circuit
     */
    MeasureArithmetic(Map<String, DeclaredMeasure> others, ParameterScope scope) {
        this.others = Map.copyOf(others);
        this.scope = scope;
    }

    /**
     * Makes the measure.
     *
     * @throws IllegalArgumentException if it names what is neither a measure nor a parameter
     */
    void make(String text, MeasureDraft draft) {
        Expression expression = Expression.parse(text);
        for (String name : expression.names()) {
            if (!others.containsKey(name)) {
                scope.value(name); // complains of a name that is neither
            }
        }
        draft.read(plot -> expression.value(
                name -> others.containsKey(name) ? others.get(name).of(plot) : scope.value(name)));
        expression.names().stream()
                .filter(others::containsKey)
                .forEach(name -> draft.needs(others.get(name).vectors()));
        draft.print("let " + draft.result() + " = " + inDeck(text));
        draft.print("print " + draft.result());
    }

    private String inDeck(String text) {
        return NAME.matcher(text).replaceAll(found -> {
            String name = found.group().toLowerCase(Locale.ROOT);
            return others.containsKey(name)
                    ? "tim_" + name
                    : scope.knows(name) ? "(" + SpiceNumber.format(scope.value(name)) + ")" : found.group();
        });
    }
}
