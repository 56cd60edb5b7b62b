package timdnn.tile.error;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import timdnn.lut.table.ConversionCodes;
import timdnn.tile.Placement;
import timdnn.tile.PreparedMatrix;

/** What goes wrong when a column is read: a strategy, made ready for each layer. Immutable. */
@FunctionalInterface
public interface SenseErrors {
    /**
     * The errors of a layer.
     *
     * @param matrix its weights
     * @param layer its number among the layers on tiles
     * @param seed seed of what is drawn in each access
     * @return the errors, for one thread; empty for none
     */
    Optional<LayerErrors> prepare(PreparedMatrix matrix, int layer, long seed);

    /** {@return no errors: every conversion reads the ideal code} */
    static SenseErrors none() {
        return (matrix, layer, seed) -> Optional.empty();
    }

    /**
     * Independent errors: every conversion draws its code anew from P(code | n, d), the paper's model, in which the same column
     * does not err the same way twice.
     *
     * @param codes the table for both ADCs
     * @return the model
     */
    static SenseErrors iid(ConversionCodes codes) {
        Map<Integer, ErrorRates> rates = new ConcurrentHashMap<>();
        return (matrix, layer, seed) -> Optional.of(new IidErrors(
                matrix,
                rates.computeIfAbsent(matrix.geometry().rowsABlock(), rows -> new ErrorRates(codes, rows)),
                layer,
                seed));
    }

    /**
     * One die: strengths of cells, offsets that trimming leaves, and what depends on place, drawn once and frozen by the
     * placement.
     *
     * @param tables what it is drawn from
     * @param placements where each layer sits
     * @param die number of the die, which addresses its draws
     * @param noise whether each access draws noise on top
     * @return the model
     */
    static SenseErrors die(DieTables tables, List<Placement> placements, long die, boolean noise) {
        List<Placement> places = List.copyOf(placements);
        return (matrix, layer, seed) ->
                Optional.of(new DieErrors(matrix, tables, places.get(layer), die, noise, layer, seed));
    }
}
