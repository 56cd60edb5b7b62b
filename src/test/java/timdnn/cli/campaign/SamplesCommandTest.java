package timdnn.cli.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import timdnn.characterization.store.CampaignStore;
import timdnn.characterization.store.SampleRow;
import timdnn.cli.shared.Called;

class SamplesCommandTest {
    @TempDir
    Path folder;

    @Test
    void anExperimentThatACampaignDoesNotHaveIsNamedWithThoseThatItHas() {
        try (CampaignStore store = CampaignStore.openForWriting(folder)) {
            store.putBench("offset", "27C", "nominal", new CampaignStore.Bench("abc", "op", "", ""));
            store.putBatch(
                    List.of(new SampleRow("offset", "27C", "nominal", 0, "v", "V", 1, SampleRow.OK)),
                    Map.of(),
                    Map.of(),
                    Map.of());
        }
        Called wrong = Called.of(new SamplesCommand(), folder.toString(), "--experiment", "ofset");
        assertThat(wrong.status()).isEqualTo(2);
        assertThat(wrong.err()).contains("--experiment must be one of [offset], was ofset");
        assertThat(Called.of(new SamplesCommand(), folder.toString(), "--experiment", "offset")
                        .status())
                .isZero();
    }
}
