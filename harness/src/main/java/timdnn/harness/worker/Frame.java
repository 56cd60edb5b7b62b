package timdnn.harness.worker;

import java.util.List;
import java.util.Optional;
import timdnn.harness.netlist.Alteration;
import timdnn.harness.netlist.DeviceInstance;
import timdnn.harness.ngspice.DeckResult;
import timdnn.harness.result.SimulationOutcome;

/** A message between the supervisor and a worker. Each request is answered by exactly one reply. */
sealed interface Frame {
    /** Requests travel to the worker. */
    sealed interface Request extends Frame {}

    /** Replies travel back. */
    sealed interface Reply extends Frame {}

    /** Load a circuit in place of the one before. */
    record Load(List<String> lines) implements Request {}

    /** Alter and run the loaded circuit. The analysis travels as its command. */
    record Run(List<Alteration> alterations, String analysis, List<String> vectors) implements Request {}

    /** Name the MOSFETs of the loaded circuit. */
    record ListDevices() implements Request {}

    /** Run a whole deck from its file. */
    record Execute(String deck, boolean runCards) implements Request {}

    /** First message of a worker: it is up. */
    record Ready(String ngspiceVersion) implements Reply {}

    /** The worker cannot work at all, for example because no library is installed. */
    record Unable(String reason) implements Reply {}

    /** Answer to {@link Load}. */
    record Loaded(Optional<SimulationOutcome.Failed> failed, boolean spent) implements Reply {}

    /** Answer to {@link Run}. {@code residentBytes} is the worker's memory, 0 where the system does not tell. */
    record Ran(SimulationOutcome outcome, boolean spent, long residentBytes) implements Reply {}

    /** Answer to {@link ListDevices}. */
    record Devices(List<DeviceInstance> devices) implements Reply {}

    /** Answer to {@link Execute}. */
    record Executed(DeckResult result) implements Reply {}
}
