package timdnn.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import timdnn.cli.Main;
import timdnn.input.InvalidInputException;

class ReportInputTest {
    @TempDir
    private Path folder;

    @Test
    void folderWithoutCampaignIsRefused() {
        refused("campaign.sqlite is missing");
    }

    @Test
    void damagedStoreIsRefused() throws IOException {
        Files.writeString(folder.resolve("campaign.sqlite"), "this is no database, and long enough to be read as one");

        refused("campaign.sqlite cannot be");
    }

    @Test
    void campaignThatStoppedBeforeItsStrobeIsRefused() throws SQLException {
        RunFixture.campaign(folder, false);

        refused("strobe_s is missing: the campaign stopped before it");
    }

    @Test
    void damagedTableIsRefused() throws SQLException, IOException {
        RunFixture.complete(folder);
        Path table = folder.resolve("fixture.lut.json");
        Files.writeString(table, Files.readString(table).replace("\"vdd_V\": 0.9", "\"vdd_V\": 0.8"));

        refused("fixture.lut.json");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "S4;0;1;1               | transfer-residuals.csv:2: line must have 4 values, had 1",
                "S4,0,one,1             | transfer-residuals.csv:2: predicted_V must be a voltage in V, was \"one\"",
                "S4,0,1,NaN             | transfer-residuals.csv:2: simulated_V must be finite, was NaN",
                "four,0,1,1             | transfer-residuals.csv:2: state must be a whole number, was \"four\"",
                "S4,-1,1,1              | transfer-residuals.csv:2: sample must not be negative, was -1",
            })
    void damagedResidualsNameLineAndField(String line, String complaint) throws SQLException, IOException {
        RunFixture.complete(folder);
        Files.writeString(
                folder.resolve("transfer-residuals.csv"), "state,sample,predicted_V,simulated_V\n" + line + "\n");

        refused(complaint);
    }

    @Test
    void residualsWithAnotherHeaderAreRefused() throws SQLException, IOException {
        RunFixture.complete(folder);
        Files.writeString(folder.resolve("transfer-residuals.csv"), "state,predicted\n");

        refused("transfer-residuals.csv:1: header must be state,sample,predicted_V,simulated_V");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"images\": 100,        | '\"images\": -1,'     | images must be a whole number of at least 0, was -1",
                "\"accuracy\": 0.97      | '\"accuracy\": 97'    | accuracy must be from 0 to 1, was 97.0",
                "\"errors\": \"iid\"     | '\"errors\": \"none\"'| errors must be \"iid\" in this file, was \"none\"",
                "\"rows\": 64            | '\"rows\": \"64\"'    | layers[0].rows must be a whole number of at least 0",
                "\"low\": -0.025     | '\"low\": -2.5'      | accuracyDifference.low must be a number from -1 to 1, was -2.5",
                "\"dataset\": \"digits\",| ''                    | dataset is missing",
                "\"counts\": [[          | '\"counts\": [[\"x\",'| histogram.counts[0] must have 17 values",
            })
    void damagedNetworkNamesTheField(String right, String wrong, String complaint) throws SQLException, IOException {
        RunFixture.complete(folder);
        String document = RunFixture.network("iid", 0.97);
        assertThat(document).contains(right);
        Files.writeString(folder.resolve("network-iid.json"), document.replace(right, wrong));

        refused("network-iid.json: " + complaint);
    }

    @Test
    void networkThatIsNotJsonNamesTheLine() throws SQLException, IOException {
        RunFixture.complete(folder);
        Files.writeString(folder.resolve("network-none.json"), "{\n\"model\": }\n");

        refused("network-none.json:2: document is not JSON");
        Files.writeString(folder.resolve("network-none.json"), "{\n\"model\": NaN}\n");
        refused("network-none.json:2: document is not JSON: Non-standard token 'NaN'");
    }

    @Test
    void commandWritesThePageIntoTheFolder() throws SQLException {
        RunFixture.campaign(folder, true);

        assertThat(Main.run("report", folder.toString())).isZero();

        assertThat(folder.resolve("report.html")).content().isEqualTo(ReportPage.of(folder));
    }

    @Test
    void commandEndsWithTwoOnDamagedInput() {
        assertThat(Main.run("report", folder.toString())).isEqualTo(2);
    }

    private void refused(String complaint) {
        assertThatThrownBy(() -> ReportPage.of(folder))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(complaint)
                .hasMessageNotContaining("JsonReadFeature");
    }
}
