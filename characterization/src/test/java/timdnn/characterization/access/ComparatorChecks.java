package timdnn.characterization.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import timdnn.array.ArrayGeometry;
import timdnn.characterization.engine.Campaign;
import timdnn.characterization.engine.CampaignListener;
import timdnn.characterization.engine.PlainNgspice;
import timdnn.characterization.engine.Shard;
import timdnn.characterization.engine.StageContext;
import timdnn.characterization.engine.StandAloneDeck;
import timdnn.characterization.plan.Study;
import timdnn.characterization.plan.StudyReader;
import timdnn.characterization.sense.SensePlan;
import timdnn.characterization.sense.Tap;
import timdnn.characterization.sense.comparator.ComparatorFindings;
import timdnn.characterization.sense.comparator.ComparatorReader;
import timdnn.characterization.sense.comparator.ComparatorRun;
import timdnn.characterization.sense.comparator.ComparatorStates;
import timdnn.characterization.sense.comparator.Decision;
import timdnn.characterization.sense.comparator.OffsetTail;
import timdnn.characterization.sense.comparator.TrimBench;
import timdnn.characterization.sense.comparator.TrimReader;
import timdnn.characterization.sense.converter.ConverterStates;
import timdnn.characterization.store.CampaignStore;
import timdnn.characterization.store.ListedCircuit;
import timdnn.characterization.study.NominalGolden;
import timdnn.characterization.study.TinyStudy;

/** The converter's comparators by themselves. */
@SuppressWarnings("MemberName") // suffixes are units
sealed interface ComparatorChecks extends AccessChecks permits AccessIT {
    @Test
    default void aDecisionTakesLongerWithLessOverdriveByTheRegenerationsTimeConstant() throws IOException {
        Map<String, String> golden = NominalGolden.lines(NominalGolden.file("access"));
        for (Tap tap : sense().taps()) {
            List<Double> times =
                    tap.comparator().decisions().stream().map(Decision::time_s).toList();
            assertThat(times).allMatch(Double::isFinite).isSortedAccordingTo(Comparator.reverseOrder());
            double slope = (times.get(0) - times.get(3)) / Math.log(10);
            assertThat(tap.comparator().regeneration_s()).isCloseTo(slope, within(0.1 * slope));
            assertThat(tap.comparator().regenerationHeldOut_s()).isBetween(0.0, 1.5e-12);
            double energy_J = Double.parseDouble(
                    golden.get("sense.taps[" + (tap.number() - 1) + "].comparator.decisions[4].energy_J"));
            assertThat(tap.comparator().decisions().get(4).energy_J()).isCloseTo(energy_J, within(0.02 * energy_J));
        }
        assertThat(sense().conversions()).allMatch(conversion -> conversion.decision_s() < 120e-12);
    }

    @Test
    default void wholeDecisionsConfirmEveryTrimmedOffset() {
        assertThat(sense().checks()).isEqualTo(12);
        assertThat(sense().agreed()).isEqualTo(12);
        for (Tap tap : sense().taps()) {
            ComparatorFindings comparator = tap.comparator();
            assertThat(comparator.failed()).isZero();
            assertThat(tap.offsetSigma_V().estimate())
                    .isGreaterThan(comparator.trimmedSigma_V().estimate());
            // What is left is spread over one step, and the range reaches beyond nearly all of the comparators.
            assertThat(comparator.trimmedSigma_V().estimate())
                    .isLessThan(0.5 * comparator.trimStep_V())
                    .isLessThan(0.4 * comparator.sigma_V().estimate());
            assertThat(comparator.trimRange_V())
                    .isGreaterThan(2 * comparator.sigma_V().estimate());
            // Seven units of 0.5 µm · 32 nm at some 25 fF/µm² would be 2.8 fF, C·V² of them 2.3 fJ.
            assertThat(comparator.trimEnergy_J()).isBetween(0.0, 2.3e-15);
        }
    }

    /** After 50 mV of either sign and, in the store, after -1 mV the same comparator reads the same at balance. */
    @Test
    default void aDecisionDoesNotRememberTheOneBefore() throws Exception {
        Study study = TinyStudy.study(plan());
        try (CampaignStore store = CampaignStore.openForReading(out())) {
            TrimReader trim = new TrimReader(study, store);
            int balance = TrimBench.FINE_STEPS_V.indexOf(0.0) + 1;
            for (int tap : ComparatorStates.checked(ArrayGeometry.PAPER.largestCount())) {
                int sample = trim.firstCodes(tap).keySet().iterator().next();
                String state =
                        ComparatorStates.trimmed(tap, trim.firstCodes(tap).get(sample));
                String measure = TrimBench.reading(balance, 1);
                double stored = store.value(ComparatorStates.TRIM, CONDITION, state, measure, sample);
                String deck = StandAloneDeck.of(store, ComparatorStates.TRIM, state, sample);
                for (String before : List.of("-50m", "50m")) {
                    String previous = ".param vd" + (balance - 1) + "=";
                    String other = deck.replaceFirst("\n" + previous + ".*", "\n" + previous + before);
                    assertThat(other).isNotEqualTo(deck);
                    // 20 mV make 0.3 V of it: a twentieth of a millivolt at the inputs.
                    assertThat(PlainNgspice.measure(folder(), other, measure))
                            .as(state + " after " + before)
                            .isCloseTo(stored, within(0.75e-3));
                }
            }
        }
    }

