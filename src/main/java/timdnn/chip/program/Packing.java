package timdnn.chip.program;

import java.util.Arrays;
import timdnn.chip.design.Design;

/**
 * Tiles of each bank that layers leave whose weights stay. A layer takes banks in the pattern that its {@link Layout} has on an
 * empty chip, its fullest bank where most is free: banks are alike, so that it works as it would alone.
 */
final class Packing {
    /** Free tiles of banks, fewest first. */
    private final int[] free;

    Packing(Design design) {
        free = new int[design.banks()];
        for (int bank = 0; bank < free.length; bank++) {
            free[bank] = design.tilesOf(bank);
        }
        Arrays.sort(free);
    }

    /**
     * Takes tiles for a layer.
     *
     * @param layout its layout on the empty chip
     * @param down tiles of a slice
     * @param slices slices of a replica
     * @param replicas how many of the layout's replicas it has
     * @return whether they fit; if not, nothing is taken
     */
    boolean take(Layout layout, int down, int slices, int replicas) {
        int[] wanted = new int[free.length];
        for (int replica = 0; replica < replicas; replica++) {
            for (int slice = 0; slice < slices; slice++) {
                int home = layout.bank(replica, slice);
                for (int bank = home; bank < home + layout.span(); bank++) {
                    wanted[bank] += layout.span() == 1 ? down : layout.tilesABank();
                }
            }
        }
        Arrays.sort(wanted);
        for (int bank = 0; bank < free.length; bank++) {
            if (wanted[bank] > free[bank]) {
                return false;
            }
        }
        for (int bank = 0; bank < free.length; bank++) {
            free[bank] -= wanted[bank];
        }
        Arrays.sort(free);
        return true;
    }

    /** {@return most tiles that are free and spread over banks evenly, with one more in some of them at most; 0 if a bank is full} */
    int left() {
        int fewest = free[0];
        int more = (int) Arrays.stream(free).filter(each -> each > fewest).count();
        return fewest == 0 ? 0 : fewest * free.length + more;
    }
}
