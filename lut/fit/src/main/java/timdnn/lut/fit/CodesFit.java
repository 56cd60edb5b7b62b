package timdnn.lut.fit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import timdnn.array.ArrayGeometry;
import timdnn.characterization.column.ColumnFindings.SenseState;
import timdnn.characterization.rareerror.PathTail;
import timdnn.characterization.rareerror.SenseErrorFindings;
import timdnn.characterization.rareerror.SenseErrorRate;
import timdnn.characterization.statistics.Estimate;
import timdnn.characterization.statistics.NormalTail;
import timdnn.characterization.study.ConditionFindings;
import timdnn.lut.store.FitReport;
import timdnn.lut.table.CodeDistribution;
import timdnn.lut.table.ConversionCodes;

/** P(code | n) and P(code | n, d) of a campaign. */
@SuppressWarnings("MemberName") // suffixes are units
final class CodesFit {
    private final ConditionFindings findings;
    private final ArrayGeometry geometry;

    /** By state and threshold. */
    private final Map<List<Integer>, PathTail> tails = new HashMap<>();

    CodesFit(ConditionFindings findings, ArrayGeometry geometry) {
        this.geometry = geometry;
        this.findings = findings;
    }

    /**
     * Probabilities come from the rare-event experiment where the plan has it, else from the normal tail, since 200 counts
     * see no rate below a percent. Counts are kept beside.
     */
    ConversionCodes codes() {
        return new ConversionCodes(
                codes(OptionalInt.empty()),
                findings.path().isEmpty()
                        ? List.of()
                        : IntStream.rangeClosed(0, geometry.rowsABlock())
                                .mapToObj(driven -> codes(OptionalInt.of(driven)))
                                .toList());
    }

    private CodeDistribution codes(OptionalInt driven) {
        int states = findings.requireColumn().states().size();
        long[][] counts = new long[states][];
        long[] simulations = new long[states];
        double[][] probability = new double[states][geometry.largestCount() + 1];
        double[] low = new double[states];
        double[] high = new double[states];
        for (SenseState state : findings.requireColumn().states()) {
            int n = state.n();
            int ideal = geometry.idealCount(n);
            counts[n] = state.codes().stream().mapToLong(Integer::longValue).toArray();
            simulations[n] = state.bitline_V().size()
                    + rare(n).map(found -> found.total().simulations()).orElse(0L);
            OptionalInt rows = driven.isPresent()
                    ? OptionalInt.of(Math.min(driven.getAsInt(), geometry.rowsABlock() - n))
                    : OptionalInt.empty();
            SenseErrorRate rate =
                    rare(n).map(found -> bounded(found, state, rows)).orElseGet(() -> normal(state, rows));
            double below = probability(rate.below(), rows);
            double above = probability(rate.above(), rows);
            Estimate found = rows.isPresent() ? rate.total(rows.getAsInt()) : rate.total();
            // Rates of the rare-event experiment have their own failures in their bounds.
            Estimate error = rare(n).isPresent() ? found : found.withFailed(state.failed());
            if (ideal > 0) {
                probability[n][ideal - 1] = below;
            }
            if (ideal < geometry.largestCount()) {
                probability[n][ideal + 1] = above;
            }
            probability[n][ideal] = 1 - below - above;
            low[n] = error.low();
            high[n] = error.high();
        }
        return CodeDistribution.of(counts, simulations, probability, low, high);
    }

    private static double probability(SenseErrorRate.Side side, OptionalInt driven) {
        return (driven.isPresent() ? side.driven(driven.getAsInt()) : side.probability()).estimate();
    }

    /**
     * By the normal tails of the column's mean and σ, to which a sense path adds its own and driven rows their shift: that
     * of half of them where their number is not given.
     */
    private SenseErrorRate normal(SenseState state, OptionalInt driven) {
        int ideal = geometry.idealCount(state.n());
        int known = geometry.idealCount(state.n());
        double shift = findings.path()
                .map(found -> found.drivenShift_V(known, 1) * driven.orElse((geometry.rowsABlock() - state.n()) / 2))
                .orElse(0.0);
        return new SenseErrorRate(
                state.n(),
                ideal == 0 ? SenseErrorRate.Side.NONE : tail(state, ideal, true, shift),
                ideal == geometry.largestCount() ? SenseErrorRate.Side.NONE : tail(state, ideal + 1, false, shift));
    }

