package timdnn.harness.worker;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import timdnn.harness.netlist.Alteration;
import timdnn.harness.netlist.DeviceInstance;
import timdnn.harness.ngspice.DeckRequest;
import timdnn.harness.ngspice.DeckResult;
import timdnn.harness.result.Plot;
import timdnn.harness.result.PlotSummary;
import timdnn.harness.result.ResultFile;
import timdnn.harness.result.SimulationOutcome;
import timdnn.harness.result.SimulationOutcome.Completed;
import timdnn.harness.result.SimulationOutcome.Failed;
import timdnn.harness.result.SimulationOutcome.FailureKind;
import timdnn.harness.result.Vector;

/** The parts of frames from bytes, as {@link FrameOutput} writes them. */
record FrameInput(DataInputStream in) {
    /** Reads one element of a list. */
    interface Reader<T> {
        T read() throws IOException;
    }

    boolean flag() throws IOException {
        return in.readBoolean();
    }

    long integer() throws IOException {
        return in.readLong();
    }

    double real() throws IOException {
        return in.readDouble();
    }

    String string() throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    List<String> strings() throws IOException {
        return list(this::string);
    }

    <T> List<T> list(Reader<T> reader) throws IOException {
        int size = in.readInt();
        List<T> list = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            list.add(reader.read());
        }
        return list;
    }

    Alteration alteration() throws IOException {
        return new Alteration(string(), string(), in.readDouble());
    }

    DeviceInstance device() throws IOException {
        return new DeviceInstance(string(), string(), in.readDouble(), in.readDouble(), in.readDouble());
    }

    SimulationOutcome outcome() throws IOException {
        return flag() ? new Completed(plot()) : failed().orElseThrow();
    }

    Optional<Failed> failed() throws IOException {
        return flag() ? Optional.of(new Failed(FailureKind.valueOf(string()), string(), strings())) : Optional.empty();
    }

    Plot plot() throws IOException {
        return new Plot(string(), string(), string(), list(this::vector));
    }

    DeckRequest deckRequest() throws IOException {
        return new DeckRequest(
                string(),
                string(),
                Path.of(string()),
                optional(() -> Path.of(string())),
                strings(),
                strings(),
                optional(() -> new ResultFile(Path.of(string()), flag(), string())),
                flag(),
                Duration.ofNanos(integer()));
    }

    DeckResult deckResult() throws IOException {
        return new DeckResult(
                list(() -> new PlotSummary(
                        string(), string(), in.readInt(), list(() -> new PlotSummary.Entry(string(), in.readInt())))),
                in.readInt(),
                failed(),
                flag(),
                strings(),
                strings(),
                in.readInt());
    }

    private <T> Optional<T> optional(Reader<T> reader) throws IOException {
        return flag() ? Optional.of(reader.read()) : Optional.empty();
    }

    private Vector vector() throws IOException {
        String name = string();
        Vector.Quantity quantity = Vector.Quantity.valueOf(string());
        boolean complex = flag();
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
}
