package timdnn.lut.fit;

import timdnn.characterization.statistics.Estimate;
import timdnn.lut.tile.FigureStatus;
import timdnn.lut.tile.Quantity;

/** An estimate of a campaign as a quantity of a table. */
final class SimulatedQuantity {
    private SimulatedQuantity() {}

    /** An estimate with its 95 % interval. */
    static Quantity of(Estimate estimate, String what) {
        return new Quantity(
                estimate.estimate(),
                estimate.low(),
                estimate.high(),
                FigureStatus.S,
                what + ", 95 % interval of " + estimate.simulations() + " simulations");
    }
}
