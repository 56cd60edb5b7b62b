package timdnn.chip.program;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;
import timdnn.chip.design.Design;

/**
 * Tiles of each bank that layers leave whose weights stay. A layer takes banks in the pattern that its {@link Layout} has on an
 * empty chip, its fullest bank where most is free: banks are alike, so that it works as it would alone.
 */
final class Packing {
    /** Free tiles by bank. */
    private final int[] free;

    Packing(Design design) {
        free = IntStream.range(0, design.banks()).map(design::tilesOf).toArray();
    }

    /**
     * Takes tiles for a layer.
     *
     * @param layout its layout on the empty chip
     * @param down tiles of a slice
     * @param slices slices of a replica
     * @param replicas how many of the layout's replicas it has
     * @return the bank of the chip by bank of the layout; empty where they do not fit, and nothing is taken
     */
    Optional<int[]> take(Layout layout, int down, int slices, int replicas) {
        int[] wanted = new int[free.length];
        for (int replica = 0; replica < replicas; replica++) {
            for (int slice = 0; slice < slices; slice++) {
                int home = layout.bank(replica, slice);
                for (int bank = home; bank < home + layout.span(); bank++) {
                    wanted[bank] += layout.span() == 1 ? down : layout.tilesABank();
                }
            }
        }
        int[] fullest = ascending(wanted);
        int[] freest = ascending(free);
        int[] places = new int[free.length];
        for (int index = 0; index < free.length; index++) {
            if (wanted[fullest[index]] > free[freest[index]]) {
                return Optional.empty();
            }
            places[fullest[index]] = freest[index];
        }
        for (int bank = 0; bank < free.length; bank++) {
            free[places[bank]] -= wanted[bank];
        }
        return Optional.of(places);
    }

    /** Banks by how many tiles they have, fewest first. */
    private static int[] ascending(int[] tiles) {
        return IntStream.range(0, tiles.length)
                .boxed()
                .sorted(Comparator.comparingInt(bank -> tiles[bank]))
                .mapToInt(bank -> bank)
                .toArray();
    }

    /** {@return most tiles that are free and spread over banks evenly, with one more in some of them at most; 0 if a bank is full} */
    int left() {
        int fewest = IntStream.of(free).min().orElse(0);
        int more = (int) IntStream.of(free).filter(each -> each > fewest).count();
        return fewest == 0 ? 0 : fewest * free.length + more;
    }
}
