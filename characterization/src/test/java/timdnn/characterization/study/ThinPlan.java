package timdnn.characterization.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import timdnn.characterization.area.AreaReader;
import timdnn.characterization.digital.DigitalFindings;
import timdnn.characterization.digital.DigitalReader;
import timdnn.characterization.engine.CampaignListener;
import timdnn.characterization.plan.Study;
import timdnn.characterization.plan.StudyReader;
import timdnn.characterization.store.CampaignStore;

/** A plan that ships, run thin on real ngspice, and its nominal figures against those that are kept in {@code resources/goldens}. */
public final class ThinPlan {
    static final Path PLANS = Path.of("plans");

    /** The plan of the hold-and-convert access, whose thin run is the one of {@code AccessIT}, too. */
    public static final String ACCESS = "access";

    /** Two runs of ngspice 39 give the same numbers to the last digit; other processors round exp and log otherwise. */
    private static final double RELATIVE = 1e-6;

    /** Differences that are listed: where one figure moves, many do. */
    private static final int SHOWN = 40;

    private final String name;
    private final Path out;

    /**
     * A thin run.
     *
     * @param name name of the plan
     * @param folder where its campaign goes, in a folder of the plan's name; {@code -Dgoldens.folder} keeps campaigns and goes on with them
     */
    public ThinPlan(String name, Path folder) {
        this.name = name;
        String kept = System.getProperty("goldens.folder", "");
        this.out = (kept.isEmpty() ? folder : Path.of(kept)).resolve(name);
    }

    /** Where its campaign is. */
    public Path out() {
        return out;
    }

    /** The plan as written. */
    public String text() {
        return StudyReader.text(file());
    }

    private Path file() {
        return PLANS.resolve(name + ".yaml");
    }

    /**
     * Simulates, and with {@code -Dgoldens.write=true} writes the goldens anew.
     *
     * @param workers worker processes
     * @return the first of the differences to the goldens and to what is published; none if all is as it was
     */
    public List<String> differences(int workers) throws IOException {
        Map<String, String> found = run(workers);
        Path golden = NominalGolden.file(name);
        if (Boolean.getBoolean("goldens.write")) {
            NominalGolden.write(golden, found);
            if (name.equals(ACCESS)) {
                RecordedComparators.write(out);
            }
        }
        List<String> differences =
                new ArrayList<>(NominalFigures.differences(NominalGolden.lines(golden), found, RELATIVE));
        if (Files.exists(PublishedCampaign.file(name))) {
            differences.addAll(fromPublished());
        }
        return differences.stream().limit(SHOWN).toList();
    }

    /** Decks and samples that the thin run shares with the campaign that is published: it simulates them again. */
    private List<String> fromPublished() throws IOException {
        Map<String, String> published = PublishedCampaign.read(PublishedCampaign.file(name));
        try (CampaignStore store = CampaignStore.openForReading(out)) {
            Map<String, String> again = PublishedCampaign.simulated(store);
            // Two samples of each of eleven states and 17 nominal levels, at least.
            assertThat(again).hasSizeGreaterThan(60);
            published.keySet().retainAll(again.keySet());
            return NominalFigures.differences(published, again, RELATIVE);
        }
    }

    /** Figures of all conditions; where there are several, under their names. */
    private Map<String, String> run(int workers) {
        String text = text();
        Study study = StudyReader.parse(file(), text).thin();
        Map<String, String> figures = new LinkedHashMap<>();
        try (CampaignStore store = CampaignStore.openForWriting(out)) {
            StudyRun.Result result =
                    StudyRun.run(study, text, TinyStudy.NETLISTS, store, workers, CampaignListener.SILENT);
            assertThat(result.failed()).as("failed simulations of " + name).isZero();
            List<Study> conditions = study.conditions();
            for (int i = 0; i < conditions.size(); i++) {
                Study condition = conditions.get(i);
                Optional<DigitalFindings> digital = DigitalReader.read(condition, store);
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
