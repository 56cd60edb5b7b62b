package timdnn.harness.worker;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import timdnn.harness.HarnessException;
import timdnn.harness.netlist.Alteration;
import timdnn.harness.netlist.DeviceInstance;
import timdnn.harness.ngspice.DeckResult;
import timdnn.harness.result.Plot;
import timdnn.harness.result.SimulationOutcome;
import timdnn.harness.result.SimulationOutcome.Completed;
import timdnn.harness.result.SimulationOutcome.Failed;
import timdnn.harness.result.SimulationOutcome.FailureKind;
import timdnn.harness.result.Vector;

/** Frames as bytes: a tag, then the parts in order; numbers big-endian, strings and lists with their length before them. */
final class FrameCodec {
    private static final int MAGIC = 0x54694D31; // "TiM1": a stray byte on the pipe is noticed at once

    private FrameCodec() {}

    private interface Writer<T> {
        void write(T value) throws IOException;
    }

    private interface Reader<T> {
        T read() throws IOException;
    }

    /** Writes a frame; flushing is the caller's. */
    static void write(Frame frame, DataOutputStream out) throws IOException {
        out.writeInt(MAGIC);
        out.writeByte(Tag.of(frame).code);
        if (frame instanceof Frame.Load load) {
            writeStrings(load.lines(), out);
        } else if (frame instanceof Frame.Run run) {
            writeList(run.alterations(), out, alteration -> {
                writeString(alteration.device(), out);
                writeString(alteration.parameter(), out);
                out.writeDouble(alteration.value());
            });
            writeString(run.analysis(), out);
            writeStrings(run.vectors(), out);
        } else if (frame instanceof Frame.Execute execute) {
            writeString(execute.deck(), out);
            out.writeBoolean(execute.runCards());
        } else if (frame instanceof Frame.Ready ready) {
            writeString(ready.ngspiceVersion(), out);
        } else if (frame instanceof Frame.Unable unable) {
            writeString(unable.reason(), out);
        } else if (frame instanceof Frame.Loaded loaded) {
            writeFailed(loaded.failed(), out);
            out.writeBoolean(loaded.spent());
        } else if (frame instanceof Frame.Ran ran) {
            writeOutcome(ran.outcome(), out);
            out.writeBoolean(ran.spent());
            out.writeLong(ran.residentBytes());
        } else if (frame instanceof Frame.Devices devices) {
            writeList(devices.devices(), out, device -> {
                writeString(device.name(), out);
                writeString(device.model(), out);
                out.writeDouble(device.width_m());
                out.writeDouble(device.length_m());
                out.writeDouble(device.multiplier());
            });
        } else if (frame instanceof Frame.Executed executed) {
            writeList(executed.result().plots(), out, plot -> writePlot(plot, out));
            writeFailed(executed.result().failed(), out);
            writeStrings(executed.result().messages(), out);
        }
    }

    static Frame read(DataInputStream in) throws IOException {
        int magic = in.readInt();
        if (magic != MAGIC) {
            throw new HarnessException(
                    "the worker's pipe carries something else than frames: 0x" + Integer.toHexString(magic));
        }
        return switch (Tag.of(in.readByte())) {
            case LOAD -> new Frame.Load(readStrings(in));
            case RUN ->
                new Frame.Run(
                        readList(in, () -> new Alteration(readString(in), readString(in), in.readDouble())),
                        readString(in),
                        readStrings(in));
            case LIST_DEVICES -> new Frame.ListDevices();
            case EXECUTE -> new Frame.Execute(readString(in), in.readBoolean());
            case READY -> new Frame.Ready(readString(in));
            case UNABLE -> new Frame.Unable(readString(in));
            case LOADED -> new Frame.Loaded(readFailed(in), in.readBoolean());
            case RAN -> new Frame.Ran(readOutcome(in), in.readBoolean(), in.readLong());
            case DEVICES ->
                new Frame.Devices(readList(
                        in,
                        () -> new DeviceInstance(
                                readString(in), readString(in), in.readDouble(), in.readDouble(), in.readDouble())));
            case EXECUTED ->
                new Frame.Executed(new DeckResult(readList(in, () -> readPlot(in)), readFailed(in), readStrings(in)));
        };
    }

    private enum Tag {
        LOAD(1, Frame.Load.class),
        RUN(2, Frame.Run.class),
        LIST_DEVICES(3, Frame.ListDevices.class),
        EXECUTE(4, Frame.Execute.class),
        READY(16, Frame.Ready.class),
        UNABLE(17, Frame.Unable.class),
        LOADED(18, Frame.Loaded.class),
        RAN(19, Frame.Ran.class),
        DEVICES(20, Frame.Devices.class),
        EXECUTED(21, Frame.Executed.class);

