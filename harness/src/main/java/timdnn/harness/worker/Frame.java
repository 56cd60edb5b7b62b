package timdnn.harness.worker;

import java.io.IOException;
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
 * A message between the supervisor and a worker. Each request is answered by exactly one reply,
 * which printed lines may precede. A frame writes its parts
 * and reads them back; {@link FrameCodec} puts the tag before them.
 */
sealed interface Frame {
    /** The byte that tells frames apart on the pipe. */
    int tag();

    /** Writes the parts in the order in which {@code read} takes them. */
    void write(FrameOutput out) throws IOException;

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
        static final int TAG = 1;

        static Load read(FrameInput in) throws IOException {
            return new Load(in.strings());
        }

        @Override
        public int tag() {
            return TAG;
        }

        @Override
        public void write(FrameOutput out) throws IOException {
            out.strings(lines);
        }

        @Override
        public Reply answer(NgspiceSession session, Host link) {
            return new Loaded(session.load(lines), session.isSpent());
        }
    }

    /** Alter and run the loaded circuit. The analysis travels as its command. */
    record Run(List<Alteration> alterations, String analysis, List<String> after, List<String> vectors)
            implements Request {
        static final int TAG = 2;

        static Run read(FrameInput in) throws IOException {
            return new Run(in.list(in::alteration), in.string(), in.strings(), in.strings());
        }

        @Override
        public int tag() {
            return TAG;
        }

        @Override
        public void write(FrameOutput out) throws IOException {
            out.list(alterations, out::alteration);
            out.string(analysis);
            out.strings(after);
            out.strings(vectors);
        }

        @Override
        public Reply answer(NgspiceSession session, Host link) {
            SimulationOutcome outcome = session.run(alterations, analysis, after, vectors);
            return new Ran(outcome, session.isSpent(), link.residentBytes());
        }
    }

    /** Name the MOSFETs of the loaded circuit. */
    record ListDevices() implements Request {
        static final int TAG = 3;

        static ListDevices read(FrameInput in) {
            return new ListDevices();
        }

        @Override
        public int tag() {
            return TAG;
        }

        @Override
        public void write(FrameOutput out) {}

        @Override
        public Reply answer(NgspiceSession session, Host link) {
            return new Devices(session.devices());
        }
    }

    /** Name all devices of the loaded circuit, and read parameters of them after an operating point. */
    record Inspect(List<String> vectors) implements Request {
        static final int TAG = 5;

        static Inspect read(FrameInput in) throws IOException {
            return new Inspect(in.strings());
        }

        @Override
        public int tag() {
            return TAG;
        }

        @Override
        public void write(FrameOutput out) throws IOException {
            out.strings(vectors);
        }

        @Override
        public Reply answer(NgspiceSession session, Host link) {
            return new Inspected(session.instances(), session.values(vectors));
        }
    }

    /** Run a whole deck from its file. */
    record Execute(DeckRequest request) implements Request {
        static final int TAG = 4;

        static Execute read(FrameInput in) throws IOException {
            return new Execute(in.deckRequest());
        }

        @Override
        public int tag() {
            return TAG;
        }

        @Override
        public void write(FrameOutput out) throws IOException {
            out.deckRequest(request);
        }

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
    record Printed(List<String> lines) implements Reply {
        static final int TAG = 22;

        static Printed read(FrameInput in) throws IOException {
            return new Printed(in.strings());
        }

        @Override
        public int tag() {
            return TAG;
        }

        @Override
        public void write(FrameOutput out) throws IOException {
            out.strings(lines);
        }
    }

    /** First message of a worker: it is up. */
    record Ready(String ngspiceVersion, boolean loadsOsdi) implements Reply {
        static final int TAG = 16;

        static Ready read(FrameInput in) throws IOException {
            return new Ready(in.string(), in.flag());
        }

        @Override
        public int tag() {
            return TAG;
        }

        @Override
        public void write(FrameOutput out) throws IOException {
            out.string(ngspiceVersion);
            out.flag(loadsOsdi);
        }
    }

    /** The worker cannot work at all, for example because no library is installed. */
    record Unable(String reason) implements Reply {
        static final int TAG = 17;

        static Unable read(FrameInput in) throws IOException {
            return new Unable(in.string());
        }

        @Override
        public int tag() {
            return TAG;
        }

        @Override
        public void write(FrameOutput out) throws IOException {
            out.string(reason);
        }
    }

    /** Answer to {@link Load}. */
    record Loaded(Optional<SimulationOutcome.Failed> failed, boolean spent) implements Reply {
        static final int TAG = 18;

        static Loaded read(FrameInput in) throws IOException {
            return new Loaded(in.failed(), in.flag());
        }

        @Override
        public int tag() {
            return TAG;
        }

        @Override
        public void write(FrameOutput out) throws IOException {
            out.failed(failed);
            out.flag(spent);
        }
    }

    /** Answer to {@link Run}. {@code residentBytes} is the worker's memory, 0 where the system does not tell. */
    record Ran(SimulationOutcome outcome, boolean spent, long residentBytes) implements Reply {
        static final int TAG = 19;

        static Ran read(FrameInput in) throws IOException {
            return new Ran(in.outcome(), in.flag(), in.integer());
        }

        @Override
        public int tag() {
            return TAG;
        }

        @Override
        public void write(FrameOutput out) throws IOException {
            out.outcome(outcome);
            out.flag(spent);
            out.integer(residentBytes);
        }
    }

    /** Answer to {@link ListDevices}. */
    record Devices(List<DeviceInstance> devices) implements Reply {
        static final int TAG = 20;

        static Devices read(FrameInput in) throws IOException {
            return new Devices(in.list(in::device));
        }

        @Override
        public int tag() {
            return TAG;
        }

        @Override
        public void write(FrameOutput out) throws IOException {
            out.list(devices, out::device);
        }
    }

    /** Answer to {@link Inspect}: names, and a value for each vector that was asked for. */
    record Inspected(List<String> instances, List<Double> values) implements Reply {
        static final int TAG = 23;

        static Inspected read(FrameInput in) throws IOException {
            return new Inspected(in.strings(), in.list(in::real));
        }

        @Override
        public int tag() {
            return TAG;
        }

        @Override
        public void write(FrameOutput out) throws IOException {
            out.strings(instances);
            out.list(values, out::real);
        }
    }

    /** Answer to {@link Execute}. */
    record Executed(DeckResult result) implements Reply {
        static final int TAG = 21;

        static Executed read(FrameInput in) throws IOException {
            return new Executed(in.deckResult());
        }

        @Override
        public int tag() {
            return TAG;
        }

        @Override
        public void write(FrameOutput out) throws IOException {
            out.deckResult(result);
        }
    }
}
