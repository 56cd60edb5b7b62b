package timdnn.chip.program;

import java.util.ArrayList;
import java.util.List;
import timdnn.chip.shape.LayerShape;

/**
 * Passes over a layer's columns that are alike: so many times so many slices with so many columns together. Slices of full
 * width come first, narrower ones, of which each group may have one, after them.
 *
 * @param count passes that are alike
 * @param slices slices in place at once
 * @param columns columns of these slices together
 */
record ColumnPass(int count, int slices, int columns) {
    /**
     * The passes of a layer.
     *
     * @param layer the layer
     * @param mapping how it is spread
     * @return passes in order; columns add up to the layer's
     */
    static List<ColumnPass> of(LayerShape layer, Mapping mapping) {
        int width = mapping.sliceColumns();
        int across = mapping.slices() / layer.groups();
        int narrow = layer.columns() - (across - 1) * width;
        int full = narrow == width ? mapping.slices() : (across - 1) * layer.groups();
        List<ColumnPass> passes = new ArrayList<>();
        for (int first = 0; first < mapping.slices(); first += mapping.atOnce()) {
            int slices = Math.min(mapping.atOnce(), mapping.slices() - first);
            int wide = Math.max(0, Math.min(slices, full - first));
            int columns = wide * width + (slices - wide) * narrow;
            ColumnPass last = passes.isEmpty() ? null : passes.get(passes.size() - 1);
            if (last != null && last.slices() == slices && last.columns() == columns) {
                passes.set(passes.size() - 1, new ColumnPass(last.count() + 1, slices, columns));
            } else {
                passes.add(new ColumnPass(1, slices, columns));
            }
        }
        return passes;
    }
}
