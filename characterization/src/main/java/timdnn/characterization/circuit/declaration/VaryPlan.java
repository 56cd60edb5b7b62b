package timdnn.characterization.circuit.declaration;

import java.util.List;
import timdnn.characterization.plan.Section;

/**
 * How parameters of devices vary.
 *
 * @param laws the laws, in the plan's order
 * @param own whether the deck's own {@code agauss} and {@code gauss} are drawn, with a reload a sample
 */
public record VaryPlan(List<Law> laws, boolean own) implements Section {
    /** Copies the list. */
    public VaryPlan {
        laws = List.copyOf(laws);
    }

    /** How a law's σ is given. */
    public enum Sigma {
        /** In the parameter's unit. */
        ABSOLUTE,
        /** As a share of the nominal value. */
        RELATIVE,
        /** σ·√(W·L·m) in the parameter's unit times metre (Pelgrom). */
        PELGROM,
        /** As that, of the relative deviation. */
        PELGROM_RELATIVE
    }

    /**
     * A law.
     *
     * @param name its name
     * @param devices patterns of flattened names, with {@code *} for any characters
     * @param parameter instance parameter
     * @param kind how σ is given
     * @param sigma the number
     * @param global whether all devices move together
     * @param correlation correlation of any two devices, 0 to 1
     */
    public record Law(
            String name,
            List<String> devices,
            String parameter,
            Sigma kind,
            double sigma,
            boolean global,
            double correlation) {
        /** Copies the list. */
        public Law {
            devices = List.copyOf(devices);
        }
    }
}