        private final int code;
        private final Class<? extends Frame> type;

        Tag(int code, Class<? extends Frame> type) {
            this.code = code;
            this.type = type;
        }

        static Tag of(Frame frame) {
            for (Tag tag : values()) {
                if (tag.type.isInstance(frame)) {
                    return tag;
                }
            }
            throw new IllegalArgumentException("frame must have a tag, was " + frame);
        }

        static Tag of(byte code) {
            for (Tag tag : values()) {
                if (tag.code == code) {
                    return tag;
                }
            }
            throw new HarnessException("the worker's pipe carries an unknown frame: " + code);
        }
    }

    private static void writeOutcome(SimulationOutcome outcome, DataOutputStream out) throws IOException {
        if (outcome instanceof Completed completed) {
            out.writeBoolean(true);
            writePlot(completed.plot(), out);
        } else if (outcome instanceof Failed failed) {
            out.writeBoolean(false);
            writeFailed(Optional.of(failed), out);
        } else {
            throw new IllegalArgumentException("outcome must be that of one try, was " + outcome);
        }
    }

    private static SimulationOutcome readOutcome(DataInputStream in) throws IOException {
        return in.readBoolean() ? new Completed(readPlot(in)) : readFailed(in).orElseThrow();
    }

    private static void writeFailed(Optional<Failed> failed, DataOutputStream out) throws IOException {
        out.writeBoolean(failed.isPresent());
        if (failed.isPresent()) {
            writeString(failed.get().kind().name(), out);
            writeString(failed.get().message(), out);
            writeStrings(failed.get().log(), out);
        }
    }

    private static Optional<Failed> readFailed(DataInputStream in) throws IOException {
        return in.readBoolean()
                ? Optional.of(new Failed(FailureKind.valueOf(readString(in)), readString(in), readStrings(in)))
                : Optional.empty();
    }

    private static void writePlot(Plot plot, DataOutputStream out) throws IOException {
        writeString(plot.name(), out);
        writeString(plot.title(), out);
        writeString(plot.type(), out);
        writeList(plot.vectors(), out, vector -> {
            writeString(vector.name(), out);
            writeString(vector.quantity().name(), out);
            out.writeBoolean(vector.isComplex());
            out.writeInt(vector.length());
            int parts = vector.isComplex() ? 2 : 1;
            // In one piece: a double at a time goes through the stream's lock byte by byte.
            ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES * parts * vector.length());
            for (int i = 0; i < vector.length(); i++) {
                bytes.putDouble(vector.re(i));
                if (vector.isComplex()) {
                    bytes.putDouble(vector.im(i));
                }
            }
            out.write(bytes.array());
        });
    }

    private static Plot readPlot(DataInputStream in) throws IOException {
        return new Plot(readString(in), readString(in), readString(in), readList(in, () -> readVector(in)));
    }

    private static Vector readVector(DataInputStream in) throws IOException {
        String name = readString(in);
        Vector.Quantity quantity = Vector.Quantity.valueOf(readString(in));
        boolean complex = in.readBoolean();
        double[] real = new double[in.readInt()];
        double[] imaginary = new double[complex ? real.length : 0];
        byte[] points = new byte[Double.BYTES * (real.length + imaginary.length)];
        in.readFully(points);
        ByteBuffer bytes = ByteBuffer.wrap(points);
        for (int i = 0; i < real.length; i++) {
            real[i] = bytes.getDouble();
            if (complex) {
                imaginary[i] = bytes.getDouble();
            }
        }
        return complex ? Vector.complex(name, quantity, real, imaginary) : Vector.real(name, quantity, real);
    }

    private static void writeStrings(List<String> strings, DataOutputStream out) throws IOException {
        writeList(strings, out, string -> writeString(string, out));
    }

    private static List<String> readStrings(DataInputStream in) throws IOException {
        return readList(in, () -> readString(in));
    }

    private static void writeString(String string, DataOutputStream out) throws IOException {
        byte[] bytes = string.getBytes(StandardCharsets.UTF_8); // writeUTF ends at 64 KiB
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String readString(DataInputStream in) throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static <T> void writeList(List<T> list, DataOutputStream out, Writer<T> writer) throws IOException {
        out.writeInt(list.size());
        for (T value : list) {
            writer.write(value);
        }
    }

    private static <T> List<T> readList(DataInputStream in, Reader<T> reader) throws IOException {
        int size = in.readInt();
        List<T> list = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            list.add(reader.read());
        }
        return list;
    }
}
