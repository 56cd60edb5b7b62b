package timdnn.report.declared;

import java.util.List;
import java.util.Optional;
import timdnn.characterization.circuit.finding.CircuitFigures;
import timdnn.characterization.circuit.finding.CircuitFindings;
import timdnn.characterization.circuit.finding.CircuitFindings.SpecFinding;
import timdnn.report.page.SiText;

/** What a declared study found, in a sentence. */
public final class DeclaredFinding {
    private DeclaredFinding() {}

    /**
     * The sentence at the top of the page.
     *
     * @param circuit what was found under the first condition
     * @return how many specifications are met, and the smallest yield
     */
    public static String of(CircuitFindings circuit) {
        List<SpecFinding> specs = circuit.specs();
        if (specs.isEmpty()) {
            return "The plan measures " + names(circuit) + " and has no specification.";
        }
        long passed = specs.stream().filter(SpecFinding::passes).count();
        String sentence = passed == specs.size()
                ? "The nominal circuit meets "
                        + (passed == 1 ? "its specification" : "all " + passed + " specifications")
                : "The nominal circuit meets " + passed + " of " + specs.size() + " specifications";
        Optional<SpecFinding> least = specs.stream()
                .filter(spec -> spec.yield().isPresent())
                .min(java.util.Comparator.comparingDouble(
                        spec -> spec.yield().get().estimate()));
        return sentence
                + least.map(spec -> "; the smallest yield is that of " + spec.name() + ", "
                                + SiText.figure(CircuitFigures.yielded(spec), "%"))
                        .orElse("")
                + ".";
    }

    private static String names(CircuitFindings circuit) {
        long measures = circuit.measures().stream()
                .map(CircuitFindings.MeasureFinding::name)
                .distinct()
                .count();
        return SiText.count(measures) + (measures == 1 ? " quantity" : " quantities");
    }
}
