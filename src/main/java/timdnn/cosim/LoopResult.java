package timdnn.cosim;

import java.util.List;
import java.util.function.Function;
import timdnn.characterization.statistics.Estimate;

/**
 * What a network gave with SPICE in the loop. Every figure has status S.
 *
 * @param images by image
 * @param accesses column accesses of the simulated layer
 * @param simulations how many of them were simulated: the same column with the same inputs once
 * @param failed accesses whose simulation failed; their codes are the tables'
 * @param conversions codes of those accesses, two each
 * @param alike those that the die's tables give, too
 */
public record LoopResult(List<Image> images, long accesses, int simulations, int failed, long conversions, long alike) {
    /**
     * An image.
     *
     * @param number its number
     * @param label the right class
     * @param exact logits of a tile without errors
     * @param byTables logits of the die by its tables
     * @param simulated logits with the layer simulated
     */
    public record Image(int number, int label, List<Float> exact, List<Float> byTables, List<Float> simulated) {
        /** Copies the lists. */
        public Image {
            exact = List.copyOf(exact);
            byTables = List.copyOf(byTables);
            simulated = List.copyOf(simulated);
        }

        /** {@return the largest distance of a simulated logit from that of the tables, without its sign} */
        public double largestDifference() {
            double largest = 0;
            for (int index = 0; index < simulated.size(); index++) {
                largest = Math.max(largest, Math.abs(simulated.get(index) - byTables.get(index)));
            }
            return largest;
        }

        /** {@return the class of the largest of some logits, the first of equal ones} */
        static int chosen(List<Float> logits) {
            int best = 0;
            for (int index = 1; index < logits.size(); index++) {
                best = logits.get(index) > logits.get(best) ? index : best;
            }
            return best;
        }
    }

    /** Copies the list. */
    public LoopResult {
        images = List.copyOf(images);
    }

    /** {@return share of codes that simulated columns and the die's tables give alike} */
    public Estimate codesAlike() {
        return Estimate.probability((int) alike, (int) conversions);
    }

    /** {@return images whose class is the same with the layer simulated as by the die's tables} */
    public long classesAlike() {
        return images.stream()
                .filter(image -> Image.chosen(image.simulated()) == Image.chosen(image.byTables()))
                .count();
    }

    /** {@return the largest distance of a simulated logit from that of the tables, without its sign} */
    public double largestLogitDifference() {
        return images.stream().mapToDouble(Image::largestDifference).max().orElse(Double.NaN);
    }

    /** {@return the largest of all logits by tables without its sign, beside which that is to be seen} */
    public double largestLogit() {
        return images.stream()
                .flatMap(image -> image.byTables().stream())
                .mapToDouble(Math::abs)
                .max()
                .orElse(Double.NaN);
    }

    /** {@return images that a tile without errors classifies right} */
    public long rightExact() {
        return right(Image::exact);
    }

    /** {@return images that the die by its tables classifies right} */
    public long rightByTables() {
        return right(Image::byTables);
    }

    /** {@return images that are classified right with the layer simulated} */
    public long rightSimulated() {
        return right(Image::simulated);
    }

    private long right(Function<Image, List<Float>> logits) {
        return images.stream()
                .filter(image -> Image.chosen(logits.apply(image)) == image.label())
                .count();
    }
}
