package timdnn.harness.worker;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The worker's end of the pipe on which replies leave, and what a request may ask of the worker. */
final class WorkerLink {
    private static final int LINES = 100;
    private static final long PAUSE_NS = 5_000_000;

    private final DataOutputStream replies;
    private final Path folder = Path.of("").toAbsolutePath();
    private final ResidentMemory memory = new ResidentMemory();
    private final List<String> lines = new ArrayList<>();
    private volatile Runnable watch = () -> {};
    private long sent;

    WorkerLink(DataOutputStream replies) {
        this.replies = replies;
    }

    /** Folder in which the process was started. */
    Path folder() {
        return folder;
    }

    /** Bytes; 0 where the system does not tell. */
    long residentBytes() {
        return memory.bytes();
    }

    /** Sets what looks at the progress of an analysis. */
    void watch(Runnable look) {
        watch = look;
    }

    void progress() {
        watch.run();
    }

    /** Passes a line on: at once where lines are few, in blocks where they are many. */
    synchronized void printed(String line) {
        lines.add(line);
        if (lines.size() >= LINES || System.nanoTime() - sent > PAUSE_NS) {
            flush();
        }
    }

    synchronized void send(Frame.Reply reply) {
        flush();
        write(reply);
    }

    /** Sends a reply and ends the process, whatever it is doing. */
    synchronized void last(Frame.Reply reply) {
        send(reply);
        Runtime.getRuntime().halt(0);
    }

    private void flush() {
        if (!lines.isEmpty()) {
            write(new Frame.Printed(List.copyOf(lines)));
            lines.clear();
        }
        sent = System.nanoTime();
    }

    private void write(Frame.Reply reply) {
        try {
            FrameCodec.write(reply, replies);
            replies.flush();
        } catch (IOException gone) {
            throw new UncheckedIOException("the supervisor has gone", gone);
        }
    }
}
