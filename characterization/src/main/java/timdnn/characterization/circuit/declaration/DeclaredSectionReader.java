package timdnn.characterization.circuit.declaration;

import timdnn.characterization.plan.SectionReader;

/** Reads a section that plans about a declared circuit have, and plans about ternary columns have not. */
interface DeclaredSectionReader extends SectionReader {
    @Override
    default boolean onColumn() {
        return false;
    }

    @Override
    default boolean onDeclaredCircuit() {
        return true;
    }
}
