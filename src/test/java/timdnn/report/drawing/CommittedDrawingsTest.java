package timdnn.report.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The drawings in docs/circuits against their sources and against the netlists. */
class CommittedDrawingsTest {
    private static final Path CIRCUITS = Path.of("../docs/circuits");
    private static final Path NETLISTS = Path.of("../netlists");

    /** Shown inside another drawing, in which their instances are opened. */
    private static final Set<String> OPENED = Set.of(
            "bitline/periphery.lib precharge",
            "cells/tpc-onehot.lib tpc_read",
            "sense/sample.lib sample_hold",
            "sram/cell.lib sram_half",
            "sram/periphery.lib sram_precharge",
            "sram/periphery.lib sram_write");

    /** The transistors themselves, the reduced forms of a cell, and the 6T cell with its loop open. */
    private static final Set<String> STAND_INS = Set.of(
            "nfet",
            "pfet",
            "nfet_lp",
            "pfet_lp",
            "tpc_conducting",
            "tpc_path",
            "tpc_driven",
            "tpc_idle",
            "tpc_many",
            "sram_open");

    static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.list(CIRCUITS)) {
            return files.filter(file -> file.toString().endsWith(".txt"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("sources")
    void theSvgIsWhatItsSourceGives(Path source) throws IOException {
        Path svg = source.resolveSibling(source.getFileName().toString().replace(".txt", ".svg"));
        assertThat(SchematicDrawing.of(source, NETLISTS)).isEqualTo(Files.readString(svg));
    }

    @ParameterizedTest
    @MethodSource("sources")
    void everyDrawingClaimsASubcircuitAndShowsAllOfIt(Path source) {
        Schematic schematic = SchematicReader.read(source);
        assertThat(schematic.claims()).isNotEmpty();
        NetlistComparison.compare(schematic, NETLISTS);
    }

    @ParameterizedTest
    @MethodSource("sources")
    void noTwoComponentsOrNamesShareAPlace(Path source) {
        Schematic schematic = SchematicReader.read(source);
        assertThat(schematic.parts().stream().map(Part::at)).doesNotHaveDuplicates();
        assertThat(schematic.marks().stream()
                        .filter(mark -> mark.kind() != Schematic.MarkKind.DOT)
                        .map(Schematic.Mark::at))
                .doesNotHaveDuplicates();
    }

    @Test
    void everySubcircuitIsDrawn() throws IOException {
        List<String> subcircuits = new ArrayList<>();
        try (Stream<Path> files = Files.walk(NETLISTS)) {
            for (Path file : files.filter(name -> name.toString().matches(".*\\.(lib|cir)"))
                    .filter(name -> !name.toString().contains("models"))
                    .filter(name -> !name.startsWith(NETLISTS.resolve("examples")))
                    .toList()) {
                Subcircuit.read(file).keySet().stream()
                        .filter(name -> !name.isEmpty())
                        .forEach(name -> subcircuits.add(NETLISTS.relativize(file) + " " + name));
            }
        }
        List<String> claimed = sources().stream()
                .flatMap(source -> SchematicReader.read(source).claims().stream())
                .map(claim -> claim.file() + " " + claim.subcircuit())
                .toList();
        assertThat(subcircuits.stream()
                        .filter(name -> !claimed.contains(name))
                        .filter(name -> !OPENED.contains(name))
                        .filter(name -> !STAND_INS.contains(name.substring(name.indexOf(' ') + 1))))
                .isEmpty();
    }

    @Test
    void thePageShowsEveryPicture() throws IOException {
        String page = Files.readString(CIRCUITS.resolve("README.md"));
        try (Stream<Path> files = Files.list(CIRCUITS)) {
            for (Path file :
                    files.filter(name -> name.toString().endsWith(".svg")).toList()) {
                assertThat(page).contains("(" + file.getFileName() + ")");
            }
        }
    }
}
