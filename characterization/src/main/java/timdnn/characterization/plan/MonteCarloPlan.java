package timdnn.characterization.plan;

/**
 * How much Monte Carlo is done on the states S_n.
 *
 * @param samples simulations a state, at least 2
 * @param firstState lowest number of conducting cells
 * @param lastState highest number of conducting cells
 */
public record MonteCarloPlan(int samples, int firstState, int lastState) {}
