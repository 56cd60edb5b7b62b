package timdnn.lut.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import timdnn.lut.store.LutArtifact;
import timdnn.lut.store.LutFile;
import timdnn.lut.table.ColumnTables;

class MacroImportTest {
    @TempDir
    private Path folder;

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("macro.csv"), text);
    }

    @Test
    void levelsBecomeProbabilitiesOfANormalSpreadAndAreReadBack() throws IOException {
        LutArtifact artifact = MacroImport.read(
                write(
                        "# origin: somebody\n# samples: 100\n# codes: 2\nn,mean,sigma,energy\n0,0.9,10m,1f\n1,0.86,10m,2f\n2,0.82,10m,3f\n"));
        Path file = folder.resolve("macro.lut.json");
        LutFile.write(artifact, file);
        ColumnTables column = LutFile.read(file).conditions().get(0).column();
        // Two sigma to either threshold.
        assertThat(column.codes().any().probability(1, 0)).isCloseTo(0.02275, within(1e-5));
        assertThat(column.codes().any().probability(1, 1)).isCloseTo(0.9545, within(1e-4));
        assertThat(column.accessEnergy().bitline_J(2, 1)).isCloseTo(5e-15, within(1e-24));
    }

    @Test
    void aMacroWithoutOriginIsRefused() throws IOException {
        Path file = write("n,mean,sigma\n0,0.9,1m\n");
        assertThatThrownBy(() -> MacroImport.read(file)).hasMessageContaining("macro.csv:1: origin is missing");
    }

    @Test
    void aRowThatIsNoNumberIsNamed() throws IOException {
        Path file = write("# origin: x\nn,mean,sigma\n0,0.9,1m\n1,high,1m\n");
        assertThatThrownBy(() -> MacroImport.read(file)).hasMessageContaining("macro.csv:4: mean");
    }

    @Test
    void aColumnThatNothingReadsIsNamed() throws IOException {
        Path file = write("# origin: x\nn,mean,sigma,enrgy\n0,0.9,1m,1f\n1,0.8,1m,2f\n");
        assertThatThrownBy(() -> MacroImport.read(file))
                .hasMessageContaining("macro.csv:2: columns has enrgy")
                .hasMessageContaining("did you mean energy?");
    }
}
