package timdnn.characterization.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;
import timdnn.input.InvalidInputException;

/**
 * The right to write a campaign's folder: held by one process at a time, and released by the system if that dies.
 *
 * <p>Whoever looks whether it is held takes it for an instant, so that taking it is tried for {@value #PATIENCE_MS} ms. Closing any
 * channel of the file releases the process's lock on it (fcntl): within a process a held folder is never opened again.
 */
final class StoreLock implements AutoCloseable {
    private static final String FILE = "campaign.lock";
    private static final int PATIENCE_MS = 1000;
    private static final int STEP_MS = 20;

    /** Lock files that this process holds. */
    private static final Set<Path> HELD = new HashSet<>();

    private final FileChannel channel;
    private final Path file;

    private StoreLock(FileChannel channel, Path file) {
        this.channel = channel;
        this.file = file;
        HELD.add(file);
    }

    /**
     * Takes the lock of a folder, making the folder if it is not there.
     *
     * @throws InvalidInputException if the folder cannot be written or another process has the lock
     */
    static synchronized StoreLock of(Path folder) {
        FileChannel channel = null;
        try {
            Files.createDirectories(folder);
            Path file = folder.toRealPath().resolve(FILE);
            if (HELD.contains(file)) {
                throw taken(folder);
            }
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            for (int waited = 0; channel.tryLock() == null; waited += STEP_MS) {
                if (waited >= PATIENCE_MS) {
                    throw taken(folder);
                }
                Thread.sleep(STEP_MS);
            }
            return new StoreLock(channel, file);
        } catch (InvalidInputException taken) {
            close(channel);
            throw taken;
        } catch (InterruptedException interrupted) {
            close(channel);
            Thread.currentThread().interrupt();
            throw taken(folder);
        } catch (IOException failure) {
            close(channel);
            throw InvalidInputException.unwritable(folder, failure);
        }
    }

    private static InvalidInputException taken(Path folder) {
        return InvalidInputException.of(
                folder, "is being written by another process", new OverlappingFileLockException());
    }

    /** Whether a process, this one included, has the lock of a folder. */
    static synchronized boolean isHeld(Path folder) {
        try {
            Path file = folder.toRealPath().resolve(FILE);
            if (HELD.contains(file)) {
                return true;
            }
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                return channel.tryLock() == null;
            }
        } catch (IOException unreadable) {
            return false; // a folder that is not there or cannot be written is not being written
        }
    }

    private static void close(FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException ignored) {
            // Nothing was written through it; the system releases the lock with the process.
            return;
        }
    }

    @Override
    public void close() {
        synchronized (StoreLock.class) {
            close(channel);
            HELD.remove(file);
        }
    }
}
