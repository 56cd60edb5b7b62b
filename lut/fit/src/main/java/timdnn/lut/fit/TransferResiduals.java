package timdnn.lut.fit;

import java.io.IOException;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import timdnn.characterization.statistics.DoubleList;
import timdnn.characterization.statistics.IndexList;

/**
 * Held-out columns: what the transfer of the tables predicts and what SPICE gave, in V. A sample takes 16 bytes.
 *
 * @param states the states, in the order of n
 */
@SuppressWarnings("MemberName") // suffixes are units
public record TransferResiduals(List<State> states) {
    /** Copies the list. */
    public TransferResiduals {
        states = List.copyOf(states);
    }

    /**
     * The columns of a state.
     *
     * @param n number of conducting cells
     * @param samples indices of the samples
     * @param predicted_V what the tables predict, {@code [place]}
     * @param simulated_V what SPICE gave, {@code [place]}
     */
    public record State(int n, IndexList samples, DoubleList predicted_V, DoubleList simulated_V) {}

    /**
     * Number of columns.
     *
     * @return a count
     */
    public long columns() {
        return states.stream().mapToLong(state -> state.samples().size()).sum();
    }

    /**
     * Root of the mean square residual.
     *
     * @return V
     */
    public double rms() {
        return Math.sqrt(each((predicted, simulated) -> Math.pow(predicted - simulated, 2))
                .average()
                .orElseThrow());
    }

    /**
     * Largest residual.
     *
     * @return V
     */
    public double largest() {
        return each((predicted, simulated) -> Math.abs(predicted - simulated))
                .max()
                .orElseThrow();
    }

    private DoubleStream each(DoubleBinaryOperator of) {
        return states.stream().flatMapToDouble(state -> IntStream.range(
                        0, state.samples().size())
                .mapToDouble(place -> of.applyAsDouble(
                        state.predicted_V().at(place), state.simulated_V().at(place))));
    }

    /**
     * Writes the columns as comma-separated values with a head.
     *
     * @param text where to
     * @throws IOException if it cannot be written
     */
    public void csv(Appendable text) throws IOException {
        text.append("state,sample,predicted_V,simulated_V\n");
        for (State state : states) {
            for (int place = 0; place < state.samples().size(); place++) {
                text.append('S')
                        .append(Integer.toString(state.n()))
                        .append(',')
                        .append(Integer.toString(state.samples().at(place)))
                        .append(',')
                        .append(Double.toString(state.predicted_V().at(place)))
                        .append(',')
                        .append(Double.toString(state.simulated_V().at(place)))
                        .append(System.lineSeparator());
            }
        }
    }
}
