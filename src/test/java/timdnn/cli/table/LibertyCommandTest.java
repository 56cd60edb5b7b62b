package timdnn.cli.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import timdnn.cli.shared.Called;
import timdnn.cli.study.CharacterizeCommand;

class LibertyCommandTest {
    @TempDir
    private Path folder;

    @Test
    void aFolderWithoutACampaignIsRefused() {
        Called called = Called.of(new LibertyCommand(), folder.toString(), "-o", "x.lib");
        assertThat(called.status()).isEqualTo(2);
        assertThat(called.err()).contains("campaign.sqlite").contains("not the folder of a campaign");
        assertThat(Path.of("x.lib")).doesNotExist();
    }

    @Test
    void aNegativeSlewIsRefusedWithLineAndField() throws IOException {
        String plan = Files.readString(Path.of("../characterization/plans/digital.yaml"))
                .replace("[5 ps, 10 ps,", "[-5 ps, 10 ps,");
        Path file = Files.writeString(folder.resolve("digital.yaml"), plan);
        Called called = Called.of(new CharacterizeCommand(), file.toString());
        assertThat(called.status()).isEqualTo(2);
        assertThat(called.err().strip()).doesNotContain("\n").contains("digital.slews", "must be positive");
    }
}
