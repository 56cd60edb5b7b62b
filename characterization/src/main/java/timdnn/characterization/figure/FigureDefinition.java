package timdnn.characterization.figure;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import timdnn.characterization.statistics.Estimate;

/**
 * The one definition of a figure, or of a name or verdict that stands among figures: key, unit, meaning, status, origin, and
 * where its value is found.
 *
 * @param <T> the findings it is read from
 */
public final class FigureDefinition<T> implements FigureEntry<T> {
    private final String key;
    private final String suffix;
    private final FigureKey self;
    private final FigureShape shape;
    private final Optional<FigureOrigin> origin;
    private final Function<T, FigureValue> value;
    private final Predicate<T> present;

    private FigureDefinition(
            String key,
            String suffix,
            FigureKey self,
            Optional<FigureOrigin> origin,
            Function<T, FigureValue> value,
            Predicate<T> present) {
        this.key = key;
        this.suffix = suffix;
        this.self = self;
        this.shape = self.shape().orElseThrow();
        this.origin = origin;
        this.value = value;
        this.present = present;
    }

    /**
     * Starts the definition of a figure.
     *
     * @param key its key in the object that it belongs to; empty for an interval whose fields stand there themselves
     * @param unit SI unit; empty for plain numbers
     * @param status how well it is known
     * @param meaning what it is, a phrase
     * @return takes the value
     */
    public static Open figure(String key, String unit, FigureStatus status, String meaning) {
        return new Open(key, unit, Optional.of(status), meaning);
    }

    /**
     * Starts the definition of a name or verdict.
     *
     * @param key its key in the object that it belongs to
     * @param meaning what it is, a phrase
     * @return takes the value
     */
    public static Open fact(String key, String meaning) {
        return new Open(key, "", Optional.empty(), meaning);
    }

    /**
     * A definition without its value.
     *
     * @param key its key
     * @param unit SI unit
     * @param status how well it is known; empty for names and verdicts
     * @param meaning what it is
     */
    public record Open(String key, String unit, Optional<FigureStatus> status, String meaning) {
        private <T> FigureDefinition<T> build(FigureShape shape, String suffix, Function<T, FigureValue> value) {
            FigureKey self = new FigureKey(key, unit, meaning, Optional.of(shape), status);
            return new FigureDefinition<>(key, suffix, self, Optional.empty(), value, findings -> true);
        }

        /** A number. */
        public <T> FigureDefinition<T> number(ToDoubleFunction<T> number) {
            return build(FigureShape.NUMBER, "", findings -> single(number.applyAsDouble(findings)));
        }

        /** A list of numbers. */
        public <T> FigureDefinition<T> numbers(Function<T, List<Double>> numbers) {
            return build(
                    FigureShape.NUMBER,
                    "[]",
                    findings -> FigureValue.many(numbers.apply(findings), FigureDefinition::single));
        }

        /** A list of lists of numbers. */
        public <T> FigureDefinition<T> table(Function<T, List<List<Double>>> rows) {
            return build(
                    FigureShape.NUMBER,
                    "[][]",
                    findings -> FigureValue.many(
                            rows.apply(findings), row -> FigureValue.many(row, FigureDefinition::single)));
        }

        /** Numbers by name; null where the map is. */
        public <T> FigureDefinition<T> byName(Function<T, Map<String, Double>> numbers) {
            return build(
                    FigureShape.NUMBER,
                    ".*",
                    findings -> FigureValue.named(numbers.apply(findings), FigureDefinition::single));
        }

        /** A count. */
        public <T> FigureDefinition<T> count(ToLongFunction<T> count) {
            return build(FigureShape.COUNT, "", findings -> single((double) count.applyAsLong(findings)));
        }

        /** A list of counts. */
        public <T> FigureDefinition<T> counts(Function<T, List<Integer>> counts) {
            return build(
                    FigureShape.COUNT,
                    "[]",
                    findings -> FigureValue.many(counts.apply(findings), FigureDefinition::single));
        }

        /** A list of lists of counts. */
        public <T> FigureDefinition<T> countTable(Function<T, List<List<Long>>> rows) {
            return build(
                    FigureShape.COUNT,
                    "[][]",
                    findings -> FigureValue.many(
                            rows.apply(findings),
                            row -> FigureValue.many(row, count -> single((double) (long) count))));
        }

        /** Counts by name. */
        public <T> FigureDefinition<T> countsByName(Function<T, Map<String, Integer>> counts) {
            return build(
                    FigureShape.COUNT,
                    ".*",
                    findings -> FigureValue.named(counts.apply(findings), FigureDefinition::single));
        }

        /** An estimate with its 95 % interval. */
        public <T> FigureDefinition<T> interval(Function<T, Estimate> interval) {
            return build(FigureShape.INTERVAL, "", findings -> new FigureValue.One(interval.apply(findings)));
        }

        /** An estimate with its 95 % interval; null where there is none. */
        public <T> FigureDefinition<T> optionalInterval(Function<T, Optional<Estimate>> interval) {
            return build(
                    FigureShape.INTERVAL,
                    "",
                    findings -> new FigureValue.One(interval.apply(findings).orElse(null)));
        }

        /** A list of estimates. */
        public <T> FigureDefinition<T> intervals(Function<T, List<Estimate>> intervals) {
            return build(
                    FigureShape.INTERVAL,
                    "[]",
                    findings -> FigureValue.many(intervals.apply(findings), FigureValue.One::new));
        }

        /** A list of lists of estimates. */
        public <T> FigureDefinition<T> intervalTable(Function<T, List<List<Estimate>>> rows) {
            return build(
                    FigureShape.INTERVAL,
                    "[][]",
                    findings ->
                            FigureValue.many(rows.apply(findings), row -> FigureValue.many(row, FigureValue.One::new)));
        }

