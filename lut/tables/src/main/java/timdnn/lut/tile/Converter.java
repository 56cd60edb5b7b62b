package timdnn.lut.tile;

import java.util.List;
import timdnn.lut.table.Require;

/**
 * The converter in general terms, flash or stepped: thresholds, the comparators of a peripheral unit with what each serves,
 * and what else moves a reading. A bitline reads the number of thresholds above it.
 *
 * @param comparatorsAUnit comparators of a peripheral unit
 * @param thresholds from the highest down
 * @param comparators by kind; their counts sum up to {@code comparatorsAUnit}, and each threshold is served
 * @param causes what else moves a reading, frozen and in each access
 */
public record Converter(
        int comparatorsAUnit, List<Threshold> thresholds, List<Comparator> comparators, List<SenseCause> causes) {
    /**
     * Checks that comparators and thresholds fit, and copies the lists.
     *
     * @throws IllegalArgumentException if they do not, or thresholds do not fall
     */
    public Converter {
        thresholds = List.copyOf(thresholds);
        comparators = List.copyOf(comparators);
        causes = List.copyOf(causes);
        for (int index = 1; index < thresholds.size(); index++) {
            if (!(thresholds.get(index).threshold_V()
                    < thresholds.get(index - 1).threshold_V())) {
                throw new IllegalArgumentException(
                        "thresholds[" + index + "].threshold_V must be below the one before, was "
                                + thresholds.get(index).threshold_V());
            }
        }
        if (comparators.stream().mapToInt(Comparator::count).sum() != comparatorsAUnit) {
            throw new IllegalArgumentException(
                    "comparatorsAUnit must be the sum of the comparators' counts, was " + comparatorsAUnit);
        }
        List<Integer> served = comparators.stream()
                .flatMap(comparator -> comparator.thresholds().stream())
                .distinct()
                .sorted()
                .toList();
        for (int number : served) {
            if (number < 1 || number > thresholds.size()) {
                throw new IllegalArgumentException(
                        "comparators must serve thresholds 1 to " + thresholds.size() + ", serve " + number);
            }
        }
        Require.length(served.size(), thresholds.size(), "comparators (thresholds that are served)");
        for (int index = 0; index < causes.size(); index++) {
            SenseCause cause = causes.get(index);
            if (cause.by() == SenseCause.Index.THRESHOLD) {
                Require.length(cause.sigma_V().size(), thresholds.size(), "causes[" + index + "].sigma_V");
            }
        }
    }
}
