package timdnn.characterization.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every plan that ships, run thin on real ngspice: its nominal figures are those that are kept in {@code resources/goldens}.
 * {@code AccessIT} does the same for the plan {@code access}, and goes on with its campaign.
 * {@code mvn -B -pl characterization -am verify -Dtest=ThinPlansIT,AccessIT -Dsurefire.failIfNoSpecifiedTests=false -Dgoldens.write=true}
 * writes them anew; what has changed then belongs in the changelog, which {@code GoldensTest} asks for.
 */
@Tag("slow")
class ThinPlansIT {
    private static final int PLANS_THAT_SHIP = 20;

    /** With {@code -Dgoldens.write=true}, the plans whose figures are written, with commas between; all where it is empty. */
    private static final String ONLY = System.getProperty("goldens.only", "");

    /** Longest first, so that no processor idles at the end. */
    private static final List<String> LONG = List.of("sense-sizing", "access-stepped");

    @TempDir
    static Path temporary;

    @Test
    void everyPlanThatShipsGivesItsNominalFigures() throws IOException, InterruptedException, ExecutionException {
        List<String> names = plans();
        assertThat(names).hasSize(PLANS_THAT_SHIP).containsAll(LONG).contains(ThinPlan.ACCESS);
        if (Boolean.getBoolean("goldens.write") && !ONLY.isEmpty()) {
            names = List.of(ONLY.split(",", -1));
        }
        List<String> here =
                names.stream().filter(name -> !name.equals(ThinPlan.ACCESS)).toList();
        ExecutorService two = Executors.newFixedThreadPool(2);
        Map<String, Future<List<String>>> runs = new LinkedHashMap<>();
        try {
            Stream.concat(LONG.stream().filter(here::contains), here.stream().filter(name -> !LONG.contains(name)))
                    .forEach(name -> runs.put(name, two.submit(() -> new ThinPlan(name, temporary).differences(1))));
            for (Map.Entry<String, Future<List<String>>> run : runs.entrySet()) {
                assertThat(run.getValue().get())
                        .as("nominal figures of " + run.getKey() + " against " + NominalGolden.file(run.getKey())
                                + ", and what of it is published")
                        .isEmpty();
            }
        } finally {
            two.shutdownNow();
        }
    }

    private static List<String> plans() throws IOException {
        try (Stream<Path> files = Files.list(ThinPlan.PLANS)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml"))
                    .map(name -> name.substring(0, name.length() - ".yaml".length()))
                    .sorted()
                    .toList();
        }
    }
}
