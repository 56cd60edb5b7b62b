package timdnn.harness.worker;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import timdnn.harness.HarnessException;

/** Frames on a pipe: the magic word, the tag, then the parts that the frame writes itself. */
final class FrameCodec {
    private static final int MAGIC = 0x54694D31; // "TiM1": a stray byte on the pipe is noticed at once

    private FrameCodec() {}

    /** Writes a frame; flushing is the caller's. */
    static void write(Frame frame, DataOutputStream out) throws IOException {
        out.writeInt(MAGIC);
        out.writeByte(frame.tag());
        frame.write(new FrameOutput(out));
    }

    static Frame read(DataInputStream in) throws IOException {
        int magic = in.readInt();
        if (magic != MAGIC) {
            throw new HarnessException(
                    "the worker's pipe carries something else than frames: 0x" + Integer.toHexString(magic));
        }
        byte tag = in.readByte();
        FrameInput parts = new FrameInput(in);
        return switch (tag) {
            case Frame.Load.TAG -> Frame.Load.read(parts);
            case Frame.Run.TAG -> Frame.Run.read(parts);
            case Frame.ListDevices.TAG -> Frame.ListDevices.read(parts);
            case Frame.Execute.TAG -> Frame.Execute.read(parts);
            case Frame.Inspect.TAG -> Frame.Inspect.read(parts);
            case Frame.Inspected.TAG -> Frame.Inspected.read(parts);
            case Frame.Ready.TAG -> Frame.Ready.read(parts);
            case Frame.Unable.TAG -> Frame.Unable.read(parts);
            case Frame.Loaded.TAG -> Frame.Loaded.read(parts);
            case Frame.Ran.TAG -> Frame.Ran.read(parts);
            case Frame.Devices.TAG -> Frame.Devices.read(parts);
            case Frame.Printed.TAG -> Frame.Printed.read(parts);
            case Frame.Executed.TAG -> Frame.Executed.read(parts);
            default -> throw new HarnessException("the worker's pipe carries an unknown frame: " + tag);
        };
    }
}
