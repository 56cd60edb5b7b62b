package timdnn.chip;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * A quantity as arithmetic over {@link Figure}s: it can be evaluated at other values of these, tells which it rests on, and
 * can be printed step by step. Immutable.
 */
public sealed interface Expression permits Figure, Expression.Sum, Expression.Product, Expression.Quotient {
    /** {@return what it is, in words} */
    String name();

    /** {@return its unit; empty for a plain number} */
    String unit();

    /** {@return what it is computed from; empty for a figure} */
    List<Expression> operands();

    /** {@return the sign between its operands} */
    String operator();

    /**
     * Its value.
     *
     * @param at value of each figure
     * @return the value, in {@link #unit}
     */
    double value(ToDoubleFunction<Figure> at);

    /** {@return its value where every figure is nominal} */
    default double nominal() {
        return value(Figure::nominal);
    }

    /** {@return all figures that it rests on, each once, in the order of the arithmetic} */
    default Set<Figure> figures() {
        Set<Figure> found = new LinkedHashSet<>();
        collect(this, found);
        return Collections.unmodifiableSet(found);
    }

    private static void collect(Expression expression, Set<Figure> found) {
        if (expression instanceof Figure figure) {
            found.add(figure);
        }
        expression.operands().forEach(operand -> collect(operand, found));
    }

    /**
     * A sum.
     *
     * @param name what it is
     * @param unit its unit, that of all operands
     * @param operands at least one
     * @return the sum
     */
    static Expression sum(String name, String unit, Expression... operands) {
        return new Sum(name, unit, List.of(operands));
    }

    /**
     * A product.
     *
     * @param name what it is
     * @param unit its unit
     * @param operands at least one
     * @return the product
     */
    static Expression product(String name, String unit, Expression... operands) {
        return new Product(name, unit, List.of(operands));
    }

    /**
     * A quotient.
     *
     * @param name what it is
     * @param unit its unit
     * @param numerator above
     * @param denominator below
     * @return the quotient
     */
    static Expression quotient(String name, String unit, Expression numerator, Expression denominator) {
        return new Quotient(name, unit, numerator, denominator);
    }

    /**
     * Operands added up.
     *
     * @param name what it is
     * @param unit its unit
     * @param operands at least one, all of that unit
     */
    record Sum(String name, String unit, List<Expression> operands) implements Expression {
        /**
         * Copies the list.
         *
         * @throws IllegalArgumentException if it is empty or an operand has another unit
         */
        public Sum {
            operands = List.copyOf(operands);
            if (operands.isEmpty()) {
                throw new IllegalArgumentException("operands must not be empty");
            }
            for (Expression operand : operands) {
                if (!operand.unit().equals(unit)) {
                    throw new IllegalArgumentException(
                            "operands must have the unit " + unit + ", " + operand.name() + " had " + operand.unit());
                }
            }
        }

        @Override
        public String operator() {
            return "+";
        }

        @Override
        public double value(ToDoubleFunction<Figure> at) {
            return operands.stream().mapToDouble(operand -> operand.value(at)).sum();
        }
    }

    /**
     * Operands multiplied.
     *
     * @param name what it is
     * @param unit its unit
     * @param operands at least one
     */
    record Product(String name, String unit, List<Expression> operands) implements Expression {
        /**
         * Copies the list.
         *
         * @throws IllegalArgumentException if it is empty
         */
        public Product {
            operands = List.copyOf(operands);
            if (operands.isEmpty()) {
                throw new IllegalArgumentException("operands must not be empty");
            }
        }

        @Override
        public String operator() {
            return "*";
        }

        @Override
        public double value(ToDoubleFunction<Figure> at) {
            return operands.stream().mapToDouble(operand -> operand.value(at)).reduce(1, (left, right) -> left * right);
        }
    }

    /**
     * One operand over another.
     *
     * @param name what it is
     * @param unit its unit
     * @param numerator above
     * @param denominator below
     */
    record Quotient(String name, String unit, Expression numerator, Expression denominator) implements Expression {
        @Override
        public List<Expression> operands() {
            return List.of(numerator, denominator);
        }

        @Override
        public String operator() {
            return "/";
        }

        @Override
        public double value(ToDoubleFunction<Figure> at) {
            return numerator.value(at) / denominator.value(at);
        }
    }
}
