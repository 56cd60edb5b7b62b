package timdnn.train.image;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.commons.rng.UniformRandomProvider;

/** Shuffles and displaces the training images, one batch at a time; an incomplete last batch is dropped. */
public final class Examples {
    private final ImageSet digits;
    private final int size;
    private final UniformRandomProvider order;
    private final ImageAugmentation augmentation;
    private final int[] permutation;

    public Examples(ImageSet digits, int size, UniformRandomProvider order, ImageAugmentation augmentation) {
        this.digits = digits;
        this.size = size;
        this.order = order;
        this.augmentation = augmentation;
        permutation = new int[digits.size()];
        for (int index = 0; index < permutation.length; index++) {
            permutation[index] = index;
        }
    }

    public int batchesPerEpoch() {
        return digits.size() / size;
    }

    /** Draws what a pass takes and shows no image: random numbers are then those of a run that did not stop. */
    public void skipEpoch() {
        shuffle();
        for (int image = 0; image < batchesPerEpoch() * size; image++) {
            augmentation.skip();
        }
    }

    /** One pass over the images, in a new order. */
    public Iterable<Batch> epoch() {
        shuffle();
        return () -> new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return next < batchesPerEpoch();
            }

            @Override
            public Batch next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                return batch(next++);
            }
        };
    }

    private void shuffle() {
        for (int last = permutation.length - 1; last > 0; last--) {
            int other = order.nextInt(last + 1);
            int held = permutation[last];
            permutation[last] = permutation[other];
            permutation[other] = held;
        }
    }

    private Batch batch(int number) {
        Batch batch = new Batch(size);
        for (int slot = 0; slot < size; slot++) {
            int image = permutation[number * size + slot];
            augmentation.displace(digits, image, batch, slot);
            batch.setLabel(slot, digits.label(image));
        }
        return batch;
    }
}
