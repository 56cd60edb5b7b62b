package timdnn.characterization.circuit.declaration;

import java.util.List;
import timdnn.array.ArrayGeometry;
import timdnn.characterization.plan.Section;

/**
 * The benches of a plan.
 *
 * @param benches the benches, in the plan's order
 */
public record BenchesPlan(List<Bench> benches) implements Section {
    /** Copies the list. */
    public BenchesPlan {
        benches = List.copyOf(benches);
    }

    @Override
    public BenchesPlan thin(ArrayGeometry geometry) {
        return new BenchesPlan(benches.stream().map(Bench::thin).toList());
    }
}