    /** Trimming goes on from what whole decisions say, and keeps the code that leaves less. */
    @Test
    default void theSecondCodeIsKeptOnlyWhereItLeavesLess() {
        Study study = TinyStudy.study(plan());
        try (CampaignStore store = CampaignStore.openForReading(out())) {
            TrimReader trim = new TrimReader(study, store);
            int again = 0;
            for (int number = 1; number <= ArrayGeometry.PAPER.largestCount(); number++) {
                int tap = number;
                var first = trim.firstCodes(tap);
                var second = trim.secondCodes(tap);
                again += second.size();
                trim.codes(tap).forEach((sample, code) -> {
                    double left = Math.abs(trim.trimmed_V(tap, code, sample));
                    assertThat(left).isLessThanOrEqualTo(Math.abs(trim.trimmed_V(tap, first.get(sample), sample)));
                    if (second.containsKey(sample)) {
                        assertThat(left).isLessThanOrEqualTo(Math.abs(trim.trimmed_V(tap, second.get(sample), sample)));
                    }
                });
            }
            assertThat(again).isBetween(1, 24);
        }
    }

    /** Both ways of finding it agree: by σ of a few, and by importance sampling far out. */
    @Test
    default void theTailOfTheOffsetIsThatOfItsSigma() {
        assertThat(sense().tails()).hasSize(2);
        for (OffsetTail tail : sense().tails()) {
            assertThat(tail.relativeError()).isLessThan(0.11);
            assertThat(tail.probability().estimate()).isBetween(1e-8, 1e-3);
            // √2·A_VT/√(W·L) of the input pair alone is 5.1 mV, of all transistors 6 to 8 mV.
            double sigmas = -new org.apache.commons.math3.distribution.NormalDistribution()
                    .inverseCumulativeProbability(tail.probability().estimate());
            assertThat(tail.beyond_V() / sigmas).isBetween(5.1e-3, 8.5e-3);
        }
    }

    /** The narrowest of the sizing plan: half the area of the pair, σ times √2; other transistors stay what they are. */
    @Test
    default void aWiderInputPairIsMoreAlikeAndCostsMore() throws IOException {
        Path file = Path.of("plans/sense-sizing.yaml");
        String text = Files.readString(file).replaceFirst("(\\nsense:\\n +samples:) \\d+", "$1 6");
        Study narrow = StudyReader.parse(file, text).conditions().get(0);
        assertThat(narrow.condition()).isEqualTo(CONDITION + "+w_in=1500n");
        try (CampaignStore store = CampaignStore.openForWriting(folder().resolve("narrow"));
                Campaign campaign = new Campaign(narrow, text, store, Shard.WHOLE, 2, CampaignListener.SILENT)) {
            List<Double> taps_V = sense().taps().stream().map(Tap::tap_V).toList();
            StageContext context =
                    new StageContext(narrow, TinyStudy.NETLISTS, store, campaign, Shard.WHOLE, CampaignListener.SILENT);
            new ComparatorRun(context, narrow.require(SensePlan.class).samples()).run(taps_V);
            ComparatorReader reader = new ComparatorReader(narrow, store);
            List<ComparatorFindings> comparators = IntStream.rangeClosed(1, ArrayGeometry.PAPER.largestCount())
                    .mapToObj(reader::read)
                    .toList();
            List<ComparatorFindings> wide =
                    sense().taps().stream().map(Tap::comparator).toList();
            assertThat(sigma_V(comparators)).isGreaterThan(1.15 * sigma_V(wide));
            assertThat(energy_J(comparators)).isLessThan(0.9 * energy_J(wide));
        }
    }

    /** Root mean square over the taps. */
    private static double sigma_V(List<ComparatorFindings> comparators) {
        return Math.sqrt(comparators.stream()
                .mapToDouble(comparator -> Math.pow(comparator.sigma_V().estimate(), 2))
                .average()
                .orElseThrow());
    }

    /** Of a decision at 2 mV, mean over the taps. */
    private static double energy_J(List<ComparatorFindings> comparators) {
        return comparators.stream()
                .mapToDouble(comparator -> comparator.decisions().get(4).energy_J())
                .average()
                .orElseThrow();
    }

    @Test
    default void aComparatorHasElevenTransistorsAndSixTrimCapacitorsOfTheNetlistsWidths() {
        try (CampaignStore store = CampaignStore.openForReading(out())) {
            ListedCircuit converter = store.circuits()
                    .listed(ConverterStates.CONVERTER_CIRCUIT, CONDITION)
                    .orElseThrow();
            assertThat(widths_nm(converter, "xbl.xa.xc1"))
                    .containsExactly(
                            500L, 500L, 500L, 500L, 500L, 500L, 500L, 500L, 500L, 500L, 1000L, 1000L, 1000L, 2000L,
                            2000L, 3000L, 3000L);
            // PMOS inputs have a tail twice as wide.
            assertThat(widths_nm(converter, "xbl.xa.xc8"))
                    .containsExactly(
                            500L, 500L, 500L, 500L, 500L, 500L, 500L, 500L, 500L, 500L, 1000L, 1000L, 2000L, 2000L,
                            2000L, 3000L, 3000L);
            assertThat(converter.within("xbl.xa")).hasSize(8 * 17);
            assertThat(converter.value("c_tap")).isEqualTo(400e-15);
            assertThatThrownBy(() -> converter.within("xnone")).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> converter.value("none")).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static List<Long> widths_nm(ListedCircuit circuit, String part) {
        return circuit.within(part).stream()
                .map(device -> Math.round(device.width_m() * 1e9))
                .sorted()
                .toList();
    }
}
