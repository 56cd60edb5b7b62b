package timdnn.characterization.plan;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import timdnn.characterization.plan.yaml.PlanNode;
import timdnn.characterization.plan.yaml.StateNotation;
import timdnn.characterization.sample.DesignKind;

/** Reads {@code mismatch}: Monte Carlo on the states of a column. */
public final class MonteCarloPlanReader implements SectionReader {
    private static final Set<String> DESIGNS =
            Arrays.stream(DesignKind.values()).map(DesignKind::toString).collect(Collectors.toSet());

    @Override
    public String key() {
        return "mismatch";
    }

    @Override
    public boolean draws() {
        return true;
    }

    @Override
    public MonteCarloPlan read(PlanNode node, SectionContext context) {
        node.allow("samples", "states", "design");
        int[] states = StateNotation.range(node, "states", 0, context.geometry().rowsABlock());
        int samples = (int) node.integer("samples", 2, 10_000_000);
        DesignKind design = node.has("design") ? DesignKind.parse(node.choice("design", DESIGNS)) : DesignKind.PLAIN;
        if (design == DesignKind.LATIN_HYPERCUBE
                && (samples % MonteCarloPlan.REPLICATES != 0 || samples < 2 * MonteCarloPlan.REPLICATES)) {
            throw node.error(
                    "samples",
                    "must be a multiple of " + MonteCarloPlan.REPLICATES
                            + ", the replicates of a Latin hypercube, and at least twice that, was " + samples);
        }
        if (design == DesignKind.SOBOL && samples < 2 * MonteCarloPlan.REPLICATES) {
            throw node.error(
                    "samples",
                    "must be at least " + 2 * MonteCarloPlan.REPLICATES + " for " + MonteCarloPlan.REPLICATES
                            + " randomised Sobol sequences, was " + samples);
        }
        if (design == DesignKind.ANTITHETIC && samples % 2 != 0) {
            throw node.error("samples", "must be even for antithetic pairs, was " + samples);
        }
        return new MonteCarloPlan(samples, states[0], states[1], design);
    }
}
