package timdnn.chip.program;

import java.util.ArrayList;
import java.util.List;
import timdnn.chip.design.Design;

/**
 * In which banks slices stand. A slice of at most a bank's tiles stands in one bank; replicas whose slices all fit a bank
 * stand in one, too, and go round the banks. A slice of more tiles takes whole banks, the first of which collects the sums.
 */
public final class Layout {
    private final List<int[]> replicas;
    private final int span;
    private final int tilesABank;

    private Layout(List<int[]> replicas, int span, int down) {
        this.replicas = replicas;
        this.span = span;
        this.tilesABank = (down + span - 1) / span;
    }

    /**
     * The layout of as many replicas as fit.
     *
     * @param design the chip
     * @param down tiles of a slice
     * @param slices slices of a replica
     * @return the layout; without any replica where the slices do not fit
     */
    public static Layout of(Design design, int down, int slices) {
        int fewest = design.fewestTiles();
        List<int[]> replicas = new ArrayList<>();
        if (down > fewest) {
            int span = (down + fewest - 1) / fewest;
            List<Integer> homes = new ArrayList<>();
            for (int bank = 0; bank + span <= design.banks(); bank += span) {
                homes.add(bank);
            }
            contiguous(homes, slices, replicas);
            return new Layout(replicas, span, down);
        }
        if (slices <= fewest / down) {
            for (int index = 1; index * slices * down <= fewest + 1; index++) {
                for (int bank = 0; bank < design.banks(); bank++) {
                    if (index * slices * down <= design.tilesOf(bank)) {
                        int[] all = new int[slices];
                        java.util.Arrays.fill(all, bank);
                        replicas.add(all);
                    }
                }
            }
            return new Layout(replicas, 1, down);
        }
        List<Integer> slots = new ArrayList<>();
        for (int bank = 0; bank < design.banks(); bank++) {
            for (int slot = 0; slot < design.tilesOf(bank) / down; slot++) {
                slots.add(bank);
            }
        }
        contiguous(slots, slices, replicas);
        return new Layout(replicas, 1, down);
    }

    private static void contiguous(List<Integer> slots, int slices, List<int[]> replicas) {
        for (int first = 0; first + slices <= slots.size(); first += slices) {
            replicas.add(slots.subList(first, first + slices).stream()
                    .mapToInt(bank -> bank)
                    .toArray());
        }
    }

    /** {@return slices of so many tiles that fit the chip at once} */
    static int slots(Design design, int down) {
        return replicas(design, down, 1);
    }

    /** How many replicas {@link #of} finds, without laying them out. */
    static int replicas(Design design, int down, int slices) {
        int fewest = design.fewestTiles();
        if (down > fewest) {
            int span = (down + fewest - 1) / fewest;
            return design.banks() / span / slices;
        }
        boolean inABank = slices <= fewest / down;
        int each = inABank ? slices * down : down;
        int larger = design.tiles().count() % design.banks();
        int fit = (design.banks() - larger) * (fewest / each) + larger * ((fewest + 1) / each);
        return inABank ? fit : fit / slices;
    }

    /** {@return how many replicas fit} */
    public int replicas() {
        return replicas.size();
    }

    /**
     * Where a slice stands.
     *
     * @param replica the replica
     * @param slice the slice
     * @return its bank, of several the first
     */
    public int bank(int replica, int slice) {
        return replicas.get(replica)[slice];
    }

    /** {@return banks that a slice takes} */
    public int span() {
        return span;
    }

    /** {@return tiles that a slice has in each of its banks, at most} */
    public int tilesABank() {
        return tilesABank;
    }
}
