package timdnn.cli.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import timdnn.cli.shared.Called;
import timdnn.lut.store.LutFile;
import timdnn.lut.tile.SenseCause;

class LutCauseCommandTest {
    private static final String TABLE = "../lut/tables/access-stepped.lut.json";

    @TempDir
    private Path folder;

    private Called cause(String... arguments) {
        String[] all = java.util.stream.Stream.concat(
                        java.util.stream.Stream.of("cause", TABLE, "--name", "supply", "-o"),
                        java.util.stream.Stream.concat(
                                java.util.stream.Stream.of(
                                        folder.resolve("out.lut.json").toString()),
                                java.util.stream.Stream.of(arguments)))
                .toArray(String[]::new);
        return Called.of(new LutCommand(), all);
    }

    @Test
    void theTableThatIsWrittenHasTheCauseAndMoreErrors() {
        Called called = cause("--sigma", "2e-3", "--frozen");
        assertThat(called.err()).isEmpty();
        assertThat(called.out()).startsWith("wrote ");
        var with = LutFile.read(folder.resolve("out.lut.json"));
        SenseCause cause = with.tile().converter().orElseThrow().causes().stream()
                .filter(one -> one.name().equals("supply"))
                .findFirst()
                .orElseThrow();
        assertThat(cause.recurrence()).isEqualTo(SenseCause.Recurrence.FROZEN);
        assertThat(cause.sigma_V()).hasSize(8).containsOnly(2e-3);
        assertThat(with.codes().any().errorProbability(1))
                .isGreaterThan(LutFile.read(Path.of(TABLE)).codes().any().errorProbability(1));
    }

    @Test
    void aWrongNumberOfSigmasIsRefused() {
        Called called = cause("--sigma", "1e-3,2e-3", "--by-state");
        assertThat(called.status()).isEqualTo(2);
        assertThat(called.err()).contains("--sigma must be one number or 9");
    }
}
