package timdnn.characterization.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import timdnn.input.InvalidInputException;

class StoreLockTest {
    @TempDir
    private Path folder;

    /** Another process: takes the lock, says so, and gives it back after a time or when it is killed. */
    static final class Holder {
        private Holder() {}

        @SuppressWarnings("SystemOut")
        public static void main(String[] args) throws Exception {
            try (FileChannel channel =
                    FileChannel.open(Path.of(args[0]), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                System.out.println(channel.tryLock() != null ? "held" : "not held");
                System.out.flush();
                Thread.sleep(Long.parseLong(args[1]));
            }
        }
    }

    private Process holdFor(long time_ms) throws IOException {
        Process process = start(time_ms);
        assertThat(process.inputReader().readLine()).isEqualTo("held");
        return process;
    }

    private Process start(long time_ms) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        folder.resolve("campaign.lock").toString(),
                        Long.toString(time_ms))
                .start();
    }

    @Test
    void aLookThatTakesTheLockForAMomentKeepsNobodyOut() throws Exception {
        Process looking = holdFor(300);
        try (StoreLock lock = StoreLock.of(folder)) {
            assertThat(lock).isNotNull();
            assertThat(StoreLock.isHeld(folder)).isTrue();
        } finally {
            looking.destroyForcibly();
        }
        assertThat(StoreLock.isHeld(folder)).isFalse();
    }

    @Test
    void aFolderThatIsBeingWrittenIsRefusedAndFreeAgainWhenTheWriterIsKilled() throws Exception {
        Process writing = holdFor(60_000);
        try {
            assertThat(StoreLock.isHeld(folder)).isTrue();
            assertThatThrownBy(() -> StoreLock.of(folder))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("is being written by another process");
        } finally {
            writing.destroyForcibly().waitFor();
        }
        StoreLock.of(folder).close();
    }

    /** A look of the holder itself, which would release an fcntl lock if it opened and closed the file. */
    @Test
    void theHoldersOwnLookDoesNotGiveItBack() throws Exception {
        try (StoreLock lock = StoreLock.of(folder)) {
            assertThat(lock).isNotNull();
            assertThat(StoreLock.isHeld(folder)).isTrue();
            assertThatThrownBy(() -> StoreLock.of(folder)).isInstanceOf(InvalidInputException.class);
            Process other = start(0);
            assertThat(other.inputReader().readLine()).isEqualTo("not held");
        }
    }
}
