package timdnn.characterization.sense;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import timdnn.characterization.sense.comparator.TrimmedOffset;
import timdnn.characterization.statistics.GridDistribution;

/**
 * How far the sense path moves a threshold, at the bitline: the sum of its independent causes, each with its own law. What is
 * left of the comparator's offset is bounded but for comparators out of reach of their trim; noise and jitter are normal; what
 * depends on a place or on what was converted before is bounded, and spread evenly about 0. A positive shift takes the threshold
 * up.
 */
@SuppressWarnings("MemberName") // suffixes are units
public final class PathShift {
    /** Causes that are spread evenly, over ±√3 σ; the others but the offset are normal. */
    public static final Set<String> UNIFORM = Set.of("droop", "wordline", "bitlineWire", "memory", "position");

    /** The cause whose law is that of trimmed offsets. */
    public static final String OFFSET = "offset";

    /** Cells of the grid to a σ of the normal causes. */
    private static final int CELLS = 24;

    private final double step_V;
    private final double gain;
    private final Map<String, GridDistribution> causes;
    private final GridDistribution rest;
    private final GridDistribution total;

    private PathShift(double step_V, double gain, Map<String, GridDistribution> causes, GridDistribution rest) {
        this.step_V = step_V;
        this.gain = gain;
        this.causes = causes;
        this.rest = rest;
        total = causes.get(OFFSET).plus(rest);
    }

    /**
     * The sum of some causes.
     *
     * @param sigmas_V σ by cause at the bitline, not negative, V; that of the offset is not asked for
     * @param offset the comparator's offset, at its inputs
     * @param gain from the bitline to the comparator's inputs
     * @return the shift
     */
    public static PathShift of(Map<String, Double> sigmas_V, TrimmedOffset offset, double gain) {
        double normal = Math.sqrt(sigmas_V.entrySet().stream()
                .filter(cause -> !cause.getKey().equals(OFFSET) && !UNIFORM.contains(cause.getKey()))
                .mapToDouble(cause -> cause.getValue() * cause.getValue())
                .sum());
        double whole =
                sigmas_V.values().stream().mapToDouble(sigma -> sigma).max().orElse(0);
        double step_V = (normal > 0 ? normal : Math.max(whole, 1e-6)) / CELLS;
        Map<String, GridDistribution> causes = new LinkedHashMap<>();
        GridDistribution rest = GridDistribution.values(step_V, 0);
        for (Map.Entry<String, Double> cause : sigmas_V.entrySet()) {
            String name = cause.getKey();
            double sigma = cause.getValue();
            if (name.equals(OFFSET)) {
                causes.put(name, offset.atBitline(step_V, gain));
            } else {
                GridDistribution law = UNIFORM.contains(name)
                        ? GridDistribution.uniform(step_V, Math.sqrt(3) * sigma)
                        : GridDistribution.normal(step_V, 0, sigma);
                causes.put(name, law);
                rest = rest.plus(law);
            }
        }
        causes.computeIfAbsent(OFFSET, absent -> offset.atBitline(step_V, gain));
        return new PathShift(step_V, gain, causes, rest);
    }

    /**
     * With another comparator's offset, or a resample of the same.
     *
     * @param offset the offset, at the same comparator's inputs
     * @return the shift
     */
    public PathShift with(TrimmedOffset offset) {
        Map<String, GridDistribution> others = new LinkedHashMap<>(causes);
        others.put(OFFSET, offset.atBitline(step_V, gain));
        return new PathShift(step_V, gain, others, rest);
    }

    /**
     * With one more normal cause, the bitline's own.
     *
     * @param sigma_V σ, not negative, V
     * @return the shift
     */
    public PathShift withNormal(double sigma_V) {
        return new PathShift(step_V, gain, causes, rest.plus(GridDistribution.normal(step_V, 0, sigma_V)));
    }

    /**
     * Probability that the threshold passes a bitline.
     *
     * @param margin_V distance of the bitline from the threshold at rest, above 0 where the code is right, V
     * @param below whether the error is a code too low: the bitline is above its threshold, and the threshold must not go
     *     up to it; else it is below, and the threshold must not come down
     * @return P
     */
    public double passes(double margin_V, boolean below) {
        // A code too low: the bitline should lie under the threshold, by the margin.
        return below ? total.below(-margin_V) : total.above(margin_V);
    }

    /**
     * Distribution of the shift.
     *
     * @return V
     */
    public GridDistribution total() {
        return total;
    }

    /**
     * Distribution of the shift with one more cause that is spread evenly about 0.
     *
     * @param half_V half of its width, V
     * @return V
     */
    public GridDistribution totalWith(double half_V) {
        return total.plus(GridDistribution.uniform(step_V, half_V));
    }

    /**
     * What each cause contributes to a shift, E(cause | shift) / shift.
     *
     * @param shift_V the shift, not 0, V
     * @return by cause, summing to about 1
     */
    public Map<String, Double> parts(double shift_V) {
        Map<String, Double> parts = new LinkedHashMap<>();
        for (String name : causes.keySet()) {
            GridDistribution others = GridDistribution.values(step_V, 0);
            for (Map.Entry<String, GridDistribution> other : causes.entrySet()) {
                if (!other.getKey().equals(name) && !other.getKey().equals(OFFSET)) {
                    others = others.plus(other.getValue());
                }
            }
            // Last, since it is by far the widest.
            others = name.equals(OFFSET) ? others : others.plus(causes.get(OFFSET));
            parts.put(name, causes.get(name).meanGiven(others, shift_V) / shift_V);
        }
        return parts;
    }
}
