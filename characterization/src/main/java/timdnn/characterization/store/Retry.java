package timdnn.characterization.store;

/**
 * How a sample got its numbers at the second try.
 *
 * @param first kind of the failure of the first try
 * @param options card that the circuit got
 * @param analysis command of the second try
 */
public record Retry(String first, String options, String analysis) {}
