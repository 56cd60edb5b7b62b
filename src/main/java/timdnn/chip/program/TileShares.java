package timdnn.chip.program;

import java.util.Arrays;
import java.util.List;

/**
 * Shares out tiles so that a sum of times is least: each layer either is loaded, at a time of its own and no tiles, or takes one
 * of its offers, with tiles and a time. A knapsack over tiles,
 *
 * <p>t_l(x) = min(t_{l-1}(x) + loaded_l, min_o t_{l-1}(x - tiles_o) + time_o).
 */
final class TileShares {
    /** A layer is loaded. */
    static final int LOADED = -1;

    private TileShares() {}

    /**
     * Tiles, and the time that a layer takes on them.
     *
     * @param tiles tiles, positive
     * @param time_ps time, ps
     */
    @SuppressWarnings("MemberName") // suffixes are units
    record Offer(int tiles, double time_ps) {}

    /**
     * The best shares.
     *
     * @param offers offers by layer
     * @param loaded_ps time of each layer where it is loaded, infinite where it cannot be
     * @param tiles tiles in all
     * @return the offer that each layer takes, or {@link #LOADED}
     */
    static int[] of(List<List<Offer>> offers, double[] loaded_ps, int tiles) {
        int layers = offers.size();
        int[][] taken = new int[layers][tiles + 1];
        double[] least = new double[tiles + 1];
        for (int layer = 0; layer < layers; layer++) {
            double[] next = new double[tiles + 1];
            for (int room = 0; room <= tiles; room++) {
                next[room] = least[room] + loaded_ps[layer];
                taken[layer][room] = LOADED;
            }
            for (int index = 0; index < offers.get(layer).size(); index++) {
                Offer offer = offers.get(layer).get(index);
                for (int room = offer.tiles(); offer.time_ps() < loaded_ps[layer] && room <= tiles; room++) {
                    double time = least[room - offer.tiles()] + offer.time_ps();
                    if (time < next[room]) {
                        next[room] = time;
                        taken[layer][room] = index;
                    }
                }
            }
            least = next;
        }
        int[] chosen = new int[layers];
        Arrays.fill(chosen, LOADED);
        int room = tiles;
        for (int layer = layers - 1; layer >= 0; layer--) {
            chosen[layer] = taken[layer][room];
            room -= chosen[layer] == LOADED
                    ? 0
                    : offers.get(layer).get(chosen[layer]).tiles();
        }
        return chosen;
    }
}
