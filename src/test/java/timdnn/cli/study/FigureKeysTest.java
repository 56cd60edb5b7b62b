package timdnn.cli.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import timdnn.characterization.figure.Figure;
import timdnn.characterization.figure.FigureKey;
import timdnn.cli.shared.GuideTable;

/** Definitions of figures, the JSON document of a study and the guide's table of keys are the same. */
class FigureKeysTest {
    /** All keys there have ever been; grows only. */
    private static final Path PROMISED = Path.of("test/resources/promised-keys.txt");

    private static final List<FigureKey> KEYS = FindingsDocument.ALL.keys();

    @Test
    void everyKeyOfAStudyHasADefinitionAndEveryDefinitionAKey() {
        Set<String> found = new TreeSet<>();
        for (Characterized done : StudyFixture.all()) {
            leaves("", FindingsDocument.of(done), leaf -> found.add(withoutNames(leaf)));
        }

        Set<String> defined = new TreeSet<>();
        KEYS.stream().filter(key -> key.shape().isPresent()).forEach(key -> key.leaves()
                .forEach(leaf -> defined.add(leaf.replaceAll("\\.\\*$", ""))));
        assertThat(found).containsExactlyInAnyOrderElementsOf(defined);
    }

    /** Maps whose names are not known beforehand. */
    private static String withoutNames(String leaf) {
        return KEYS.stream()
                .map(FigureKey::path)
                .filter(path -> path.endsWith(".*"))
                .map(path -> path.substring(0, path.length() - 2))
                .filter(path -> leaf.startsWith(path + "."))
                .findFirst()
                .orElse(leaf);
    }

    private static void leaves(String path, Object value, Consumer<String> leaves) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, below) -> leaves(path.isEmpty() ? (String) key : path + "." + key, below, leaves));
        } else if (value instanceof List<?> list) {
            list.forEach(below -> leaves(path + "[]", below, leaves));
        } else if (value != null) {
            leaves.accept(path);
        }
    }

    @Test
    void noKeyIsDefinedTwiceWithDifferentUnits() {
        Map<String, Set<String>> units = KEYS.stream()
                .collect(Collectors.groupingBy(
                        FigureKey::path, Collectors.mapping(FigureKey::unit, Collectors.toSet())));
        assertThat(units).allSatisfy((path, unit) -> assertThat(unit).as(path).hasSize(1));
    }

    @Test
    void aKeyThatEndsInAUnitHasThatUnit() {
        assertThat(KEYS)
                .filteredOn(key -> key.shape().isPresent() && key.path().matches(".*_(s|V|J|W|F|A|m2|F2)(\\[])*"))
                .isNotEmpty()
                .allSatisfy(key -> assertThat(key.path().replace("[]", "")).endsWith("_" + key.unit()));
    }

    @Test
    void everyFigureOfAStudyIsTheNumberUnderItsKey() {
        Characterized done = StudyFixture.all().get(0);
        Map<String, Object> document = FindingsDocument.of(done);
        List<Figure> figures = FindingsDocument.ALL.figures(done);

        assertThat(figures).hasSizeGreaterThan(500);
        for (Figure figure : figures) {
            Object value = at(document, figure.key());
            Object number = value instanceof Map<?, ?> interval ? interval.get("estimate") : value;
            if (number != null) {
                assertThat(((Number) number).doubleValue()).as(figure.key()).isEqualTo(figure.estimate());
            } else {
                assertThat(figure.estimate()).as(figure.key()).isInfinite();
            }
        }
    }

    private static Object at(Object document, String key) {
        Object at = document;
        for (String step : key.replace("[", ".[").split("\\.", -1)) {
            at = step.startsWith("[")
                    ? ((List<?>) at).get(Integer.parseInt(step.substring(1, step.length() - 1)))
                    : ((Map<?, ?>) at).get(step);
        }
        return at;
    }

    @Test
    void theGuideHasTheTableOfDefinitions() {
        String conditions = "conditions[].";
        Set<String> top = KEYS.stream()
                .map(FigureKey::path)
                .filter(path -> !path.startsWith(conditions))
                .collect(Collectors.toSet());
        List<FigureKey> shown = KEYS.stream()
                .filter(key -> !key.path().startsWith(conditions)
                        || !isOneOf(top, key.path().substring(conditions.length())))
                .toList();

        GuideTable.compare("characterize", shown, "| `conditions[].*` | | | and all keys from `strobe_s` on |\n");
    }

    private static boolean isOneOf(Set<String> top, String path) {
        return top.contains(path) || top.contains(path.replaceAll("[.\\[].*", ""));
    }

    /** Keys are promised to scripts: one that goes, or gets another name, is news. */
    @Test
    void aKeyThatIsGoneIsNamedInTheChangelog() throws IOException {
        List<String> promised = Files.readAllLines(PROMISED);
        Set<String> defined = KEYS.stream().map(FigureKey::path).collect(Collectors.toCollection(TreeSet::new));
        if (Boolean.getBoolean(GuideTable.REGENERATE)) {
            Set<String> all = new TreeSet<>(promised);
            all.addAll(defined);
            Files.write(PROMISED, all);
            promised = List.copyOf(all);
        }

        assertThat(promised)
                .as("%s; write it with -D%s=true", PROMISED, GuideTable.REGENERATE)
                .containsAll(defined);
        String changelog = Files.readString(Path.of("../CHANGELOG.md"));
        assertThat(promised).filteredOn(key -> !defined.contains(key)).allSatisfy(key -> assertThat(changelog)
                .contains("`" + key + "`"));
    }
}
