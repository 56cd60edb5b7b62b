package timdnn.report.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import timdnn.report.RunFixture;
import timdnn.report.run.RunFolder;

class NetworkSectionTest {
    @Test
    void countsAreMarginalSharesOfTheHistogram(@TempDir Path folder) throws Exception {
        RunFixture.complete(folder);

        NetworkSection.Counts counts =
                NetworkSection.counts(RunFolder.read(folder).exact().orElseThrow());

        assertThat(counts.n()).isEqualTo(counts.k()).hasSize(17);
        assertThat(counts.n().stream().mapToDouble(Double::doubleValue).sum()).isCloseTo(1, Offset.offset(1e-12));
        assertThat(counts.n().get(10)).isZero();
    }
}
