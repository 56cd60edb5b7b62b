package timdnn.characterization.column;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import timdnn.characterization.statistics.DoubleList;
import timdnn.characterization.statistics.Estimate;
import timdnn.characterization.statistics.IndexList;

/**
 * What a study found out about a column under one condition, read from its store alone.
 *
 * @param strobe_s strobe in s after the wordlines' edge
 * @param strobeReach whether that gives the margin that the plan asks for
 * @param meanMargin_V mean margin at the strobe between the states named by the plan, in V
 * @param levels_V nominal bitline voltage of all states from S0 to that of a whole block at the strobe, in V
 * @param thresholds_V thresholds of an ideal ADC in V, half-way between neighbouring nominal levels from S0 to the largest count unless the
 *     plan's sense path places them by a histogram
 * @param states Monte Carlo results, one a state
 * @param energy energy of an access, one a state (n, k)
 * @param prechargeTime_s time from the precharge's edge until the lowest bitline is within 1 mV of the supply, in s
 * @param chargeBalance how well the bitline's charge balances, if energy was simulated
 * @param truthTable the products, if they were checked
 * @param writing the writes, if they were checked
 * @param transistors transistors of a cell, if the stored circuits define it
 */
@SuppressWarnings("MemberName") // suffixes are units
public record ColumnFindings(
        double strobe_s,
        StrobeReach strobeReach,
        double meanMargin_V,
        List<Double> levels_V,
        List<Double> thresholds_V,
        List<SenseState> states,
        List<AccessEnergyPoint> energy,
        OptionalDouble prechargeTime_s,
        Optional<ChargeBalance> chargeBalance,
        List<Product> truthTable,
        List<Write> writing,
        OptionalInt transistors) {
    /** Copies the lists. */
    public ColumnFindings {
        levels_V = List.copyOf(levels_V);
        thresholds_V = List.copyOf(thresholds_V);
        states = List.copyOf(states);
        energy = List.copyOf(energy);
        truthTable = List.copyOf(truthTable);
        writing = List.copyOf(writing);
    }

    /**
     * The largest count that a conversion gives: there is a threshold below each count but this one.
     *
     * @return a count, at least 1
     */
    public int largestCount() {
        return thresholds_V.size();
    }

    /**
     * Margin above a state: V(S_n) - V(S_n+1).
     *
     * @param n the state, from 0
     * @return the margin in V
     */
    public double margin_V(int n) {
        return levels_V.get(n) - levels_V.get(n + 1);
    }

    /**
     * A state S_n over mismatch. Simulations that failed widen the bounds of both probabilities: they may all have been wrong,
     * or all right. Mean and σ are of columns that gave a voltage, and their intervals do not cover the others: a voltage
     * could be anywhere between the rails, and a worst case of that kind would say nothing about σ.
     *
     * @param n number of conducting cells
     * @param mean_V mean of the bitline voltage in V
     * @param sigma_V its standard deviation in V
     * @param codes how often each code was read, indexed by code
     * @param counted P(code is wrong), from counts, with Clopper-Pearson's interval
     * @param tail P(code is wrong), from a normal tail with the simulated mean and σ
     * @param below P(code is one too low) from the same tail
     * @param above P(code is one too high) from the same tail
     * @param samples indices of the samples that gave a voltage, rising; kept as {@link IndexList}
     * @param bitline_V their voltages in V; kept as {@link DoubleList}
     * @param failed number of simulations that failed
     */
    public record SenseState(
            int n,
            Estimate mean_V,
            Estimate sigma_V,
            List<Integer> codes,
            Estimate counted,
            Estimate tail,
            double below,
            double above,
            List<Integer> samples,
            List<Double> bitline_V,
            int failed) {
        /** Copies the lists. */
        public SenseState {
            codes = List.copyOf(codes);
            samples = IndexList.copyOf(samples);
            bitline_V = DoubleList.copyOf(bitline_V);
        }
    }

    /**
     * Energy of one column in a whole access from precharge to precharge.
     *
     * @param n cells that discharge BL
     * @param k cells that discharge BLB
     * @param precharge_J the precharge driver's energy in J
     * @param wordline_J the wordline drivers' energy in J, this column's share
     * @param bitline_J energy to bring the bitlines back, without leakage, in J
     * @param leakage_J storage cells and idle bitlines over the cycle in J
     * @param cycle_s length of the cycle in s
     */
    public record AccessEnergyPoint(
            int n, int k, double precharge_J, double wordline_J, double bitline_J, double leakage_J, double cycle_s) {
        /**
         * Sum of the parts, which is what the supplies delivered.
         *
         * @return J
         */
        public double total_J() {
            return precharge_J + wordline_J + bitline_J + leakage_J;
        }
    }

    /**
     * Charge that the supply brings back to a bitline against the charge that its capacitance says it lost.
     *
     * @param largestError largest relative difference over the states compared
     * @param capacitance_F bitline capacitance over the whole swing in F
     * @param states number of states compared
     * @param residual_V largest distance of a bitline from the supply at the end of a cycle in V
     */
    public record ChargeBalance(double largestError, double capacitance_F, int states, double residual_V) {}

    /**
     * A product on the full column.
     *
     * @param name cell, weight and input
     * @param drop_V fall of BL at the strobe against the zero product in V
     * @param dropB_V fall of BLB in V
     * @param right whether exactly the right bitline fell by about one margin
     */
    public record Product(String name, double drop_V, double dropB_V, boolean right) {}

    /**
     * A write.
     *
     * @param name cell and weights
     * @param lowest_V lowest voltage of a node that should be high in V
     * @param highest_V highest voltage of a node that should be low in V
     * @param right whether both are within a tenth of the supply of where they belong
     */
    public record Write(String name, double lowest_V, double highest_V, boolean right) {}
}