        /** An estimate with bounds that no simulations of their own are behind; null where there is none. */
        public <T> FigureDefinition<T> bounds(Function<T, Optional<Estimate>> bounds) {
            return build(
                    FigureShape.BOUNDS,
                    "",
                    findings -> new FigureValue.One(bounds.apply(findings).orElse(null)));
        }

        /** An estimate with its bounds under keys of their own; three nulls where there is none. */
        public <T> FigureDefinition<T> boundsBeside(Function<T, Optional<Estimate>> bounds) {
            return build(
                    FigureShape.BESIDE,
                    "",
                    findings -> new FigureValue.One(bounds.apply(findings).orElse(null)));
        }

        /** A number of which every digit counts and that is no figure, such as a seed. */
        public <T> FigureDefinition<T> exact(ToLongFunction<T> number) {
            return build(FigureShape.TEXT, "", findings -> new FigureValue.One(number.applyAsLong(findings)));
        }

        /** A name. */
        public <T> FigureDefinition<T> text(Function<T, String> text) {
            return build(FigureShape.TEXT, "", findings -> new FigureValue.One(text.apply(findings)));
        }

        /** A list of names. */
        public <T> FigureDefinition<T> texts(Function<T, List<String>> texts) {
            return build(
                    FigureShape.TEXT, "[]", findings -> FigureValue.many(texts.apply(findings), FigureValue.One::new));
        }

        /** Whether something holds. */
        public <T> FigureDefinition<T> verdict(Predicate<T> verdict) {
            return build(FigureShape.VERDICT, "", findings -> new FigureValue.One(verdict.test(findings)));
        }
    }

    private static FigureValue single(double value) {
        // An estimate lies in its interval, which NaN does not.
        return new FigureValue.One(Double.isNaN(value) ? null : new Estimate(value, value, value, 0));
    }

    /**
     * This, from a simulation.
     *
     * @param experiment name of the experiment
     * @param state the state that stands for it
     * @return the definition
     */
    public FigureDefinition<T> from(String experiment, String state) {
        return new FigureDefinition<>(
                key, suffix, self, Optional.of(new FigureOrigin.Simulation(experiment, state)), value, present);
    }

    /**
     * This, its key left out of other findings.
     *
     * @param condition whether findings have it
     * @return the definition
     */
    public FigureDefinition<T> onlyIf(Predicate<T> condition) {
        return new FigureDefinition<>(key, suffix, self, origin, value, condition);
    }

    /**
     * The figure of findings.
     *
     * @param findings what was found
     * @return the figure; its estimate is NaN where there is no value
     * @throws IllegalStateException if the key has a list, a name or a verdict
     */
    public Figure of(T findings) {
        if (!suffix.isEmpty() || !shape.isFigure()) {
            throw new IllegalStateException("key must be that of one figure, was " + key + suffix);
        }
        Object found = ((FigureValue.One) value.apply(findings)).value();
        return figure(key, found);
    }

    private Figure figure(String path, Object found) {
        Estimate estimate = (Estimate) found;
        FigureStatus status = self.status().orElseThrow();
        return estimate == null
                ? new Figure(path, self.unit(), self.meaning(), Double.NaN, Double.NaN, Double.NaN, 0, status, origin)
                : new Figure(
                        path,
                        self.unit(),
                        self.meaning(),
                        estimate.estimate(),
                        estimate.low(),
                        estimate.high(),
                        estimate.simulations(),
                        status,
                        origin);
    }

    FigureShape shape() {
        return shape;
    }

    Optional<FigureOrigin> origin() {
        return origin;
    }

    @Override
    public void put(Map<String, Object> document, T findings) {
        if (!present.test(findings)) {
            return;
        }
        FigureValue found = value.apply(findings);
        if (key.isEmpty()) {
            Estimate estimate = (Estimate) ((FigureValue.One) found).value();
            shape.fields().forEach(field -> document.put(field, FigureShape.field(estimate, field)));
        } else if (shape == FigureShape.BESIDE) {
            Estimate estimate = (Estimate) ((FigureValue.One) found).value();
            document.put(key, estimate == null ? null : FigureShape.finite(estimate.estimate()));
            document.put(bound("Low"), estimate == null ? null : FigureShape.finite(estimate.low()));
            document.put(bound("High"), estimate == null ? null : FigureShape.finite(estimate.high()));
        } else {
            document.put(key, found.document(shape::document));
        }
    }

    /** Key of a bound beside the number: {@code energyLow_J} beside {@code energy_J}. */
    private String bound(String end) {
        String tail = self.unit().isEmpty() || !key.endsWith("_" + self.unit()) ? "" : "_" + self.unit();
        return key.substring(0, key.length() - tail.length()) + end + tail;
    }

    @Override
    public void define(String prefix, Consumer<FigureKey> keys) {
        keys.accept(new FigureKey(
                FigureEntry.path(prefix, key) + suffix, self.unit(), self.meaning(), self.shape(), self.status()));
        if (shape == FigureShape.BESIDE) {
            keys.accept(new FigureKey(
                    prefix + bound("Low"), self.unit(), "lower end of its 95 % interval", self.shape(), self.status()));
            keys.accept(new FigureKey(prefix + bound("High"), self.unit(), "upper end", self.shape(), self.status()));
        }
    }

    @Override
    public void list(String prefix, T findings, Consumer<Figure> figures) {
        if (shape.isFigure() && present.test(findings)) {
            value.apply(findings)
                    .each(FigureEntry.path(prefix, key), (path, found) -> figures.accept(figure(path, found)));
        }
    }
}
