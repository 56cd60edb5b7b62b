package timdnn.characterization.circuit.declaration;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import timdnn.harness.netlist.SpiceNumber;

/**
 * Arithmetic over names: numbers in SPICE notation, {@code + - * / ^ **}, parentheses, names such as {@code vdd} or
 * {@code step.delay}, and functions of one or two arguments. Immutable.
 */
public final class Expression {
    private static final Map<String, ToDoubleFunction<Double>> FUNCTIONS = Map.ofEntries(
            Map.entry("sqrt", Math::sqrt),
            Map.entry("abs", Math::abs),
            Map.entry("exp", Math::exp),
            Map.entry("log", Math::log),
            Map.entry("ln", Math::log),
            Map.entry("log10", Math::log10),
            Map.entry("sin", Math::sin),
            Map.entry("cos", Math::cos),
            Map.entry("floor", Math::floor),
            Map.entry("ceil", Math::ceil),
            Map.entry("int", value -> (double) value.longValue()));

    private final String text;
    private int at;
    private final List<String> names = new ArrayList<>();
    private final ToDoubleFunction<ToDoubleFunction<String>> value;

    private Expression(String text) {
        this.text = text;
        value = sum();
        blanks();
        if (at != text.length()) {
            throw new IllegalArgumentException("cannot be read from \"" + text.substring(at) + "\" on");
        }
    }

    /**
     * Reads an expression.
     *
     * @param text for example {@code vdd/2}, also in braces or quotes
     * @return the expression
     * @throws IllegalArgumentException if it is none
     */
    public static Expression parse(String text) {
        String bare = text.strip();
        if ((bare.startsWith("{") && bare.endsWith("}"))
                || (bare.startsWith("'") && bare.endsWith("'") && bare.length() > 1)) {
            bare = bare.substring(1, bare.length() - 1);
        }
        return new Expression(bare);
    }

    /**
     * Names that it asks for.
     *
     * @return the names, in lower case, each once
     */
    public List<String> names() {
        return List.copyOf(names);
    }

    /**
     * Its value.
     *
     * @param known gives the value of a name
     * @return the number, in SI units
     */
    public double value(ToDoubleFunction<String> known) {
        return value.applyAsDouble(known);
    }

    private ToDoubleFunction<ToDoubleFunction<String>> sum() {
        ToDoubleFunction<ToDoubleFunction<String>> left = product();
        while (true) {
            ToDoubleFunction<ToDoubleFunction<String>> before = left;
            if (take('+')) {
                ToDoubleFunction<ToDoubleFunction<String>> right = product();
                left = known -> before.applyAsDouble(known) + right.applyAsDouble(known);
            } else if (take('-')) {
                ToDoubleFunction<ToDoubleFunction<String>> right = product();
                left = known -> before.applyAsDouble(known) - right.applyAsDouble(known);
            } else {
                return left;
            }
        }
    }

    private ToDoubleFunction<ToDoubleFunction<String>> product() {
        ToDoubleFunction<ToDoubleFunction<String>> left = power();
        while (true) {
            ToDoubleFunction<ToDoubleFunction<String>> before = left;
            if (take('*')) {
                ToDoubleFunction<ToDoubleFunction<String>> right = power();
                left = known -> before.applyAsDouble(known) * right.applyAsDouble(known);
            } else if (take('/')) {
                ToDoubleFunction<ToDoubleFunction<String>> right = power();
                left = known -> before.applyAsDouble(known) / right.applyAsDouble(known);
            } else {
                return left;
            }
        }
    }

    private ToDoubleFunction<ToDoubleFunction<String>> power() {
        if (take('-')) {
            ToDoubleFunction<ToDoubleFunction<String>> negated = power();
            return known -> -negated.applyAsDouble(known);
        }
        take('+');
        ToDoubleFunction<ToDoubleFunction<String>> base = operand();
        blanks();
        if (text.startsWith("**", at) || text.startsWith("^", at)) {
            at += text.startsWith("**", at) ? 2 : 1;
            ToDoubleFunction<ToDoubleFunction<String>> exponent = power();
            return known -> Math.pow(base.applyAsDouble(known), exponent.applyAsDouble(known));
        }
        return base;
    }

    private ToDoubleFunction<ToDoubleFunction<String>> operand() {
        if (take('(')) {
            ToDoubleFunction<ToDoubleFunction<String>> inner = sum();
            require(')');
            return inner;
        }
        blanks();
        int from = at;
        if (at < text.length() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
            number();
            double number = SpiceNumber.parse(text.substring(from, at));
            return known -> number;
        }
        while (at < text.length()
                && (Character.isLetterOrDigit(text.charAt(at)) || "_.#".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        String name = text.substring(from, at).toLowerCase(Locale.ROOT);
        if (name.isEmpty()) {
            throw new IllegalArgumentException(
                    "must have a number or a name at the end of \"" + text.substring(0, at) + "\"");
        }
        return take('(') ? function(name) : named(name);
    }

    private ToDoubleFunction<ToDoubleFunction<String>> named(String name) {
        names.add(name);
        return known -> known.applyAsDouble(name);
    }

    private ToDoubleFunction<ToDoubleFunction<String>> function(String name) {
        ToDoubleFunction<ToDoubleFunction<String>> first = sum();
        if (name.equals("min") || name.equals("max")) {
            require(',');
            ToDoubleFunction<ToDoubleFunction<String>> second = sum();
            require(')');
            return name.equals("min")
                    ? known -> Math.min(first.applyAsDouble(known), second.applyAsDouble(known))
                    : known -> Math.max(first.applyAsDouble(known), second.applyAsDouble(known));
        }
        require(')');
        ToDoubleFunction<Double> function = FUNCTIONS.get(name);
        if (function == null) {
            throw new IllegalArgumentException("has no function \"" + name + "\"; there are min, max and "
                    + FUNCTIONS.keySet().stream().sorted().toList());
        }
        return known -> function.applyAsDouble(first.applyAsDouble(known));
    }

    private void number() {
        while (at < text.length()) {
            char c = text.charAt(at);
            boolean sign = (c == '+' || c == '-')
                    && at > 0
                    && (text.charAt(at - 1) == 'e' || text.charAt(at - 1) == 'E')
                    && at + 1 < text.length()
                    && Character.isDigit(text.charAt(at + 1));
            if (!Character.isLetterOrDigit(c) && c != '.' && !sign) {
                return;
            }
            at++;
        }
    }

    private void blanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private boolean take(char sign) {
        blanks();
        boolean power = sign == '*' && text.startsWith("**", at);
        if (at < text.length() && text.charAt(at) == sign && !power) {
            at++;
            return true;
        }
        return false;
    }

    private void require(char sign) {
        if (!take(sign)) {
            throw new IllegalArgumentException("must have \"" + sign + "\" behind \"" + text.substring(0, at) + "\"");
        }
    }
}
