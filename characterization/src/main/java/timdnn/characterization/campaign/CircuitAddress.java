package timdnn.characterization.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import timdnn.characterization.bench.AccessBench;
import timdnn.characterization.bench.DigitalBench;
import timdnn.characterization.bench.DigitalCell;
import timdnn.characterization.bench.SenseBench;
import timdnn.characterization.bench.SramBench;
import timdnn.characterization.plan.PeripheryPlan;

/**
 * Where a store has a circuit whose transistors are counted: the circuits that were simulated, not drawings beside them.
 *
 * @param experiment name of the experiment
 * @param state name of the state
 */
public record CircuitAddress(String experiment, String state) {
    /** A column with one conducting ternary cell, {@code xn01}, and its precharge. */
    public static final CircuitAddress COLUMN = new CircuitAddress("transfer", "S1");

    /** A column with sample and hold. */
    public static final CircuitAddress SAMPLED_COLUMN = new CircuitAddress(SenseBench.COLUMN, "S4");

    /** A multiplexer with a converter. */
    public static final CircuitAddress CONVERTER = new CircuitAddress(SenseBench.CONVERSION, "S4");

    /** A block's decoder with the driver of one wordline. */
    public static final CircuitAddress WORDLINE = new CircuitAddress(AccessBench.DRIVERS, AccessBench.WORDLINE);

    /** The write drivers of a column. */
    public static final CircuitAddress WRITE = new CircuitAddress(AccessBench.DRIVERS, AccessBench.WRITE);

    /** A column of 6T cells with its share of every driver. */
    public static final CircuitAddress SRAM_COLUMN = new CircuitAddress(SramBench.READ, "read 0");

    /** Rejects missing names. */
    public CircuitAddress {
        Objects.requireNonNull(experiment, "experiment");
        Objects.requireNonNull(state, "state");
    }

    /**
     * Where a digital cell is, as {@code xcut}.
     *
     * @param cell the cell
     * @return its address
     */
    public static CircuitAddress of(DigitalCell cell) {
        return new CircuitAddress(
                DigitalBench.EXPERIMENT,
                cell == DigitalCell.DFF ? DigitalBench.flipFlopLeakageState(0) : DigitalBench.leakageState(cell, 0));
    }

    /**
     * All circuits whose transistors are counted.
     *
     * @return their addresses
     */
    public static List<CircuitAddress> all() {
        List<CircuitAddress> circuits =
                new ArrayList<>(List.of(COLUMN, SAMPLED_COLUMN, CONVERTER, WORDLINE, WRITE, SRAM_COLUMN));
        for (DigitalCell cell : DigitalCell.values()) {
            circuits.add(of(cell));
        }
        return circuits;
    }

    /** The circuits of a plan whose transistors are listed; none where nothing around the array is simulated. */
    static List<CircuitAddress> of(PeripheryPlan plan) {
        List<CircuitAddress> circuits = new ArrayList<>();
        plan.sense().ifPresent(sense -> circuits.addAll(List.of(SAMPLED_COLUMN, CONVERTER)));
        plan.access().ifPresent(access -> circuits.addAll(List.of(WORDLINE, WRITE)));
        plan.sram().ifPresent(sram -> circuits.add(SRAM_COLUMN));
        plan.digital().ifPresent(digital -> {
            for (DigitalCell cell : DigitalCell.values()) {
                circuits.add(of(cell));
            }
        });
        if (!circuits.isEmpty()) {
            circuits.add(COLUMN);
        }
        return circuits;
    }
}
