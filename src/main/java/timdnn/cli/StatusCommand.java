package timdnn.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import timdnn.characterization.column.ColumnFigures;
import timdnn.characterization.column.ColumnFindings;
import timdnn.characterization.column.ColumnReader;
import timdnn.characterization.engine.CampaignStatus;
import timdnn.characterization.engine.StoredStudy;
import timdnn.characterization.plan.Study;
import timdnn.characterization.rareerror.SenseErrorFigures;
import timdnn.characterization.rareerror.SenseErrorRate;
import timdnn.characterization.rareerror.SenseErrorReader;
import timdnn.characterization.store.CampaignStore;

/** Shows how far a campaign has come, also while it runs. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description =
                "Show a campaign's progress, rate, expected end and the intervals reached so far; also while it runs.")
public final class StatusCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "the campaign's folder")
    private Path folder;

    @Option(names = "--json", description = "print one JSON document on standard output")
    private boolean json;

    @Override
    public Integer call() {
        CampaignStatus status;
        List<ConditionStatus> conditions;
        try (CampaignStore store = CampaignStore.openForReading(folder)) {
            status = CampaignStatus.of(store);
            conditions = conditions(store);
        }
        if (json) {
            Json.print(document(status, conditions));
        } else {
            print(status, conditions);
        }
        return 0;
    }

    /** How far a condition has come: its simulations in the store, and what Monte Carlo has reached. */
    private record ConditionStatus(
            String condition, int simulations, List<ColumnFindings.SenseState> states, List<SenseErrorRate> rates) {}

    private static List<ConditionStatus> conditions(CampaignStore store) {
        return StoredStudy.read(store).map(Study::conditions).orElse(List.of()).stream()
                .map(study -> new ConditionStatus(
                        study.condition(),
                        store.simulations(study.condition()),
                        known(study, store) ? new ColumnReader(study, store).states() : List.of(),
                        known(study, store) ? new SenseErrorReader(study, store).rates() : List.of()))
                .toList();
    }

    /** Nothing before the strobe and the nominal levels are known. */
    private static boolean known(Study study, CampaignStore store) {
        return store.fact("strobe_s", study.condition()).isPresent()
                && store.states("transfer", study.condition()).size()
                        > study.geometry().largestCount();
    }

    private static List<ColumnFindings.SenseState> first(List<ConditionStatus> conditions) {
        return conditions.isEmpty() ? List.of() : conditions.get(0).states();
    }

    private static List<Object> rates(List<SenseErrorRate> rates) {
        return rates.stream()
                .map(rate -> (Object) SenseErrorFigures.STATE.document(rate))
                .toList();
    }

    private static Map<String, Object> document(CampaignStatus status, List<ConditionStatus> conditions) {
        Map<String, Object> document = JsonParts.ordered(
                "state", status.state().name().toLowerCase(Locale.ROOT),
                "planned", status.planned(),
                "done", status.done(),
                "failed", status.failed(),
                "outcomes", status.outcomes(),
                "failures", status.failures(),
                "failuresByState",
                        status.failuresByState().stream()
                                .map(state -> JsonParts.ordered(
                                        "experiment", state.experiment(),
                                        "condition", state.condition(),
                                        "state", state.state(),
                                        "simulations", state.simulations(),
                                        "failures", state.failures(),
                                        "missingMeasures", state.missingMeasures()))
                                .toList(),
                "retried", status.retried(),
                "shard", status.shard().toString(),
                "crashBundles", status.crashBundles(),
                "crashBundlesLeftOut", status.crashBundlesLeftOut());
        status.samplesPerSecond().ifPresent(rate -> document.put("samplesPerSecond", rate));
        status.remainingSeconds().ifPresent(seconds -> document.put("remainingSeconds", seconds));
        document.put(
                "states",
                first(conditions).stream().map(ColumnFigures.STATE::document).toList());
        document.put(
                "senseErrorRate",
                conditions.isEmpty() ? List.of() : rates(conditions.get(0).rates()));
        if (conditions.size() > 1) {
            document.put(
                    "conditions",
                    conditions.stream()
                            .map(one -> JsonParts.ordered(
                                    "condition", one.condition(),
                                    "done", one.simulations(),
                                    "senseErrorRate", rates(one.rates()),
                                    "states",
                                            one.states().stream()
                                                    .map(ColumnFigures.STATE::document)
                                                    .toList()))
                            .toList());
        }
        return document;
    }

    private void print(CampaignStatus status, List<ConditionStatus> conditions) {
        System.out.println(String.format(
                Locale.ROOT,
                "%s: %s%s, %d of %d simulations, %d failed%s, %d after a second try",
                folder,
                status.state().name().toLowerCase(Locale.ROOT),
                status.shard().isWhole() ? "" : ", shard " + status.shard(),
                status.done(),
                status.planned(),
                status.failed(),
                status.failures().isEmpty() ? "" : " " + status.failures(),
                status.retried()));
        status.failuresByState().forEach(state -> System.out.println(state.sentence()));
        if (status.crashBundles() > 0) {
            System.out.println(String.format(
                    Locale.ROOT,
                    "%d crashed or timed-out simulations can be repeated: %s (%d more were not written)",
                    status.crashBundles(),
                    folder.resolve("crash"),
                    status.crashBundlesLeftOut()));
        }
        status.samplesPerSecond()
                .ifPresent(rate -> System.out.println(String.format(
                        Locale.ROOT,
                        "%.1f simulations a second lately%s",
                        rate,
                        status.remainingSeconds().isPresent()
                                ? String.format(
                                        Locale.ROOT,
                                        ", about %.0f s to go",
                                        status.remainingSeconds().getAsDouble())
                                : "")));
        if (conditions.size() > 1) {
            conditions.forEach(StatusCommand::print);
            return;
        }
        for (ColumnFindings.SenseState state : first(conditions)) {
            System.out.println(String.format(
                    Locale.ROOT,
                    "S%-2d  %5d samples  sigma %5.2f mV [%.2f, %.2f]  P(error) counted [%.4f, %.4f]%s",
                    state.n(),
                    state.bitline_V().size(),
                    state.sigma_V().estimate() * 1e3,
                    state.sigma_V().low() * 1e3,
                    state.sigma_V().high() * 1e3,
                    state.counted().low(),
                    state.counted().high(),
                    FindingLines.failed(state)));
        }
        for (SenseErrorRate rate : conditions.isEmpty()
                ? List.<SenseErrorRate>of()
                : conditions.get(0).rates()) {
            System.out.println(String.format(
                    Locale.ROOT,
                    "S%-2d  %5d simulations  P(error) %.2e [%.1e, %.1e]",
                    rate.n(),
                    rate.total().simulations(),
                    rate.total().estimate(),
                    rate.total().low(),
                    rate.total().high()));
        }
    }

    private static void print(ConditionStatus one) {
        System.out.println(String.format(
                Locale.ROOT,
                "%s  %d simulations%s",
                one.condition(),
                one.simulations(),
                one.states().stream()
                        .map(state -> String.format(
                                Locale.ROOT,
                                "  S%d %.2f mV",
                                state.n(),
                                state.sigma_V().estimate() * 1e3))
                        .collect(java.util.stream.Collectors.joining(
                                "", one.states().isEmpty() ? "" : "  sigma", ""))));
    }
}
