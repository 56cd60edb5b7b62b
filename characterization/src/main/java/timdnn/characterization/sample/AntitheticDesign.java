package timdnn.characterization.sample;

import java.util.List;

/**
 * Antithetic sampling: sample 2i is point i of another design and sample 2i + 1 its mirror image, z → -z. The odd part of
 * a response about z = 0 cancels within a pair, so a linear response has no variance left; an even one has twice that
 * of plain Monte Carlo, for the same number of simulations.
 *
 * <p>A pair belongs to the replicate that its point has in the other design: over a plain design every pair is one.
 * Samples can be appended, in pairs, as far as the other design can be.
 *
 * <p>Source: J. Hammersley, K. Morton, doi:10.1017/S0305004100031455.
 *
 * @param base the design of the pairs' first samples, of standard normal coordinates
 */
public record AntitheticDesign(Design base) implements Design {
    /**
     * Checks the base.
     *
     * @throws IllegalArgumentException if the base is shifted or antithetic itself
     */
    public AntitheticDesign {
        if (base instanceof ShiftedDesign || base instanceof AntitheticDesign) {
            throw new IllegalArgumentException("base must be neither shifted nor antithetic, was "
                    + base.getClass().getSimpleName());
        }
    }

    @Override
    public List<String> devices() {
        return base.devices();
    }

    @Override
    public double[] point(long sample) {
        double[] point = base.point(Addresses.sample(sample) / 2);
        if (sample % 2 == 1) {
            for (int dimension = 0; dimension < point.length; dimension++) {
                point[dimension] = -point[dimension];
            }
        }
        return point;
    }

    @Override
    public long replicate(long sample) {
        return base.replicate(Addresses.sample(sample) / 2);
    }
}
