package timdnn.characterization.circuit.declaration;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import timdnn.array.ArrayGeometry;
import timdnn.characterization.plan.Section;

/**
 * The specifications of a plan.
 *
 * @param specs the specifications, in the plan's order
 */
public record SpecsPlan(List<Spec> specs) implements Section {
    /** Copies the list. */
    public SpecsPlan {
        specs = List.copyOf(specs);
    }

    @Override
    public SpecsPlan thin(ArrayGeometry geometry) {
        return new SpecsPlan(specs.stream()
                .map(spec -> new Spec(
                        spec.name(),
                        spec.bench(),
                        spec.measure(),
                        spec.min(),
                        spec.max(),
                        spec.rare().map(rare -> new Rare(0.5, Math.min(rare.maxSimulations(), 100)))))
                .toList());
    }

    /**
     * A specification.
     *
     * @param name its name
     * @param bench bench of the measure
     * @param measure name of the measure in that bench
     * @param min lower limit in the measure's unit
     * @param max upper limit in the measure's unit
     * @param rare how P(violation) is estimated, where it is asked for
     */
    public record Spec(
            String name, String bench, String measure, OptionalDouble min, OptionalDouble max, Optional<Rare> rare) {
        /**
         * State of the simulations that look for violations of one limit.
         *
         * @param point point of the bench's grid
         * @param upper whether the limit is the upper one
         * @return name of the state in the store
         */
        public String limitState(Bench.Point point, boolean upper) {
            return point.name() + " " + name + (upper ? " above" : " below");
        }
    }

    /**
     * How rare events are estimated.
     *
     * @param relativeError standard error of the estimate as a share of it
     * @param maxSimulations most simulations a limit
     */
    public record Rare(double relativeError, int maxSimulations) {
        /** Role of the estimate in the store. */
        public static final String ROLE = "estimate";
    }
}
