package timdnn.cli.network;

import static timdnn.characterization.figure.FigureDefinition.fact;

import timdnn.characterization.figure.FigureGroup;
import timdnn.lut.store.LutArtifact;
import timdnn.lut.store.LutFile;

/** Which table something was run on. */
public final class UsedTable {
    /** Its name and checksum. */
    public static final FigureGroup<LutArtifact> FIGURES = FigureGroup.of(
            fact("name", "its name").text(LutArtifact::name),
            fact("checksum", "its checksum").text(LutFile::checksum));

    private UsedTable() {}
}
