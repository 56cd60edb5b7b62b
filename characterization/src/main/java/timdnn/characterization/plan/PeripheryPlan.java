package timdnn.characterization.plan;

import java.util.Objects;
import java.util.Optional;

/**
 * What is done on the circuits around the array; all parts are optional.
 *
 * @param sense the sense path
 * @param access drivers and the access as a whole
 * @param digital the digital cells
 * @param sram the 6T baseline
 */
public record PeripheryPlan(
        Optional<SensePlan> sense,
        Optional<AccessPlan> access,
        Optional<DigitalPlan> digital,
        Optional<SramPlan> sram) {
    /**
     * Columns that share a peripheral unit's two converters.
     *
     * @return what the plan says, {@value AccessPlan#USUAL_COLUMNS} where it says nothing
     */
    public int columnsPerUnit() {
        return access.map(AccessPlan::columnsPerUnit).orElse(AccessPlan.USUAL_COLUMNS);
    }

    /** Rejects missing parts. */
    public PeripheryPlan {
        Objects.requireNonNull(sense, "sense");
        Objects.requireNonNull(access, "access");
        Objects.requireNonNull(digital, "digital");
        Objects.requireNonNull(sram, "sram");
    }
}
