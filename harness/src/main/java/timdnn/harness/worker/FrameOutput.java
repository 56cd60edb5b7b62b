package timdnn.harness.worker;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import timdnn.harness.netlist.Alteration;
import timdnn.harness.netlist.DeviceInstance;
import timdnn.harness.ngspice.DeckRequest;
import timdnn.harness.ngspice.DeckResult;
import timdnn.harness.result.Plot;
import timdnn.harness.result.SimulationOutcome;
import timdnn.harness.result.SimulationOutcome.Completed;
import timdnn.harness.result.SimulationOutcome.Failed;
import timdnn.harness.result.Vector;

/** The parts of frames as bytes: numbers big-endian, strings and lists with their length before them. */
record FrameOutput(DataOutputStream out) {
    /** Writes one element of a list. */
    interface Writer<T> {
        void write(T value) throws IOException;
    }

    void flag(boolean value) throws IOException {
        out.writeBoolean(value);
    }

    void integer(long value) throws IOException {
        out.writeLong(value);
    }

    void real(double value) throws IOException {
        out.writeDouble(value);
    }

    void string(String value) throws IOException {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8); // writeUTF ends at 64 KiB
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    void strings(List<String> values) throws IOException {
        list(values, this::string);
    }

    <T> void list(List<T> values, Writer<T> writer) throws IOException {
        out.writeInt(values.size());
        for (T value : values) {
            writer.write(value);
        }
    }

    void alteration(Alteration alteration) throws IOException {
        string(alteration.device());
        string(alteration.parameter());
        out.writeDouble(alteration.value());
    }

    void device(DeviceInstance device) throws IOException {
        string(device.name());
        string(device.model());
        out.writeDouble(device.width_m());
        out.writeDouble(device.length_m());
        out.writeDouble(device.multiplier());
    }

    void outcome(SimulationOutcome outcome) throws IOException {
        if (outcome instanceof Completed completed) {
            flag(true);
            plot(completed.plot());
        } else if (outcome instanceof Failed failed) {
            flag(false);
            failed(Optional.of(failed));
        } else {
            throw new IllegalArgumentException("outcome must be that of one try, was " + outcome);
        }
    }

    void failed(Optional<Failed> failed) throws IOException {
        flag(failed.isPresent());
        if (failed.isPresent()) {
            string(failed.get().kind().name());
            string(failed.get().message());
            strings(failed.get().log());
        }
    }

    void plot(Plot plot) throws IOException {
        string(plot.name());
        string(plot.title());
        string(plot.type());
        list(plot.vectors(), this::vector);
    }

    void deckRequest(DeckRequest request) throws IOException {
        string(request.deck());
        string(request.title());
        string(request.folder().toString());
        optional(request.commands(), file -> string(file.toString()));
        strings(request.outputs());
        strings(request.save());
        optional(request.file(), file -> {
            string(file.file().toString());
            flag(file.ascii());
            string(file.command());
        });
        flag(request.strict());
        integer(request.limit().toNanos());
    }

    void deckResult(DeckResult result) throws IOException {
        list(result.plots(), plot -> {
            string(plot.name());
            string(plot.type());
            out.writeInt(plot.points());
            list(plot.vectors(), vector -> {
                string(vector.name());
                out.writeInt(vector.length());
            });
        });
        out.writeInt(result.written());
        failed(result.failed());
        flag(result.ran());
        strings(result.failedMeasures());
        strings(result.ignored());
        out.writeInt(result.quit());
    }

    private <T> void optional(Optional<T> value, Writer<T> writer) throws IOException {
        flag(value.isPresent());
        if (value.isPresent()) {
            writer.write(value.get());
        }
    }

    private void vector(Vector vector) throws IOException {
        string(vector.name());
        string(vector.quantity().name());
        flag(vector.isComplex());
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
    }
}
