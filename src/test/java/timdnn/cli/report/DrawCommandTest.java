package timdnn.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import timdnn.cli.shared.Called;

class DrawCommandTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void home() {
        System.setProperty("timdnn.home", "..");
    }

    @AfterEach
    void noHome() {
        System.clearProperty("timdnn.home");
    }

    private Path source(String text) throws IOException {
        return Files.writeString(folder.resolve("latch.txt"), text);
    }

    @Test
    void aSourceBecomesAnSvgBesideIt() throws IOException {
        Path source = source(Files.readString(Path.of("../docs/circuits/latch.txt")));
        Called called = Called.of(new DrawCommand(), source.toString());
        assertThat(called.status()).isZero();
        assertThat(folder.resolve("latch.svg")).hasSameTextualContentAs(Path.of("../docs/circuits/latch.svg"));
    }

    @Test
    void aDrawingThatDiffersFromItsNetlistIsRefusedWithLineAndComponent() throws IOException {
        Path source =
                source(Files.readString(Path.of("../docs/circuits/latch.txt")).replace("xpu1", "xpu9"));
        Called called = Called.of(new DrawCommand(), source.toString());
        assertThat(called.status()).isEqualTo(2);
        assertThat(called.err().strip())
                .doesNotContain("\n")
                .contains("latch.txt:2: xpu1 is in cells/latch.lib and not in the drawing");
        assertThat(folder.resolve("latch.svg")).doesNotExist();
    }

    @Test
    void aSourceThatIsNotThereIsRefused() {
        Called called = Called.of(new DrawCommand(), folder.resolve("none.txt").toString());
        assertThat(called.status()).isEqualTo(2);
        assertThat(called.err().strip()).doesNotContain("\n").contains("none.txt", "there is no such file");
    }

    @Test
    void waveformsOfAFolderWithoutACampaignAreRefused() {
        Called called =
                Called.of(new WaveformsCommand(), folder.toString(), "--experiment", "waveform", "--state", "4");
        assertThat(called.status()).isEqualTo(2);
        assertThat(called.err()).contains("campaign.sqlite").contains("not the folder of a campaign");
    }

    @Test
    void aWindowThatEndsBeforeItBeginsIsRefused() {
        Called called = Called.of(
                new WaveformsCommand(),
                folder.toString(),
                "--experiment",
                "waveform",
                "--state",
                "4",
                "--from",
                "50",
                "--to",
                "20");
        assertThat(called.status()).isEqualTo(2);
        assertThat(called.err()).contains("--to must be above --from");
    }
}