    private SenseErrorRate.Side tail(SenseState state, int tap, boolean below, double shift) {
        double threshold = findings.requireColumn().thresholds_V().get(tap - 1);
        double mean = state.mean_V().estimate() + shift;
        double distance = below ? threshold - mean : mean - threshold;
        double sigma = state.sigma_V().estimate();
        int samples = state.bitline_V().size();
        int known = geometry.idealCount(state.n());
        return SenseErrorRate.Side.normal(findings.path()
                .map(sense -> tails.computeIfAbsent(
                                List.of(state.n(), tap), first -> new PathTail(sense, tap, known, sigma, samples))
                        .beyond(below, distance))
                .orElseGet(() -> NormalTail.beyond(distance, sigma, samples)));
    }

    /**
     * A side on which FORM found no failure has no bound of its own: its upper end is that of the normal tail, or what FORM says if
     * that is more. Both are models, and the method says so.
     */
    private SenseErrorRate bounded(SenseErrorRate found, SenseState state, OptionalInt driven) {
        if (!found.below().isModel() && !found.above().isModel()) {
            return found;
        }
        SenseErrorRate tails = normal(state, driven);
        return new SenseErrorRate(
                found.n(), bounded(found.below(), tails.below()), bounded(found.above(), tails.above()));
    }

    private static SenseErrorRate.Side bounded(SenseErrorRate.Side found, SenseErrorRate.Side tail) {
        Estimate probability = found.probability();
        return found.isModel()
                ? SenseErrorRate.Side.normal(new Estimate(
                        probability.estimate(),
                        probability.low(),
                        Math.max(probability.high(), tail.probability().high()),
                        probability.simulations()))
                : found;
    }

    private Optional<SenseErrorRate> rare(int n) {
        return findings.senseErrors().rates().stream()
                .filter(rate -> rate.n() == n)
                .findFirst();
    }

    /** How rates were found, by state, since a plan may leave states to the normal tail. */
    String errorRateMethod() {
        Map<String, List<String>> states = new LinkedHashMap<>();
        for (SenseState state : findings.requireColumn().states()) {
            String method = rare(state.n())
                    .map(rate -> rate.dominant().method() + (rate.isModel() ? " (a model, no bound)" : ""))
                    .orElse("normal tail of the simulated mean and sigma");
            states.computeIfAbsent(method, name -> new ArrayList<>()).add("S" + state.n());
        }
        List<String> parts = new ArrayList<>();
        states.forEach((method, names) -> parts.add(String.join(" ", names) + ": " + method));
        return String.join("; ", parts);
    }

    /** Rates against simulations of their own, with driven rows in the circuit. */
    List<FitReport.Entry> errors() {
        List<FitReport.Entry> report = new ArrayList<>();
        List<SenseErrorFindings.HeldOut> heldOut = findings.senseErrors().heldOut().stream()
                .filter(one -> Double.isFinite(one.deviation()))
                .toList();
        if (!heldOut.isEmpty()) {
            report.add(new FitReport.Entry(
                    "P(error | n, d)",
                    "largest deviation",
                    heldOut.stream()
                            .mapToDouble(one -> Math.abs(one.deviation()))
                            .max()
                            .orElseThrow(),
                    TableFitter.RATE_LIMIT,
                    "sigma",
                    heldOut.size()));
            report.add(new FitReport.Entry(
                    "P(error | n, d)",
                    "largest ratio",
                    heldOut.stream()
                            .mapToDouble(one -> Math.exp(Math.abs(
                                    Math.log(one.rate() / one.simulated().estimate()))))
                            .max()
                            .orElseThrow(),
                    Double.POSITIVE_INFINITY,
                    "1",
                    heldOut.size()));
        }
        return report;
    }
}
