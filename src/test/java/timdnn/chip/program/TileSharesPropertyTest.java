package timdnn.chip.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import timdnn.chip.program.TileShares.Offer;

class TileSharesPropertyTest {
    /** Every way to take offers, one after the other. */
    private static double leastOfAll(List<List<Offer>> offers, double[] loaded, int layer, int tiles) {
        if (layer == loaded.length) {
            return 0;
        }
        double least = loaded[layer] + leastOfAll(offers, loaded, layer + 1, tiles);
        for (Offer offer : offers.get(layer)) {
            if (offer.tiles() <= tiles) {
                least = Math.min(least, offer.time_ps() + leastOfAll(offers, loaded, layer + 1, tiles - offer.tiles()));
            }
        }
        return least;
    }

    @Property(tries = 300)
    void sharesAreTheBestOfAllAndFit(
            @ForAll @Size(min = 1, max = 5) List<@IntRange(min = 1, max = 9) Integer> sizes,
            @ForAll @Size(5) List<@IntRange(min = 1, max = 100) Integer> times,
            @ForAll @IntRange(max = 16) int tiles) {
        List<List<Offer>> offers = new ArrayList<>();
        double[] loaded = new double[sizes.size()];
        for (int layer = 0; layer < loaded.length; layer++) {
            int size = sizes.get(layer);
            int time = times.get(layer);
            offers.add(
                    List.of(new Offer(size, time), new Offer(2 * size, time / 2.0), new Offer(3 * size, time / 3.0)));
            loaded[layer] = times.get((layer + 1) % 5);
        }
        int[] taken = TileShares.of(offers, loaded, tiles);
        double time = 0;
        int used = 0;
        for (int layer = 0; layer < loaded.length; layer++) {
            boolean own = taken[layer] != TileShares.LOADED;
            time += own ? offers.get(layer).get(taken[layer]).time_ps() : loaded[layer];
            used += own ? offers.get(layer).get(taken[layer]).tiles() : 0;
        }
        assertThat(used).isLessThanOrEqualTo(tiles);
        assertThat(time).isCloseTo(leastOfAll(offers, loaded, 0, tiles), within(1e-9));
    }
}
