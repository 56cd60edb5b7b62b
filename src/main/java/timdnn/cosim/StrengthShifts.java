package timdnn.cosim;

import timdnn.lut.table.CellStrength;

/**
 * Threshold shifts of a read path of which the strength is known: normal draws given that strength. With x_i = σ_i·z_i the strength is
 * a quadratic s(x) (the mean shift of the devices that switch the input, and the shift of the one that holds the weight); its gradient at
 * 0 is g in the space of z. Draws across g stay as they are, and along g the point moves until s(x) is the wanted strength. For a
 * linear s and strengths that are normal with σ = |g| this is exactly a normal draw of all shifts.
 */
final class StrengthShifts {
    private static final int MOST_STEPS = 50;
    private static final double CLOSE = 1e-9;

    private final CellStrength strength;
    private final double[] sigma_V;
    private final double[] direction;
    private final double slope;

    /** {@code sigma_V} by device of the path, from the bitline to ground. */
    StrengthShifts(CellStrength strength, double[] sigma_V) {
        this.strength = strength;
        this.sigma_V = sigma_V.clone();
        int last = sigma_V.length - 1;
        this.direction = new double[sigma_V.length];
        double squares = 0;
        for (int device = 0; device <= last; device++) {
            direction[device] =
                    sigma_V[device] * (device < last ? strength.access_perV() / last : strength.storage_perV());
            squares += direction[device] * direction[device];
        }
        this.slope = Math.sqrt(squares);
        if (!(slope > 0)) {
            throw new IllegalArgumentException("a device of the path must vary and change the strength");
        }
        for (int device = 0; device <= last; device++) {
            direction[device] /= slope;
        }
    }

    /**
     * The shifts.
     *
     * @param wanted the strength, positive
     * @param z independent standard normal draws, {@code [device]}
     * @return V, {@code [device]}
     * @throws IllegalArgumentException if no shifts along the gradient give that strength
     */
    double[] of(double wanted, double[] z) {
        double along = 0;
        for (int device = 0; device < z.length; device++) {
            along += z[device] * direction[device];
        }
        double[] shifts_V = new double[z.length];
        double at = (wanted - 1) / slope;
        for (int step = 0; step < MOST_STEPS; step++) {
            for (int device = 0; device < z.length; device++) {
                shifts_V[device] = sigma_V[device] * (z[device] + (at - along) * direction[device]);
            }
            double lacking = wanted - at(shifts_V);
            if (Math.abs(lacking) < CLOSE) {
                return shifts_V;
            }
            // The quadratic part is small: the slope at 0 converges in a few steps.
            at += lacking / slope;
        }
        throw new IllegalArgumentException("strength must be within reach of the fitted quadratic, was " + wanted);
    }

    /** s(x). */
    double at(double[] shifts_V) {
        int last = shifts_V.length - 1;
        double access = 0;
        for (int device = 0; device < last; device++) {
            access += shifts_V[device] / last;
        }
        return strength.strengthAt(access, shifts_V[last]);
    }
}
