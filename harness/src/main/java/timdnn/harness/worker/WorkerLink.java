package timdnn.harness.worker;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import timdnn.harness.HarnessException;

/** The worker's end of the pipe on which replies leave, and what a request may ask of the worker. */
final class WorkerLink implements Frame.Host {
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

    @Override
    public Path folder() {
        return folder;
    }

    @Override
    public long residentBytes() {
        return memory.bytes();
    }

    @Override
    public void watch(Runnable look) {
        watch = look;
    }

    void progress() {
        watch.run();
    }

    @Override
    public synchronized void printed(String line) {
        lines.add(line);
        if (lines.size() >= LINES || System.nanoTime() - sent > PAUSE_NS) {
            flush();
        }
    }

    synchronized void send(Frame.Reply reply) {
        flush();
        write(reply);
    }

    @Override
    public synchronized void last(Frame.Reply reply) {
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
            throw new HarnessException("the supervisor has gone", gone);
        }
    }
}
