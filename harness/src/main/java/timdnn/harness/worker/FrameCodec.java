package timdnn.harness.worker;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import timdnn.harness.HarnessException;

/** Frames on a pipe: the magic word, a byte that tells frames apart, then the frame's parts in the order of its record. */
final class FrameCodec {
    private static final int MAGIC = 0x54694D31; // "TiM1": a stray byte on the pipe is noticed at once

    private static final List<Kind<?>> KINDS = List.of(
            new Kind<>(
                    1, Frame.Load.class, (load, out) -> out.strings(load.lines()), in -> new Frame.Load(in.strings())),
            new Kind<>(
                    2,
                    Frame.Run.class,
                    (run, out) -> {
                        out.list(run.alterations(), out::alteration);
                        out.string(run.analysis());
                        out.strings(run.after());
                        out.strings(run.vectors());
                    },
                    in -> new Frame.Run(in.list(in::alteration), in.string(), in.strings(), in.strings())),
            new Kind<>(3, Frame.ListDevices.class, (list, out) -> {}, in -> new Frame.ListDevices()),
            new Kind<>(
                    4,
                    Frame.Execute.class,
                    (execute, out) -> out.deckRequest(execute.request()),
                    in -> new Frame.Execute(in.deckRequest())),
            new Kind<>(
                    5,
                    Frame.Inspect.class,
                    (inspect, out) -> out.strings(inspect.vectors()),
                    in -> new Frame.Inspect(in.strings())),
            new Kind<>(
                    16,
                    Frame.Ready.class,
                    (ready, out) -> {
                        out.string(ready.ngspiceVersion());
                        out.flag(ready.loadsOsdi());
                    },
                    in -> new Frame.Ready(in.string(), in.flag())),
            new Kind<>(
                    17,
                    Frame.Unable.class,
                    (unable, out) -> out.string(unable.reason()),
                    in -> new Frame.Unable(in.string())),
            new Kind<>(
                    18,
                    Frame.Loaded.class,
                    (loaded, out) -> {
                        out.failed(loaded.failed());
                        out.flag(loaded.spent());
                    },
                    in -> new Frame.Loaded(in.failed(), in.flag())),
            new Kind<>(
                    19,
                    Frame.Ran.class,
                    (ran, out) -> {
                        out.outcome(ran.outcome());
                        out.flag(ran.spent());
                        out.integer(ran.residentBytes());
                    },
                    in -> new Frame.Ran(in.outcome(), in.flag(), in.integer())),
            new Kind<>(
                    20,
                    Frame.Devices.class,
                    (devices, out) -> out.list(devices.devices(), out::device),
                    in -> new Frame.Devices(in.list(in::device))),
            new Kind<>(
                    21,
                    Frame.Executed.class,
                    (executed, out) -> out.deckResult(executed.result()),
                    in -> new Frame.Executed(in.deckResult())),
            new Kind<>(
                    22,
                    Frame.Printed.class,
                    (printed, out) -> out.strings(printed.lines()),
                    in -> new Frame.Printed(in.strings())),
            new Kind<>(
                    23,
                    Frame.Inspected.class,
                    (inspected, out) -> {
                        out.strings(inspected.instances());
                        out.list(inspected.values(), out::real);
                    },
                    in -> new Frame.Inspected(in.strings(), in.list(in::real))));

    private static final Map<Integer, Kind<?>> BY_TAG =
            KINDS.stream().collect(Collectors.toMap(Kind::tag, Function.identity()));
    private static final Map<Class<?>, Kind<?>> BY_TYPE =
            KINDS.stream().collect(Collectors.toMap(Kind::type, Function.identity()));

    private FrameCodec() {}

    /** Writes the parts of a frame. */
    private interface Parts<F> {
        void write(F frame, FrameOutput out) throws IOException;
    }

    /** Makes a frame from its parts. */
    private interface Maker<F> {
        F read(FrameInput in) throws IOException;
    }

    private record Kind<F extends Frame>(int tag, Class<F> type, Parts<F> parts, Maker<F> maker) {
        void write(Frame frame, FrameOutput out) throws IOException {
            parts.write(type.cast(frame), out);
        }
    }

    /** Writes a frame; flushing is the caller's. */
    static void write(Frame frame, DataOutputStream out) throws IOException {
        Kind<?> kind = BY_TYPE.get(frame.getClass());
        out.writeInt(MAGIC);
        out.writeByte(kind.tag());
        kind.write(frame, new FrameOutput(out));
    }

    static Frame read(DataInputStream in) throws IOException {
        int magic = in.readInt();
        if (magic != MAGIC) {
            throw new HarnessException(
                    "the worker's pipe carries something else than frames: 0x" + Integer.toHexString(magic));
        }
        int tag = in.readByte();
        Kind<?> kind = BY_TAG.get(tag);
        if (kind == null) {
            throw new HarnessException("the worker's pipe carries an unknown frame: " + tag);
        }
        return kind.maker().read(new FrameInput(in));
    }
}
