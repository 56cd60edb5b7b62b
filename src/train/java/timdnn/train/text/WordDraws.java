package timdnn.train.text;

import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.core.source64.Philox4x64;

/**
 * Draws of a training epoch, addressed by seed and epoch so that a run that goes on behind a checkpoint draws the same: words by the
 * log-uniform distribution of their rank, P(k) = ln((k + 2) / (k + 1)) / ln(V + 1), k = 0 being the most frequent, and masks of dropout.
 */
final class WordDraws {
    private final UniformRandomProvider random;
    private final int vocabulary;

    WordDraws(int seed, int epoch, int vocabulary) {
        this.random = new Philox4x64(new long[] {seed, 1, epoch, 0, 0, 0});
        this.vocabulary = vocabulary;
    }

    /** So many words, with replacement. */
    long[] words(int count) {
        return IntStream.range(0, count)
                .mapToLong(draw ->
                        Math.min(vocabulary - 1, (long) Math.exp(random.nextDouble() * Math.log(vocabulary + 1)) - 1))
                .toArray();
    }

    /** Natural logarithm of how often each word is expected among so many draws. */
    static float[] logExpected(int vocabulary, int count) {
        float[] logs = new float[vocabulary];
        for (int word = 0; word < vocabulary; word++) {
            logs[word] = (float) Math.log(count * Math.log1p(1.0 / (word + 1)) / Math.log(vocabulary + 1));
        }
        return logs;
    }

    /**
     * A mask with 0 at a share of the places, and 1 / (1 - share) elsewhere, so that its mean is 1. A draw of 64 bits serves four
     * places: the share is a multiple of 2^-16.
     */
    float[] mask(int size, float share) {
        float kept = 1 / (1 - share);
        int limit = Math.round(share * (1 << Short.SIZE));
        float[] mask = new float[size];
        long bits = 0;
        for (int place = 0; place < size; place++) {
            bits = place % 4 == 0 ? random.nextLong() : bits >>> Short.SIZE;
            mask[place] = (bits & 0xffff) < limit ? 0 : kept;
        }
        return mask;
    }
}
