package timdnn.characterization.plan;

import timdnn.characterization.plan.yaml.PlanNode;

/**
 * Reads a section of a plan. Its owner lists its reader in {@code META-INF/services}; so the package that reads plans need
 * not know what can be in them.
 */
public interface SectionReader {
    /**
     * The section's key in a plan.
     *
     * @return for example {@code sense}
     */
    String key();

    /**
     * Reads the section.
     *
     * @param section the section
     * @param context what else of the plan it may need
     * @return what the section asks for
     * @throws timdnn.input.InvalidInputException with file, line and field if a value is missing, unknown or wrong
     */
    Section read(PlanNode section, SectionContext context);

    /**
     * Whether the section draws, and so needs the plan's {@code variation}.
     *
     * @return true if it does
     */
    default boolean draws() {
        return false;
    }

    /**
     * Whether the section is about a column of ternary cells, whose strobe and levels it builds on.
     *
     * @return false if its circuits stand alone
     */
    default boolean onColumn() {
        return true;
    }

    /**
     * Whether the section's columns are those of the levels, with the plan's wordline pulse and storage.
     *
     * @return false if it has columns of its own, whose wordlines stay up until the strobe
     */
    default boolean onPulsedColumn() {
        return true;
    }

    /**
     * Whether the section is about a circuit that the plan itself declares, and has no place in other plans.
     *
     * @return false if its circuits are the project's own
     */
    default boolean onDeclaredCircuit() {
        return false;
    }

    /**
     * Rules between this section and the rest of the plan, asked for once all sections are read.
     *
     * @param plan the whole plan, which has this section
     * @param study what was read
     * @throws timdnn.input.InvalidInputException with file, line and field if a rule is broken
     */
    default void check(PlanNode plan, Study study) {}
}
