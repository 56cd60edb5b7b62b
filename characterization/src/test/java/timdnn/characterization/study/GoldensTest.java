package timdnn.characterization.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import timdnn.characterization.plan.Study;
import timdnn.characterization.plan.StudyReader;
import timdnn.characterization.store.CampaignStore;
import timdnn.harness.netlist.Netlist;

/**
 * Goldens belong to the plans, netlists and cards that ship, and change together with the changelog. A campaign is
 * published by {@code mvn -B -pl characterization -am verify -Dtest=GoldensTest -Dsurefire.failIfNoSpecifiedTests=false
 * -Dgoldens.publish=FOLDER} with the folder of its store.
 */
class GoldensTest {
    private static final Path PLANS = Path.of("plans");
    private static final String SECTION = "### Numbers that changed\n";

    @Test
    void publishedFiguresComeFromThePlanTheNetlistsAndTheCardsThatShip() throws IOException {
        String folder = System.getProperty("goldens.publish", "");
        if (!folder.isEmpty()) {
            publish(Path.of(folder));
        }
        assertThat(PublishedCampaign.plans()).isNotEmpty();
        for (String plan : PublishedCampaign.plans()) {
            Map<String, String> published = PublishedCampaign.read(PublishedCampaign.file(plan));
            Path file = PLANS.resolve(plan + ".yaml");
            Study study = StudyReader.read(file);
            Map<String, String> today = new TreeMap<>();
            today.put("plan", Netlist.sha256(StudyReader.text(file)));
            today.put(
                    "cards",
                    Netlist.read(
                                    TinyStudy.NETLISTS.resolve(
                                            "models/" + study.circuit().models() + ".lib"),
                                    Map.of())
                            .sha256());
            PublishedCampaign.netlistFiles(study, TinyStudy.NETLISTS)
                    .forEach((name, sha256) -> today.put("file " + name, sha256));
            assertThat(NominalFigures.differences(origins(published), today, 0))
                    .as("what published figures of " + plan
                            + " rest on; if it changed, run the whole plan again, publish "
                            + "its campaign and tell what changed under \"Numbers that changed\" in CHANGELOG.md")
                    .isEmpty();
        }
    }

    private static Map<String, String> origins(Map<String, String> published) {
        Map<String, String> origins = new TreeMap<>(published);
        origins.keySet().removeIf(key -> !key.equals("plan") && !key.equals("cards") && !key.startsWith("file "));
        return origins;
    }

    private static void publish(Path folder) throws IOException {
        try (CampaignStore store = CampaignStore.openForReading(folder)) {
            String plan = timdnn.characterization.engine.StoredStudy.read(store)
                    .orElseThrow()
                    .name();
            NominalGolden.write(PublishedCampaign.file(plan), PublishedCampaign.of(store, TinyStudy.NETLISTS));
        }
    }

    @Test
    void everyPlanThatShipsHasNominalFigures() throws IOException {
        try (Stream<Path> plans = Files.list(PLANS)) {
            assertThat(plans.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".yaml"))
                            .map(name -> NominalGolden.file(name.substring(0, name.length() - ".yaml".length()))))
                    .hasSize(20)
                    .allSatisfy(file -> assertThat(file)
                            .isNotEmptyFile()
                            .content()
                            .doesNotContainPattern("@[0-9a-f]{4,8}\n")); // an object's address, another in each run
        }
    }

    /** Whoever changes a golden says so in the changelog, where its line with the goldens' fingerprint has to change. */
    @Test
    void goldensChangeTogetherWithTheChangelog() throws IOException {
        String changelog = Files.readString(Path.of("../CHANGELOG.md"));
        int begin = changelog.indexOf(SECTION) + SECTION.length();
        int end = changelog.indexOf("\n## ", begin);
        int next = changelog.indexOf("\n### ", begin);
        String section = changelog.substring(
                begin,
                Stream.of(end, next, changelog.length())
                        .filter(at -> at > 0)
                        .min(Integer::compare)
                        .orElseThrow());
        assertThat(section)
                .as(
                        "section \"Numbers that changed\" of CHANGELOG.md: say there what changed and why, and name the goldens "
                                + "as they are now")
                .contains("Goldens: " + fingerprint());
    }

    private static String fingerprint() throws IOException {
        try (Stream<Path> files = Files.list(NominalGolden.FOLDER)) {
            StringBuilder all = new StringBuilder();
            for (Path file : files.sorted().toList()) {
                all.append(file.getFileName()).append('\n').append(Files.readString(file));
            }
            return Netlist.sha256(all.toString()).substring(0, 16);
        }
    }

    @Test
    void aFigureThatDiffersIsToldWithItsNameAndBothValues() {
        Map<String, String> golden = Map.of("column.levels_V[3]", "0.5770", "column.strobe_s", "2.451E-10");
        assertThat(NominalFigures.differences(golden, golden, 1e-6)).isEmpty();
        assertThat(NominalFigures.differences(
                        golden, Map.of("column.levels_V[3]", "0.5771", "column.strobe_s", "2.4510000001E-10"), 1e-6))
                .isEqualTo(List.of("column.levels_V[3] was 0.5770 and is 0.5771"));
        assertThat(NominalFigures.differences(golden, Map.of("column.levels_V[3]", "0.5770", "other", "1"), 1e-6))
                .containsExactlyInAnyOrder("column.strobe_s was 2.451E-10 and is missing", "other is new: 1");
    }
}
