package timdnn.characterization.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import timdnn.characterization.engine.CampaignListener;
import timdnn.characterization.store.CampaignStore;
import timdnn.characterization.study.ConditionFindings;
import timdnn.characterization.study.StudyRun;
import timdnn.characterization.study.ThinPlan;
import timdnn.characterization.study.TinyStudy;

/**
 * The access study for the tests that look at it: the thin run of the plan that ships, whose figures are goldens, and in the same
 * store more comparators, more whole accesses and the rare errors of a state in the middle.
 *
 * @param differences of the thin run to its goldens
 * @param plan text of the plan with what was simulated
 * @param folder for files of the tests
 * @param out folder of the store
 * @param findings what it found
 */
record AccessStudy(List<String> differences, String plan, Path folder, Path out, ConditionFindings findings) {
    static AccessStudy run(Path folder) throws IOException {
        ThinPlan thin = new ThinPlan(ThinPlan.ACCESS, folder);
        List<String> differences = thin.differences(2);
        String plan = larger(thin.text());
        noLongerThin(thin.out());
        try (CampaignStore store = CampaignStore.openForWriting(thin.out())) {
            ConditionFindings findings = StudyRun.run(
                            TinyStudy.study(plan), thin.text(), TinyStudy.NETLISTS, store, 2, CampaignListener.SILENT)
                    .findings();
            return new AccessStudy(differences, plan, folder, thin.out(), findings);
        }
    }

    /** A thin campaign is gone on with as such; here more than a thin study follows. */
    private static void noLongerThin(Path out) throws IOException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + out.resolve(CampaignStore.FILE));
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate("delete from meta where key = 'thin'"))
                    .isEqualTo(1);
        } catch (SQLException failure) {
            throw new IOException(failure);
        }
    }

    /** What decides where thresholds lie stays as it is in the thin plan: the same samples of the column, the same reduction. */
    private static String larger(String shipped) {
        return shipped.replaceFirst("(\nmismatch:\n +samples:) \\d+", "$1 2")
                .replaceFirst("(?s)\nreduction:\n.*?\n\n", "\nreduction: {bound: 1 V, samples: 2, guard: 0 %}\n\n")
                .replace("histograms/", Path.of("plans/histograms").toAbsolutePath() + "/")
                .replaceFirst("(\nsense:\n +samples:) \\d+", "$1 6")
                .replaceFirst("closure: .*", "closure: [1+1, 4+2, 8+1, 3+12]")
                .replaceFirst("(\n +loads:) .*", "$1 [1 fF, 2 fF]")
                .replaceFirst("(\n +slews:) .*", "$1 [10 ps, 20 ps]")
                .replaceFirst("(\nsram:\n +samples:) \\d+", "$1 2")
                .replaceFirst(
                        "(?s)\nsenseError:.*?\n\n",
                        "\nsenseError: {states: 3..3, relativeError: 40 %, maxSimulations: 600}\n\n");
    }
}
