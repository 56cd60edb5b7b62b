package timdnn.characterization.plan;

import java.util.Map;
import java.util.Optional;
import timdnn.array.ArrayGeometry;

/** A section of a plan: what one subject is asked to simulate. Immutable, and compared by value. */
public interface Section {
    /**
     * Histograms that the section names in files of their own.
     *
     * @return those that are known, by the field that names them, for example {@code sense.histogram}
     */
    default Map<String, CountHistogram> histograms() {
        return Map.of();
    }

    /**
     * Whether the section must stay what it was, its number of samples included, when a campaign goes on.
     *
     * @return true where what was found by it stands behind all samples that follow
     */
    default boolean fixed() {
        return false;
    }

    /**
     * The section at its smallest: it asks for every kind of simulation that it does, for as few of each as are legal. What
     * is nominal stays what it is; what is statistical says nothing any more.
     *
     * @param geometry the shape of the array
     * @return this section where there is nothing to leave out
     */
    default Section thin(ArrayGeometry geometry) {
        return this;
    }

    /**
     * Conditions of a sweep that a thin study keeps because of this section.
     *
     * @return 2, the first and the last, or 1 where a condition takes minutes at its smallest, too
     */
    default int thinConditions() {
        return 2;
    }

    /**
     * Why a study with this section cannot be run in shards.
     *
     * @return a sentence that begins with the field; empty where it can
     */
    default Optional<String> againstShards() {
        return Optional.empty();
    }
}
