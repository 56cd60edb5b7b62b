package timdnn.characterization.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import timdnn.characterization.area.AreaReader;
import timdnn.characterization.digital.DigitalFindings;
import timdnn.characterization.digital.DigitalReader;
import timdnn.characterization.engine.CampaignListener;
import timdnn.characterization.plan.Study;
import timdnn.characterization.plan.StudyReader;
import timdnn.characterization.store.CampaignStore;

/**
 * Every plan that ships, run thin on real ngspice: its nominal figures are those that are kept in {@code resources/goldens}.
 * {@code mvn -B -pl characterization -am verify -Dtest=ThinPlansIT -Dsurefire.failIfNoSpecifiedTests=false -Dgoldens.write=true}
 * writes them anew; what has changed then belongs in the changelog, which {@code GoldensTest} asks for.
 */
@Tag("slow")
class ThinPlansIT {
    private static final Path PLANS = Path.of("plans");
    private static final int PLANS_THAT_SHIP = 19;

    /** Two runs of ngspice 39 give the same numbers to the last digit; other processors round exp and log otherwise. */
    private static final double RELATIVE = 1e-6;

    /** With {@code -Dgoldens.write=true}, the plans whose figures are written, with commas between; all where it is empty. */
    private static final String ONLY = System.getProperty("goldens.only", "");

    /** Differences that are listed: where one figure moves, many do. */
    private static final int SHOWN = 40;

    /** Longest first, so that no processor idles at the end. */
    private static final List<String> LONG = List.of("sense-sizing", "access-stepped", "access");

    private static final String WITH_COMPARATORS = "access";

    @TempDir
    static Path temporary;

    /** Campaigns that are kept, with {@code -Dgoldens.folder}, are gone on with and not simulated again. */
    private static Path folder() {
        String kept = System.getProperty("goldens.folder", "");
        return kept.isEmpty() ? temporary : Path.of(kept);
    }

    @Test
    void everyPlanThatShipsGivesItsNominalFigures() throws IOException, InterruptedException, ExecutionException {
        List<String> names = plans();
        assertThat(names).hasSize(PLANS_THAT_SHIP).containsAll(LONG);
        if (Boolean.getBoolean("goldens.write") && !ONLY.isEmpty()) {
            names = List.of(ONLY.split(",", -1));
        }
        ExecutorService two = Executors.newFixedThreadPool(2);
        Map<String, Future<List<String>>> runs = new LinkedHashMap<>();
        try {
            Stream.concat(LONG.stream().filter(names::contains), names.stream().filter(name -> !LONG.contains(name)))
                    .forEach(name -> runs.put(name, two.submit(differences(name))));
            for (Map.Entry<String, Future<List<String>>> run : runs.entrySet()) {
                assertThat(run.getValue().get().stream().limit(SHOWN))
                        .as("nominal figures of " + run.getKey() + " against " + NominalGolden.file(run.getKey())
                                + ", and what of it is published")
                        .isEmpty();
            }
        } finally {
            two.shutdownNow();
        }
    }

    private static List<String> plans() throws IOException {
        try (Stream<Path> files = Files.list(PLANS)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml"))
                    .map(name -> name.substring(0, name.length() - ".yaml".length()))
                    .sorted()
                    .toList();
        }
    }

    private static Callable<List<String>> differences(String name) {
        return () -> {
            Map<String, String> found = run(name);
            Path golden = NominalGolden.file(name);
            if (Boolean.getBoolean("goldens.write")) {
                NominalGolden.write(golden, found);
                if (name.equals(WITH_COMPARATORS)) {
                    RecordedComparators.write(folder().resolve(name));
                }
            }
            List<String> differences =
                    new ArrayList<>(NominalFigures.differences(NominalGolden.lines(golden), found, RELATIVE));
            if (Files.exists(PublishedCampaign.file(name))) {
                differences.addAll(fromPublished(name));
            }
            return differences;
        };
    }

    /** Decks and samples that the thin run shares with the campaign that is published: it simulates them again. */
    private static List<String> fromPublished(String name) throws IOException {
        Map<String, String> published = PublishedCampaign.read(PublishedCampaign.file(name));
        try (CampaignStore store = CampaignStore.openForReading(folder().resolve(name))) {
            Map<String, String> again = PublishedCampaign.simulated(store);
            // Two samples of each of eleven states and 17 nominal levels, at least.
            assertThat(again).hasSizeGreaterThan(60);
            published.keySet().retainAll(again.keySet());
            return NominalFigures.differences(published, again, RELATIVE);
        }
    }

    /** Figures of all conditions; where there are several, under their names. */
    private static Map<String, String> run(String name) {
        Path file = PLANS.resolve(name + ".yaml");
        String text = StudyReader.text(file);
        Study study = StudyReader.parse(file, text).thin();
        Map<String, String> figures = new LinkedHashMap<>();
        try (CampaignStore store = CampaignStore.openForWriting(folder().resolve(name))) {
            StudyRun.Result result = StudyRun.run(study, text, TinyStudy.NETLISTS, store, 1, CampaignListener.SILENT);
            assertThat(result.failed()).as("failed simulations of " + name).isZero();
            List<Study> conditions = study.conditions();
            for (int i = 0; i < conditions.size(); i++) {
                Study condition = conditions.get(i);
                java.util.Optional<DigitalFindings> digital = DigitalReader.read(condition, store);
                String under = conditions.size() > 1 ? condition.condition() + " " : "";
                NominalFigures.of(result.conditions().get(i), digital, AreaReader.read(condition, store, digital))
                        .forEach((key, value) -> figures.put(under + key, value));
                // Shares of a network's conversions, by which simulations are shared out.
                store.fact("count_shares", condition.condition())
                        .ifPresent(shares -> figures.put(under + "count_shares", shares));
            }
        }
        return figures;
    }
}
