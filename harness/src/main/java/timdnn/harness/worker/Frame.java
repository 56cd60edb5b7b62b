package timdnn.harness.worker;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import timdnn.harness.netlist.Alteration;
import timdnn.harness.netlist.DeviceInstance;
import timdnn.harness.ngspice.DeckResult;
import timdnn.harness.ngspice.NgspiceSession;
import timdnn.harness.result.SimulationOutcome;

/**
 * A message between the supervisor and a worker. Each request is answered by exactly one reply. A frame writes its parts
 * and reads them back; {@link FrameCodec} puts the tag before them.
 */
sealed interface Frame {
    /** The byte that tells frames apart on the pipe. */
    int tag();

    /** Writes the parts in the order in which {@code read} takes them. */
    void write(FrameOutput out) throws IOException;

    /** Requests travel to the worker. */
    sealed interface Request extends Frame {
        /** Does what is asked, in the worker. */
        Reply answer(NgspiceSession session, ResidentMemory memory);
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
        public Reply answer(NgspiceSession session, ResidentMemory memory) {
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
        public Reply answer(NgspiceSession session, ResidentMemory memory) {
            SimulationOutcome outcome = session.run(alterations, analysis, after, vectors);
            return new Ran(outcome, session.isSpent(), memory.bytes());
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
        public Reply answer(NgspiceSession session, ResidentMemory memory) {
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
        public Reply answer(NgspiceSession session, ResidentMemory memory) {
            return new Inspected(session.instances(), session.values(vectors));
        }
    }

    /** Run a whole deck from its file. */
    record Execute(String deck, boolean runCards) implements Request {
        static final int TAG = 4;

        static Execute read(FrameInput in) throws IOException {
            return new Execute(in.string(), in.flag());
        }

        @Override
        public int tag() {
            return TAG;
        }

        @Override
        public void write(FrameOutput out) throws IOException {
            out.string(deck);
            out.flag(runCards);
        }

        @Override
        public Reply answer(NgspiceSession session, ResidentMemory memory) {
            return new Executed(session.execute(deck, runCards));
        }
    }

    /** First message of a worker: it is up. */
    record Ready(String ngspiceVersion) implements Reply {
        static final int TAG = 16;

        static Ready read(FrameInput in) throws IOException {
            return new Ready(in.string());
        }

        @Override
        public int tag() {
            return TAG;
        }

        @Override
        public void write(FrameOutput out) throws IOException {
            out.string(ngspiceVersion);
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
        static final int TAG = 22;

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
            return new Executed(new DeckResult(in.list(in::plot), in.failed(), in.strings()));
        }

        @Override
        public int tag() {
            return TAG;
        }

        @Override
        public void write(FrameOutput out) throws IOException {
            out.list(result.plots(), out::plot);
            out.failed(result.failed());
            out.strings(result.messages());
        }
    }
}
