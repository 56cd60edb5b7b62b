package timdnn.harness.worker;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import timdnn.harness.ngspice.NgspiceSession;
import timdnn.input.InvalidInputException;

/**
 * The worker process. Requests come on standard input; replies leave on file descriptor 3, since ngspice and its models
 * may print to descriptor 1 behind Java's back. The end of standard input ends the process, also while ngspice is busy.
 */
public final class WorkerMain {
    private static final int END = 0;
    private static final int UNREADABLE = 1;

    private WorkerMain() {}

    /**
     * Serves requests until standard input ends.
     *
     * @param arguments what the process is for, see {@link WorkerPurpose}
     * @throws IOException if the pipes break
     * @throws InterruptedException never: nothing interrupts the main thread
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        try (DataOutputStream replies =
                new DataOutputStream(new BufferedOutputStream(new FileOutputStream("/dev/fd/3"), 1 << 16))) {
            WorkerLink link = new WorkerLink(replies);
            // ngspice reads several files through one of this name, which has to be there.
            Files.createFile(
                    link.folder().resolve("tmp/sp" + ProcessHandle.current().pid()));
            NgspiceSession session;
            try {
                // A callback at each step of progress would slow down samples, which are short and have a supervisor.
                session = WorkerPurpose.valueOf(arguments[0]) == WorkerPurpose.DECK
                        ? NgspiceSession.open(link::progress)
                        : NgspiceSession.open();
            } catch (InvalidInputException missing) {
                link.send(new Frame.Unable(missing.getMessage()));
                return;
            }
            link.send(new Frame.Ready(session.version(), session.loadsOsdi()));
            BlockingQueue<Frame.Request> requests = receive();
            while (true) {
                link.send(requests.take().answer(session, link));
            }
        }
    }

    /** Reads on a thread of its own, so that the end of the pipe is noticed while a simulation runs. */
    private static BlockingQueue<Frame.Request> receive() {
        BlockingQueue<Frame.Request> requests = new LinkedBlockingQueue<>();
        Thread reader = new Thread(
                () -> {
                    try (DataInputStream in = new DataInputStream(new BufferedInputStream(System.in, 1 << 16))) {
                        while (true) {
                            requests.add((Frame.Request) FrameCodec.read(in));
                        }
                    } catch (IOException ended) {
                        // The supervisor has gone or has closed the pipe: either way there is nobody to answer.
                        removeOwnFolder();
                        Runtime.getRuntime().halt(END);
                    } catch (RuntimeException unreadable) {
                        // Nobody would ever answer this request.
                        System.err.println("the worker cannot read a request: " + unreadable);
                        Runtime.getRuntime().halt(UNREADABLE);
                    }
                },
                "requests");
        reader.setDaemon(true);
        reader.start();
        return requests;
    }

    /** A supervisor that was killed cannot clean up behind its workers. */
    private static void removeOwnFolder() {
        Path folder = Path.of("").toAbsolutePath();
        try {
            WorkerFolder.delete(folder);
        } catch (IOException leftover) {
            System.err.println("the folder " + folder + " is left behind: " + leftover.getMessage());
        }
    }
}
