package timdnn.cli.campaign;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import timdnn.characterization.column.BitlineState;
import timdnn.characterization.column.ColumnFigures;
import timdnn.characterization.engine.CampaignStatus;
import timdnn.characterization.figure.FigureText;
import timdnn.characterization.store.StateOutcomes;
import timdnn.cli.study.StateLines;

/** How far a campaign has come, a line each. */
final class StatusLines {
    private StatusLines() {}

    static List<String> of(Path folder, StatusFigures.Found found) {
        List<String> lines = new ArrayList<>(campaign(folder, found.campaign()));
        if (found.swept().isEmpty()) {
            for (ConditionStatus only : found.conditions()) {
                only.states().stream().map(StateLines::of).forEach(lines::add);
                only.rates().stream().map(StateLines::of).forEach(lines::add);
            }
        } else {
            found.swept().stream().map(StatusLines::condition).forEach(lines::add);
        }
        return lines;
    }

    private static List<String> campaign(Path folder, CampaignStatus status) {
        List<String> lines = new ArrayList<>();
        lines.add(format(
                "%s: %s%s, %d of %d simulations, %d failed%s, %d after a second try",
                folder,
                status.state().name().toLowerCase(Locale.ROOT),
                status.shard().isWhole() ? "" : ", shard " + status.shard(),
                status.done(),
                status.planned(),
                status.failed(),
                status.failures().isEmpty() ? "" : " " + status.failures(),
                status.retried()));
        status.failuresByState().stream().map(StateOutcomes::sentence).forEach(lines::add);
        if (status.crashBundles() > 0) {
            lines.add(format(
                    "%d crashed or timed-out simulations can be repeated: %s (%d more were not written)",
                    status.crashBundles(), folder.resolve("crash"), status.crashBundlesLeftOut()));
        }
        status.samplesPerSecond()
                .ifPresent(rate -> lines.add(format("%.1f simulations a second lately", rate)
                        + (status.remainingSeconds().isPresent()
                                ? format(
                                        ", about %.0f s to go",
                                        status.remainingSeconds().getAsDouble())
                                : "")));
        return lines;
    }

    private static String condition(ConditionStatus one) {
        return format("%s  %d simulations", one.condition(), one.simulations())
                + one.states().stream()
                        .map(state -> "  " + BitlineState.name(state.n()) + " "
                                + FigureText.of(ColumnFigures.SIGMA.of(state), "mV"))
                        .collect(Collectors.joining("", one.states().isEmpty() ? "" : "  sigma", ""));
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
