package timdnn.harness.worker;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import timdnn.harness.netlist.Alteration;
import timdnn.harness.netlist.DeviceInstance;
import timdnn.harness.ngspice.DeckRequest;
import timdnn.harness.ngspice.DeckResult;
import timdnn.harness.ngspice.DeckRun;
import timdnn.harness.ngspice.NgspiceSession;
import timdnn.harness.result.SimulationOutcome;
import timdnn.input.InvalidInputException;

/**
 * A message between the supervisor and a worker. Each request is answered by exactly one reply, which printed lines may
 * precede. {@link FrameCodec} has the bytes of each.
 */
sealed interface Frame {
    /** What a request may ask of the process that answers it. */
    interface Host {
        /** Folder in which the process was started. */
        Path folder();

        /** Resident memory in bytes; 0 where the system does not tell. */
        long residentBytes();

        /** Sets what looks at the progress of an analysis. */
        void watch(Runnable look);

        /** Passes on a line that ngspice printed. */
        void printed(String line);

        /** Sends a reply and ends the process, whatever it is doing. */
        void last(Reply reply);
    }

    /** Requests travel to the worker. */
    sealed interface Request extends Frame {
        /** Does what is asked, in the worker. */
        Reply answer(NgspiceSession session, Host link);
    }

    /** Replies travel back. */
    sealed interface Reply extends Frame {}

    /** Load a circuit in place of the one before. */
    record Load(List<String> lines) implements Request {
        @Override
        public Reply answer(NgspiceSession session, Host link) {
            return new Loaded(session.load(lines), session.isSpent());
        }
    }

    /** Alter and run the loaded circuit. The analysis travels as its command. */
    record Run(List<Alteration> alterations, String analysis, List<String> after, List<String> vectors)
            implements Request {
        @Override
        public Reply answer(NgspiceSession session, Host link) {
            SimulationOutcome outcome = session.run(alterations, analysis, after, vectors);
            return new Ran(outcome, session.isSpent(), link.residentBytes());
        }
    }

    /** Name the MOSFETs of the loaded circuit. */
    record ListDevices() implements Request {
        @Override
        public Reply answer(NgspiceSession session, Host link) {
            return new Devices(session.devices());
        }
    }

    /** Name all devices of the loaded circuit, and read parameters of them after an operating point. */
    record Inspect(List<String> vectors) implements Request {
        @Override
        public Reply answer(NgspiceSession session, Host link) {
            return new Inspected(session.instances(), session.values(vectors));
        }
    }

    /** Run a whole deck from its file. */
    record Execute(DeckRequest request) implements Request {
        @Override
        public Reply answer(NgspiceSession session, Host link) {
            DeckRun run = new DeckRun(session, request, link.folder(), link::printed);
            link.watch(run::look);
            run.limit(result -> link.last(new Executed(result)));
            try {
                return new Executed(run.run());
            } catch (InvalidInputException unwritable) {
                return new Unable(unwritable.getMessage());
            }
        }
    }

    /** Lines that ngspice printed while it runs a deck; as many of these as there are come before the reply. */
    record Printed(List<String> lines) implements Reply {}

    /** First message of a worker: it is up. */
    record Ready(String ngspiceVersion, boolean loadsOsdi) implements Reply {}

    /** The worker cannot work at all, for example because no library is installed. */
    record Unable(String reason) implements Reply {}

    /** Answer to {@link Load}. */
    record Loaded(Optional<SimulationOutcome.Failed> failed, boolean spent) implements Reply {}

    /** Answer to {@link Run}. {@code residentBytes} is the worker's memory, 0 where the system does not tell. */
    record Ran(SimulationOutcome outcome, boolean spent, long residentBytes) implements Reply {}

    /** Answer to {@link ListDevices}. */
    record Devices(List<DeviceInstance> devices) implements Reply {}

    /** Answer to {@link Inspect}: names, and a value for each vector that was asked for. */
    record Inspected(List<String> instances, List<Double> values) implements Reply {}

    /** Answer to {@link Execute}. */
    record Executed(DeckResult result) implements Reply {}
}
