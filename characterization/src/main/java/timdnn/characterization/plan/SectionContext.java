package timdnn.characterization.plan;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import timdnn.array.ArrayGeometry;
import timdnn.characterization.plan.yaml.PlanNode;

/**
 * What the reader of a section may need of the rest of the plan.
 *
 * @param geometry shape of the tile's array
 * @param histograms gives the histogram that a section names, where it is known
 */
public record SectionContext(ArrayGeometry geometry, Function<PlanNode, Optional<CountHistogram>> histograms) {
    /** Rejects missing parts. */
    public SectionContext {
        Objects.requireNonNull(geometry, "geometry");
        Objects.requireNonNull(histograms, "histograms");
    }

    /**
     * The histogram that a section names.
     *
     * @param section the section
     * @return the histogram; empty if the section names none, or it is not known
     */
    public Optional<CountHistogram> histogram(PlanNode section) {
        return section.has(HistogramReader.KEY) ? histograms.apply(section) : Optional.empty();
    }
}
