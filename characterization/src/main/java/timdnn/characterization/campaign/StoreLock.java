package timdnn.characterization.campaign;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import timdnn.input.InvalidInputException;

/** The right to write a campaign's folder: held by one process at a time, and released by the system if that dies. */
final class StoreLock implements AutoCloseable {
    private static final String FILE = "campaign.lock";

    private final FileChannel channel;

    private StoreLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the lock of a folder, making the folder if it is not there.
     *
     * @throws InvalidInputException if the folder cannot be written or another process has the lock
     */
    static StoreLock of(Path folder) {
        FileChannel channel = null;
        try {
            Files.createDirectories(folder);
            channel = FileChannel.open(folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                throw new OverlappingFileLockException();
            }
            return new StoreLock(channel);
        } catch (OverlappingFileLockException taken) {
            close(channel);
            throw InvalidInputException.of(folder, "is being written by another process", taken);
        } catch (IOException failure) {
            close(channel);
            throw InvalidInputException.unwritable(folder, failure);
        }
    }

    /** Whether a process, this one included, has the lock of a folder. */
    static boolean isHeld(Path folder) {
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            return channel.tryLock() == null;
        } catch (OverlappingFileLockException taken) {
            return true;
        } catch (IOException unreadable) {
            return false; // a folder that cannot be written is not being written
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
        close(channel);
    }
}
