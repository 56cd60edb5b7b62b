package timdnn.report.declared;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import timdnn.characterization.circuit.declaration.Bench;
import timdnn.characterization.circuit.finding.CircuitFindings.MeasureFinding;
import timdnn.characterization.figure.FigureStatus;
import timdnn.report.page.Html;
import timdnn.report.page.Section;
import timdnn.report.page.SiText;

/** Which device's deviation a measure's variance comes from. */
final class ShareSection {
    private static final int MOST_MEASURES = 16;
    private static final int MOST_VARIABLES = 8;

    private ShareSection() {}

    /**
     * Bars of shares.
     *
     * @param measures names of the measures
     * @param variables names of the variables with the largest shares
     * @param shares {@code [variable][measure]}, of the linear model
     * @param others what the other variables have, by measure
     */
    record Shares(List<String> measures, List<String> variables, List<List<Double>> shares, List<Double> others) {}

    static Optional<Section> of(DeclaredRun run) {
        Map<String, MeasureFinding> measures = new LinkedHashMap<>();
        if (run.conditions().isEmpty()) {
            return Optional.empty();
        }
        DeclaredRun.Condition condition = run.conditions().get(0);
        for (Bench bench : run.benches()) {
            for (String name : SweepCharts.names(bench)) {
                run.measure(condition, bench.name() + "." + name, SpreadSection.point(run, bench, name))
                        .filter(found -> !found.shares().isEmpty())
                        .filter(found -> measures.size() < MOST_MEASURES)
                        .ifPresent(found -> measures.put(found.name(), found));
            }
        }
        if (measures.isEmpty()) {
            return Optional.empty();
        }
        MeasureFinding first = measures.values().iterator().next();
        Html body = new Html()
                .paragraph(
                        "Shares of each measure's variance under condition " + condition.name()
                                + ", by a linear regression on the deviations of the devices. What is missing to 100 % is not linear.")
                .figure("shares", "Shares of the variance by device", shares(measures))
                .origin(
                        FigureStatus.D,
                        run.origin(
                                condition,
                                first.name().substring(0, first.name().indexOf('.')),
                                first.point() + Bench.MISMATCH,
                                0));
        measures.values().forEach(measure -> body.collapsed(measure.name(), text(measure)));
        return Optional.of(new Section("shares", "Where the variance comes from", body));
    }

    private static Shares shares(Map<String, MeasureFinding> measures) {
        Map<String, Double> largest = new LinkedHashMap<>();
        measures.values().forEach(measure -> measure.shares()
                .forEach((variable, share) -> largest.merge(variable, share, Math::max)));
        List<String> variables = largest.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder()))
                .limit(MOST_VARIABLES)
                .map(Map.Entry::getKey)
                .toList();
        List<List<Double>> shares = new ArrayList<>();
        for (String variable : variables) {
            shares.add(measures.values().stream()
                    .map(measure -> measure.shares().getOrDefault(variable, 0.0))
                    .toList());
        }
        List<Double> others = measures.values().stream()
                .map(measure -> measure.shares().entrySet().stream()
                        .filter(share -> !variables.contains(share.getKey()))
                        .mapToDouble(Map.Entry::getValue)
                        .sum())
                .toList();
        return new Shares(List.copyOf(measures.keySet()), variables, shares, others);
    }

    private static String text(MeasureFinding measure) {
        StringBuilder text = new StringBuilder();
        measure.shares().forEach((variable, share) -> text.append(variable)
                .append("  ")
                .append(SiText.percent(share, 1))
                .append('\n'));
        return text.toString();
    }
}
