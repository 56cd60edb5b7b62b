package timdnn.cosim;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Supplier;

/**
 * A sample without replacement of a stream of unknown length: those elements whose addresses have the smallest random words. What it
 * holds depends on the set of elements and not on their order.
 *
 * @param <E> the elements
 */
final class Reservoir<E> {
    private final int size;
    private final PriorityQueue<Ranked<E>> kept = new PriorityQueue<>(
            Comparator.comparingLong((Ranked<E> ranked) -> ranked.rank).reversed());
    private long seen;

    private record Ranked<E>(long rank, E element) {}

    Reservoir(int size) {
        this.size = size;
    }

    /** Whether an element with this rank would be kept. */
    boolean takes(long rank) {
        return size > 0 && (kept.size() < size || rank < kept.peek().rank);
    }

    /** Offers an element, which is made only if it is kept. */
    void offer(long rank, Supplier<E> element) {
        seen++;
        if (takes(rank)) {
            if (kept.size() == size) {
                kept.poll();
            }
            kept.add(new Ranked<>(rank, element.get()));
        }
    }

    /** How many were offered. */
    long seen() {
        return seen;
    }

    /** Those kept, smallest rank first. */
    List<E> elements() {
        List<Ranked<E>> ranked = new ArrayList<>(kept);
        ranked.sort(Comparator.comparingLong(Ranked::rank));
        return ranked.stream().map(Ranked::element).toList();
    }
}
