package timdnn.network;

import org.apache.commons.rng.core.source64.Philox4x64;
import timdnn.tile.UniformSource;

/**
 * Counter-based random words addressed by (seed, layer, image): the key is (seed, layer) and the image is the second word of
 * the 256-bit counter, so that streams never meet and results depend on neither the order of images nor on threads.
 *
 * @see <a href="https://doi.org/10.1145/2063384.2063405">Salmon et al., Parallel Random Numbers: As Easy as 1, 2, 3 (2011)</a>
 */
public final class PhiloxStream implements UniformSource {
    private final Philox4x64 generator;

    public PhiloxStream(long seed, int layer, int image) {
        this.generator = new Philox4x64(new long[] {seed, layer, 0, image, 0, 0});
    }

    @Override
    public long nextBits() {
        return generator.next();
    }
}
