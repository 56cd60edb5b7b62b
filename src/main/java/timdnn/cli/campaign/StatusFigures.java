package timdnn.cli.campaign;

import static timdnn.characterization.figure.FigureDefinition.fact;
import static timdnn.characterization.figure.FigureDefinition.figure;
import static timdnn.characterization.figure.FigureStatus.S;

import java.util.List;
import java.util.Locale;
import timdnn.characterization.column.ColumnFigures;
import timdnn.characterization.engine.CampaignStatus;
import timdnn.characterization.figure.FigureGroup;
import timdnn.characterization.figure.FigureList;
import timdnn.characterization.rareerror.SenseErrorFigures;
import timdnn.characterization.store.StateOutcomes;

/** The keys of {@code status --json}. */
final class StatusFigures {
    /**
     * What is told of a campaign.
     *
     * @param campaign where it stands
     * @param conditions how far its conditions have come, in the plan's order
     */
    record Found(CampaignStatus campaign, List<ConditionStatus> conditions) {
        /** The first condition, as a list of one; none if the campaign never began. */
        List<ConditionStatus> first() {
            return conditions.stream().limit(1).toList();
        }

        /** All conditions of a swept study; none of another. */
        List<ConditionStatus> swept() {
            return conditions.size() > 1 ? conditions : List.of();
        }
    }

    private static final FigureGroup<StateOutcomes> FAILURES = FigureGroup.of(
            fact("experiment", "its experiment").text(StateOutcomes::experiment),
            fact("condition", "its condition").text(StateOutcomes::condition),
            fact("state", "its name").text(StateOutcomes::state),
            figure("simulations", "", S, "its simulations in the store").count(StateOutcomes::simulations),
            figure("failures", "", S, "how many of them failed, by kind").countsByName(StateOutcomes::failures),
            fact("missingMeasures", "measures that did not happen although they had to")
                    .texts(StateOutcomes::missingMeasures));

    private static final FigureGroup<ConditionStatus> CONDITION = FigureGroup.of(
            fact("condition", "its name").text(ConditionStatus::condition),
            figure("done", "", S, "its simulations in the store").count(ConditionStatus::simulations),
            FigureList.of("senseErrorRate", "as above", ConditionStatus::rates, SenseErrorFigures.STATE),
            FigureList.of("states", "as above", ConditionStatus::states, ColumnFigures.STATE));

    /** All keys. */
    static final FigureGroup<Found> ALL = FigureGroup.of(
            fact("state", "planned, running, interrupted or complete")
                    .text(found -> found.campaign().state().name().toLowerCase(Locale.ROOT)),
            figure("planned", "", S, "simulations of the whole study; an expectation where a search decides")
                    .count(found -> found.campaign().planned()),
            figure("done", "", S, "simulations in the store")
                    .count(found -> found.campaign().done()),
            figure("failed", "", S, "how many of them failed")
                    .count(found -> found.campaign().failed()),
            figure("outcomes", "", S, "simulations by outcome")
                    .countsByName(found -> found.campaign().outcomes()),
            figure("failures", "", S, "those that failed, by kind")
                    .countsByName(found -> found.campaign().failures()),
            FigureList.of(
                    "failuresByState",
                    "states that lost simulations",
                    found -> found.campaign().failuresByState(),
                    FAILURES),
            figure("retried", "", S, "simulations that took a second try")
                    .count(found -> found.campaign().retried()),
            fact("shard", "which part of its plan's samples the campaign has, for example `1/1`")
                    .text(found -> found.campaign().shard().toString()),
            figure("crashBundles", "", S, "folders that repeat a crashed or timed-out simulation")
                    .count(found -> found.campaign().crashBundles()),
            figure("crashBundlesLeftOut", "", S, "how many more there would be without a bound on their number")
                    .count(found -> found.campaign().crashBundlesLeftOut()),
            figure(
                            "samplesPerSecond",
                            "1/s",
                            S,
                            "over the last 20 s of the newest session; absent before its first batch")
                    .<Found>number(found -> found.campaign().samplesPerSecond().orElseThrow())
                    .onlyIf(found -> found.campaign().samplesPerSecond().isPresent()),
            figure("remainingSeconds", "s", S, "until the end at that rate; absent unless it runs")
                    .<Found>number(found -> found.campaign().remainingSeconds().orElseThrow())
                    .onlyIf(found -> found.campaign().remainingSeconds().isPresent()),
            FigureList.of(
                    "states",
                    "states of Monte Carlo of which both thresholds are known, as in `characterize`",
                    found -> found.first().stream()
                            .flatMap(one -> one.states().stream())
                            .toList(),
                    ColumnFigures.STATE),
            FigureList.of(
                    "senseErrorRate",
                    "rates by rare-event sampling, as in `characterize`",
                    found -> found.first().stream()
                            .flatMap(one -> one.rates().stream())
                            .toList(),
                    SenseErrorFigures.STATE),
            FigureList.of(
                            "conditions",
                            "only of a swept study, whose `states` and `senseErrorRate` are those of its first condition",
                            Found::swept,
                            CONDITION)
                    .unlessEmpty());

    private StatusFigures() {}
}
