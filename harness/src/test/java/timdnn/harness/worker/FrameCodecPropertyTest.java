package timdnn.harness.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import timdnn.harness.HarnessException;
import timdnn.harness.netlist.Alteration;
import timdnn.harness.netlist.DeviceInstance;
import timdnn.harness.ngspice.DeckRequest;
import timdnn.harness.ngspice.DeckResult;
import timdnn.harness.result.Plot;
import timdnn.harness.result.PlotSummary;
import timdnn.harness.result.ResultFile;
import timdnn.harness.result.SimulationOutcome.Completed;
import timdnn.harness.result.SimulationOutcome.Failed;
import timdnn.harness.result.SimulationOutcome.FailureKind;
import timdnn.harness.result.Vector;

class FrameCodecPropertyTest {
    @Property
    void whateverIsWrittenIsReadBack(
            @ForAll List<String> texts, @ForAll String text, @ForAll double value, @ForAll boolean flag)
            throws IOException {
        double finite = Double.isFinite(value) ? value : 0;
        Vector real = Vector.real(text, Vector.Quantity.TIME, new double[] {value, finite});
        Vector complex = Vector.complex("z", Vector.Quantity.VOLTAGE, new double[] {value}, new double[] {finite});
        Plot plot = new Plot("tran1", text, "Transient Analysis", List.of(real, complex));
        Failed failed = new Failed(FailureKind.TIMED_OUT, text, texts);
        List<Frame> frames = List.of(
                new Frame.Load(texts),
                new Frame.Run(List.of(new Alteration(text, "delvto", finite)), text, texts, List.of(text)),
                new Frame.Inspect(texts),
                new Frame.Inspected(texts, List.of(value, finite)),
                new Frame.ListDevices(),
                new Frame.Execute(new DeckRequest(
                        text,
                        text,
                        Path.of("/x"),
                        flag ? Optional.of(Path.of("/x/.spiceinit")) : Optional.empty(),
                        texts,
                        texts,
                        flag ? Optional.of(new ResultFile(Path.of("/x/a.raw"), flag, text)) : Optional.empty(),
                        flag,
                        DeckRequest.NO_LIMIT)),
                new Frame.Printed(texts),
                new Frame.Ready(text, flag),
                new Frame.Unable(text),
                new Frame.Loaded(flag ? Optional.of(failed) : Optional.empty(), flag),
                new Frame.Ran(flag ? failed : new Completed(plot), flag, 123L),
                new Frame.Devices(List.of(new DeviceInstance(text, "n", finite, 1, 2))),
                new Frame.Executed(new DeckResult(
                        List.of(new PlotSummary("tran1", text, 3, List.of(new PlotSummary.Entry(text, 2)))),
                        1,
                        Optional.of(failed),
                        flag,
                        texts,
                        texts,
                        3)));
        assertThat(frames.stream().map(Object::getClass))
                .as("every frame there is")
                .containsExactlyInAnyOrderElementsOf(Stream.of(Frame.class.getPermittedSubclasses())
                        .flatMap(direction -> Stream.of(direction.getPermittedSubclasses()))
                        .toList());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (Frame frame : frames) {
            FrameCodec.write(frame, new DataOutputStream(bytes));
        }
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
        for (Frame frame : frames) {
            assertThat(FrameCodec.read(in)).isEqualTo(frame);
        }
        assertThatThrownBy(() -> FrameCodec.read(in)).isInstanceOf(EOFException.class);
    }

    @Example
    void aStrayByteIsNoticed() {
        byte[] noise = "Note: hello from printf\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        assertThatThrownBy(() -> FrameCodec.read(new DataInputStream(new ByteArrayInputStream(noise))))
                .isInstanceOf(HarnessException.class)
                .hasMessageContaining("0x4e6f7465");
    }
}
