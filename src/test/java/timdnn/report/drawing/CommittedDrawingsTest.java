package timdnn.report.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The drawings in docs/circuits against their sources and against the netlists. */
class CommittedDrawingsTest {
    private static final Path CIRCUITS = Path.of("../docs/circuits");
    private static final Path NETLISTS = Path.of("../netlists");

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
