package timdnn.characterization.plan;

/**
 * The rare-event experiment: P(code too low | n) and P(code too high | n) for every state.
 *
 * @param firstState lowest state
 * @param lastState highest state, at most that of the largest code
 * @param relativeError relative standard error at which an estimate stops, above 0
 * @param maxSimulations largest number of simulations for each threshold
 * @param subset whether subset simulation checks the estimates independently
 */
public record SenseErrorPlan(int firstState, int lastState, double relativeError, int maxSimulations, boolean subset) {}
