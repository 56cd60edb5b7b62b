package timdnn.harness.engine;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import timdnn.harness.netlist.DeviceInstance;
import timdnn.harness.netlist.Netlist;
import timdnn.harness.result.SimulationOutcome;

/**
 * Runs simulations. Work comes in batches; outcomes do not depend on where a batch runs, nor on what ran there before.
 * Implementations are thread-safe.
 */
public interface SimulationEngine extends AutoCloseable {
    /**
     * Runs simulations in order. One whose simulator was lost (a crash, a time-out) is tried once more as it was, and one
     * that failed in its numerics once more with safer options; the two are independent, so that a lost simulator never
     * changes an outcome.
     *
     * @param batch the simulations, best of one circuit, which is then loaded once
     * @return their outcomes, in the same order; completes exceptionally only if the machinery is broken
     */
    CompletableFuture<List<SimulationOutcome>> submit(List<SimulationRequest> batch);

    /**
     * The MOSFETs of a circuit after expansion.
     *
     * @param netlist the circuit
     * @return the devices in the deck's order
     * @throws timdnn.harness.HarnessException if the simulator refuses the circuit
     */
    List<DeviceInstance> devices(Netlist netlist);

    /**
     * Names of all devices of a circuit after expansion, of whatever kind.
     *
     * @param netlist the circuit
     * @return flattened names in the deck's order, for example {@code r.x1.rload}
     * @throws timdnn.harness.HarnessException if the simulator refuses the circuit
     */
    List<String> instances(Netlist netlist);

    /**
     * Values after an operating point, such as parameters of devices as the simulator has them.
     *
     * @param netlist the circuit
     * @param vectors for example {@code @r.x1.rload[resistance]}
     * @return a value for each; NaN where there is none
     * @throws timdnn.harness.HarnessException if the simulator refuses the circuit
     */
    List<Double> values(Netlist netlist, List<String> vectors);

    /**
     * Version of the simulator, which is the same wherever the engine runs.
     *
     * @return for example {@code 39}
     * @throws timdnn.input.InvalidInputException if none is installed
     */
    String version();

    /** Ends the engine, also in the middle of work; batches under way or waiting complete exceptionally. */
    @Override
    void close();
}
