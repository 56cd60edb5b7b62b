package timdnn.characterization.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import timdnn.characterization.bench.AccessBench;
import timdnn.characterization.bench.ComparatorBench;
import timdnn.characterization.bench.SenseBench;
import timdnn.characterization.periphery.AreaBlock;
import timdnn.characterization.periphery.AreaFindings;
import timdnn.characterization.periphery.AreaInterval;
import timdnn.characterization.periphery.AreaReader;
import timdnn.characterization.periphery.Density;
import timdnn.characterization.periphery.DeviceClass;
import timdnn.characterization.periphery.DigitalReader;
import timdnn.characterization.plan.Study;
import timdnn.characterization.plan.StudyReader;
import timdnn.harness.netlist.SpiceNumber;
import timdnn.input.InvalidInputException;

/** The sense path, the drivers, whole accesses and areas on real ngspice, at a reduced size. */
@SuppressWarnings("MemberName") // suffixes are units
class AccessIT {
    private static final String CONDITION = "TT-0.9V-27C";
    private static final Pattern HELD = Pattern.compile("\n\\.param v_hold=(.*)");

    @TempDir
    static Path folder;

    private static String plan;
    private static Path out;
    private static ColumnFindings findings;
    private static SenseFindings sense;
    private static AccessFindings access;

    @BeforeAll
    static void run() throws Exception {
        // Rare errors of one state; digital cells and the 6T array only so that areas are whole.
        String area = Files.readString(Path.of("plans/area.yaml"));
        String logic = area.substring(area.indexOf("\ndigital:"), area.indexOf("\nlimits:"));
        plan = Files.readString(Path.of("plans/access.yaml"))
                .replaceFirst("samples: 100\n  states: 0..10", "samples: 8\n  states: 0..8")
                .replace("histograms/", Path.of("plans/histograms").toAbsolutePath() + "/")
                .replaceFirst("(?s)\ndigital:.*?\nlimits:", "\nlimits:")
                .replaceFirst("samples: 100 ", "samples: 6 ")
                .replaceFirst("closure: .*", "closure: [4+2, 8+1, 3+12]")
                .replaceFirst(
                        "\nlimits:",
                        logic + "\nsenseError: {states: 3..3, relativeError: 40 %, maxSimulations: 600}\n\nlimits:");
        out = folder.resolve("access");
        findings = TinyStudy.run(plan, out, 2).findings();
        sense = findings.sense().orElseThrow();
        access = findings.access().orElseThrow();
    }

    @Test
    void theConverterTellsNineStatesAndTurnsWithinAMillivoltOfItsThresholds() {
        assertThat(sense.conversions().stream().map(SenseFindings.Conversion::code))
                .containsExactlyElementsOf(IntStream.rangeClosed(0, 8).boxed().toList());
        for (SenseFindings.Tap tap : sense.taps()) {
            assertThat(tap.right()).as("tap " + tap.number()).isTrue();
            assertThat(Math.abs(sense.integralNonlinearity(tap))).isLessThan(0.01);
        }
    }

    @Test
    void thresholdsStandWhereTheHistogramHasFewerErrors() {
        SenseFindings.Placement placement = sense.placement().orElseThrow();
        assertThat(placement.placed()).isLessThan(placement.halfWay());
        List<Double> levels = findings.levels_V();
        // S0 is the most frequent and the surest, S1 rarer: their threshold moves up towards S0.
        assertThat(findings.thresholds_V().get(0)).isBetween((levels.get(0) + levels.get(1)) / 2, levels.get(0));
        for (SenseFindings.Tap tap : sense.taps()) {
            assertThat(tap.sampledTrip_V())
                    .isBetween(
                            sense.levels_V().get(tap.number()), sense.levels_V().get(tap.number() - 1));
        }
    }

    @Test
    void sevenComparatorsTellEightStatesForLess() {
        assertThat(sense.sevenThresholds().stream().map(SenseFindings.Conversion::code))
                .containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 7);
        assertThat(sense.sevenThresholds().get(4).comparators_J())
                .isLessThan(0.95 * sense.conversions().get(4).comparators_J());
    }

    @Test
    void noiseAndResidueAreCauses() {
        for (SenseFindings.Tap tap : sense.taps()) {
            // √(kT/C) of 3 fF is 1.2 mV; the gain of the input pair divides it.
            assertThat(tap.comparator().noise_V()).isBetween(0.3e-3, 3e-3);
            assertThat(sense.ladder().residues_V().get(tap.number() - 1)).isBetween(1e-5, 10e-3);
        }
        // 10 kΩ over eight taps of 400 fF: a time constant of some ns, from a few mV.
        assertThat(sense.ladder().settling_s()).isBetween(0.3e-9, 2e-9);
        assertThat(sense.ladder().current_A()).isCloseTo(0.9 / 20e3, within(0.01 * 0.9 / 20e3));
        // The inner nodes of driven rows take charge from a bitline that is high.
        assertThat(sense.coupling_V().get(0)).isBetween(-12e-3, -1e-3);
        assertThat(Math.abs(sense.coupling_V().get(8))).isLessThan(3e-3);
        assertThat(sense.causes_V(5, 4).keySet())
                .containsExactly(
                        "offset",
                        "comparatorNoise",
                        "samplingNoise",
                        "droop",
                        "jitter",
                        "wordline",
                        "bitlineWire",
                        "memory",
                        "position");
    }

    /** A conversion forgets the one before but for a fraction of what the ladder drifts over a burst. */
    @Test
    void otherConversionsMoveAThresholdByAFewMillivolts() {
        int middle = 3;
        for (SenseFindings.Tap tap : sense.taps()) {
            assertThat(tap.memories_V()).hasSize(2).allMatch(moved -> Math.abs(moved) < 1.5e-3);
            assertThat(tap.places_V()).hasSize(8).allMatch(moved -> Math.abs(moved) < 8e-3);
            assertThat(tap.restPlaces_V()).hasSize(8).allMatch(moved -> Math.abs(moved) < 8e-3);
            assertThat(Math.abs(tap.places_V().get(middle))).isLessThan(0.1e-3);
            // From rest, every place is off by what the ladder drifts: another shift in the middle than over many
            // bursts.
            assertThat(Math.abs(tap.restPlaces_V().get(middle))).isGreaterThan(0.3e-3);
        }
        // The blank conversion sees ground: lower taps are kicked the other way than higher ones.
        assertThat(sense.taps().get(0).places_V().get(0)).isNegative();
        assertThat(sense.taps().get(6).places_V().get(0)).isPositive();
        assertThat(sense.ladder().drifts_V()).hasSize(8).anyMatch(drift -> Math.abs(drift) > 0.5e-3);
    }

    /** Found from early readings; whole decisions under plain ngspice turn there. */
    @Test
    void whatOtherConversionsMoveIsWhatWholeDecisionsSay() throws Exception {
        turns("tap2 place 1", 2, sense.taps().get(1).places_V().get(0));
        turns("tap7 place 1 from rest", 7, sense.taps().get(6).restPlaces_V().get(0));
        turns("tap1 after S0", 1, sense.taps().get(0).memories_V().get(0));
    }

    private static void turns(String state, int tap, double moved_V) throws Exception {
        try (CampaignStore store = CampaignStore.openForReading(out)) {
            String deck = StandAloneDeck.of(store, SenseBench.LADDER, state, 0);
            double turn = held_V(deck) + moved_V * sense.taps().get(tap - 1).sampleGain();
            for (int side : List.of(-1, 1)) {
                String beside = HELD.matcher(deck)
                        .replaceFirst("\n.param v_hold=" + SpiceNumber.format(turn + side * SenseStage.VERDICT_V));
                assertThat(side * PlainNgspice.measure(folder, beside, "d_end"))
                        .as(state)
                        .isGreaterThan(0.45);
            }
        }
    }

    private static double held_V(String deck) {
        Matcher held = HELD.matcher(deck);
        assertThat(held.find()).isTrue();
        return SpiceNumber.parse(held.group(1));
    }

    /** The converter's own deck stands for the path of a whole access: a comparator turns at the same sample in both. */
    @Test
    void thresholdsAreThoseOfAWholeAccess() throws Exception {
        try (CampaignStore store = CampaignStore.openForReading(out)) {
            String whole = StandAloneDeck.of(store, AccessBench.ACCESS, "n4 k2", 0);
            for (int tap : List.of(1, 4, 7)) {
                SenseFindings.Tap found = sense.taps().get(tap - 1);
                double turn = held_V(StandAloneDeck.of(store, SenseBench.LADDER, "tap" + tap + " place 1 from rest", 0))
                        + found.restPlaces_V().get(0) * found.sampleGain();
                for (int side : List.of(-1, 1)) {
                    String sampled = sampling(whole, turn + side * 2 * SenseStage.VERDICT_V);
                    double difference = PlainNgspice.measure(folder, sampled, "d_" + tap + "p")
                            - PlainNgspice.measure(folder, sampled, "d_" + tap + "n");
                    assertThat(side * difference).as("tap " + tap).isGreaterThan(0.45);
                }
            }
        }
    }

    /** The deck with another sample on BL's hold capacitor, set between the end of tracking and the conversion. */
    private static String sampling(String deck, double held_V) {
        String cards = String.join(
                "\n",
                "vtest test 0 " + SpiceNumber.format(held_V),
                "vtset tset 0 pulse(0 1 {t_hold+10p} 1p 1p 20p 1)",
                "stest xbl.h test tset 0 tested",
                ".model tested sw vt=0.5 ron=50 roff=1e12",
                ".temp ");
        assertThat(deck).contains("\n.temp ");
        return deck.replaceFirst("\n\\.temp ", "\n" + cards);
    }

    /** A whole burst of eight, from rest to rest, against the blank conversion and eight of those among others. */
    @Test
    void aBurstIsItsBlankConversionAndItsConversions() {
        assertThat(sense.burstError()).isLessThan(0.005);
        assertThat(sense.blank_J()).isBetween(0.5 * sense.meanEnergy_J(), 1.1 * sense.meanEnergy_J());
        assertThat(access.typical().parts_J().get("blank")).isCloseTo(64 * sense.blank_J(), within(1e-18));
    }

    /** They take charge: the code is too high more often the more of them there are, and less often too low. */
    @Test
    void drivenRowsMoveRatesAsSimulationsWithThemInTheCircuitSay() {
        assertThat(sense.couplingHeldOut_V())
                .isLessThan(0.1 * Math.abs(sense.coupling_V().get(0)));
        SenseErrorRate rate = findings.senseErrors().rates().get(0);
        assertThat(rate.n()).isEqualTo(3);
        List<Double> above = probabilities(rate.above());
        assertThat(above).hasSize(14).isSorted();
        assertThat(above.get(13)).isGreaterThan(2 * above.get(0));
        assertThat(probabilities(rate.below())).hasSize(14).isSortedAccordingTo(java.util.Comparator.reverseOrder());
        assertThat(above.stream().mapToDouble(p -> p).average().orElseThrow())
                .isCloseTo(
                        rate.above().probability().estimate(),
                        within(1e-9 * rate.above().probability().estimate()));
        assertThat(findings.senseErrors().heldOut()).singleElement().satisfies(one -> {
            assertThat(one.n()).isEqualTo(3);
            assertThat(one.driven()).isEqualTo(13);
            assertThat(one.shift_V()).isBetween(sense.coupling_V().get(3), -1e-3);
            assertThat(Math.abs(one.deviation())).isLessThan(4);
        });
    }

    private static List<Double> probabilities(SenseErrorRate.Side side) {
        return side.driven().stream()
                .map(given -> given.probability().estimate())
                .toList();
    }

    @Test
    void samplesFallWithTheCountAndKeepWhatTheyHold() {
        for (int n = 1; n < sense.held_V().size(); n++) {
            assertThat(sense.held_V().get(n - 1) - sense.held_V().get(n)).isGreaterThan(0.04);
        }
        for (SenseFindings.Sampled sampled : sense.samples()) {
            // Over all conversions of a unit: the multiplexer leaks to its cleared input, most from a high sample.
            assertThat(Math.abs(sampled.droop_Vps() * 2.64e-9)).isLessThan(sampled.bitline_V() < 0.65 ? 2.5e-3 : 15e-3);
            assertThat(Math.abs(sampled.injection_V())).isLessThan(20e-3);
            assertThat(sampled.tracked_V()).isCloseTo(sampled.bitline_V(), within(10e-3));
        }
        // √(kT/60 fF) = 0.26 mV at 27 °C.
        assertThat(sense.samplingNoise_V(sense.taps().get(7))).isBetween(0.2e-3, 0.5e-3);
    }

    @Test
    void aDecisionTakesLongerWithLessOverdriveByTheRegenerationsTimeConstant() {
        for (SenseFindings.Tap tap : sense.taps()) {
            List<Double> times = tap.comparator().decisions().stream()
                    .map(SenseFindings.Decision::time_s)
                    .toList();
            assertThat(times).allMatch(Double::isFinite).isSortedAccordingTo(java.util.Comparator.reverseOrder());
            double slope = (times.get(0) - times.get(3)) / Math.log(10);
            assertThat(tap.comparator().regeneration_s()).isCloseTo(slope, within(0.1 * slope));
            assertThat(tap.comparator().regenerationHeldOut_s()).isBetween(0.0, 1e-12);
            assertThat(tap.comparator().decisions().get(4).energy_J()).isBetween(2e-15, 50e-15);
        }
        assertThat(sense.conversions()).allMatch(conversion -> conversion.decision_s() < 120e-12);
    }

    @Test
    void wholeDecisionsConfirmEveryTrimmedOffset() {
        assertThat(sense.checks()).isEqualTo(12);
        assertThat(sense.agreed()).isEqualTo(12);
        for (SenseFindings.Tap tap : sense.taps()) {
            SenseFindings.Comparator comparator = tap.comparator();
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
    void aDecisionDoesNotRememberTheOneBefore() throws Exception {
        Study study = StudyReader.parse(Path.of("access.yaml"), plan);
        try (CampaignStore store = CampaignStore.openForReading(out)) {
            TrimReader trim = new TrimReader(study, store);
            int balance = ComparatorBench.FINE_STEPS_V.indexOf(0.0) + 1;
            for (int tap : ComparatorStage.CHECKED) {
                int sample = trim.firstCodes(tap).keySet().iterator().next();
                String state = ComparatorBench.trimmed(tap, trim.firstCodes(tap).get(sample));
                String measure = ComparatorBench.reading(balance, 1);
                double stored = store.value(ComparatorBench.TRIM, CONDITION, state, measure, sample);
                String deck = StandAloneDeck.of(store, ComparatorBench.TRIM, state, sample);
                for (String before : List.of("-50m", "50m")) {
                    String previous = ".param vd" + (balance - 1) + "=";
                    String other = deck.replaceFirst("\n" + previous + ".*", "\n" + previous + before);
                    assertThat(other).isNotEqualTo(deck);
                    // 20 mV make 0.3 V of it: a twentieth of a millivolt at the inputs.
                    assertThat(PlainNgspice.measure(folder, other, measure))
                            .as(state + " after " + before)
                            .isCloseTo(stored, within(0.75e-3));
                }
            }
        }
    }

    /** Trimming goes on from what whole decisions say, and keeps the code that leaves less. */
    @Test
    void theSecondCodeIsKeptOnlyWhereItLeavesLess() {
        Study study = StudyReader.parse(Path.of("access.yaml"), plan);
        try (CampaignStore store = CampaignStore.openForReading(out)) {
            TrimReader trim = new TrimReader(study, store);
            int again = 0;
            for (int number = 1; number <= SenseBench.TAPS; number++) {
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
    void theTailOfTheOffsetIsThatOfItsSigma() {
        assertThat(sense.tails()).hasSize(2);
        for (SenseFindings.Tail tail : sense.tails()) {
            assertThat(tail.relativeError()).isLessThan(0.11);
            assertThat(tail.probability().estimate()).isBetween(1e-8, 1e-3);
            // √2·A_VT/√(W·L) of the input pair alone is 5.1 mV, of all transistors 6 to 8 mV.
            double sigmas = -new org.apache.commons.math3.distribution.NormalDistribution()
                    .inverseCumulativeProbability(tail.probability().estimate());
            assertThat(tail.beyond_V() / sigmas).isBetween(5.1e-3, 8.5e-3);
        }
    }

    @Test
    void aWiderInputPairIsMoreAlikeAndCostsMore() throws Exception {
        String sizing = Files.readString(Path.of("plans/sense-sizing.yaml"))
                .replaceFirst("(?s)\nreduction:.*?\nsense:", "\nsense:")
                .replaceFirst("(?s)\nsenseError:.*?\nlimits:", "\nlimits:")
                .replace("[1.5 um, 3 um, 6 um]", "[1.5 um]")
                .replace("samples: 60", "samples: 6");
        SenseFindings narrow = TinyStudy.run(sizing, folder.resolve("sizing"), 2)
                .conditions()
                .get(0)
                .sense()
                .orElseThrow();
        // Half the area of the pair, σ times √2; other transistors stay what they are.
        assertThat(sigma_V(narrow)).isGreaterThan(1.15 * sigma_V(sense));
        assertThat(narrow.meanEnergy_J()).isLessThan(0.9 * sense.meanEnergy_J());
        assertThat(narrow.conversions()).allMatch(conversion -> conversion.code() == conversion.n());
    }

    /** Root mean square over the taps. */
    private static double sigma_V(SenseFindings sense) {
        return Math.sqrt(sense.taps().stream()
                .mapToDouble(tap -> Math.pow(tap.comparator().sigma_V().estimate(), 2))
                .average()
                .orElseThrow());
    }

    @Test
    void thePartsMakeUpTheWholeAccess() {
        // Trimmed are all comparators of 256 columns with two bitlines each, and in blank conversions of eight columns;
        // none of those in the closure.
        assertThat(access.typical().parts_J().get("trim"))
                .isCloseTo(576 * sense.trimEnergy_J(), within(1e-18))
                .isLessThan(0.1 * access.typical().parts_J().get("comparators"));
        assertThat(access.closures().get(0).codes()).containsExactly(4, 2);
        assertThat(access.closures().get(1).codes()).containsExactly(8, 1);
        assertThat(access.closures().get(2).codes()).containsExactly(3, 8);
        assertThat(access.closure()).isLessThan(0.01);
        for (int products = 1; products < access.energies().size(); products++) {
            assertThat(access.energies().get(products).total_J())
                    .isGreaterThan(access.energies().get(products - 1).total_J());
        }
        ColumnAccess column = access.column();
        for (int count = 1; count <= AccessFindings.ROWS; count++) {
            double step = column.bitline_J().get(count) - column.bitline_J().get(count - 1);
            // Some C·V·ΔV of 150 fF; ever less, since the bitline is ever lower.
            assertThat(step).as("count " + count).isBetween(0.1e-15, 20e-15);
        }
        // C·V² of the gates of two switches and their drivers.
        assertThat(column.sampling_J()).isBetween(5e-15, 50e-15);
        AccessFindings.Schedule schedule = access.schedule();
        // One hold capacitor a bitline: the next discharge waits for the last conversion and for the recharge.
        assertThat(schedule.cycle_s())
                .isGreaterThan(schedule.latency_s())
                .isGreaterThan(8 * sense.conversion_s() + schedule.discharge_s());
        assertThat(schedule.recharge_s()).isBetween(100e-12, 1e-9);
        assertThat(access.drivers().far_s()).isGreaterThan(access.drivers().near_s() + 10e-12);
        // Far along the wordline and far along the bitline less is discharged, and the more the more cells do it.
        assertThat(sense.wordline_V().get(8))
                .isBetween(1e-3, 30e-3)
                .isGreaterThan(sense.wordline_V().get(1));
        assertThat(sense.wire_V().get(8))
                .isBetween(1e-3, 40e-3)
                .isGreaterThan(sense.wire_V().get(1));
        // The converter is calibrated for the middle of the array, between near and far ends.
        assertThat(sense.centre_V().get(8) - sense.held_V().get(8)).isBetween(5e-3, 40e-3);
        assertThat(sense.centre_V().get(0)).isEqualTo(sense.held_V().get(0));
        // Four lines of some 60 fF, of which two change and change back: some C·V².
        assertThat(access.drivers().write_J()).isBetween(50e-15, 300e-15);
        assertThat(access.drivers().write_s()).isBetween(1e-12, 200e-12);
    }

    @Test
    void aComparatorHasElevenTransistorsAndSixTrimCapacitorsOfTheNetlistsWidths() {
        try (CampaignStore store = CampaignStore.openForReading(out)) {
            ListedCircuit converter =
                    store.circuit(CircuitAddress.CONVERTER, CONDITION).orElseThrow();
            assertThat(widths_nm(converter, "xa.xc1"))
                    .containsExactly(
                            500L, 500L, 500L, 500L, 500L, 500L, 500L, 500L, 500L, 500L, 1000L, 1000L, 1000L, 2000L,
                            2000L, 3000L, 3000L);
            // PMOS inputs have a tail twice as wide.
            assertThat(widths_nm(converter, "xa.xc8"))
                    .containsExactly(
                            500L, 500L, 500L, 500L, 500L, 500L, 500L, 500L, 500L, 500L, 1000L, 1000L, 2000L, 2000L,
                            2000L, 3000L, 3000L);
            assertThat(converter.within("xa")).hasSize(8 * 17);
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

    @Test
    void areasOfBothTilesComeFromTheSimulatedCircuits() {
        AreaFindings area = area(true);
        assertThat(area.f_m()).isEqualTo(32e-9);
        assertThat(area.blocks().stream().map(AreaBlock::name))
                .containsAll(AreaFindings.TIM_BLOCKS)
                .containsAll(AreaFindings.NEAR_MEMORY_BLOCKS);
        assertThat(area.block("ternary cells").orElseThrow().transistors()).isEqualTo(256 * 256 * 20);
        assertThat(area.block("6T cells").orElseThrow().transistors()).isEqualTo(256 * 512 * 6);
        assertThat(area.block("sample and hold").orElseThrow().transistors()).isEqualTo(512 * 6);
        // 136 in comparators, one that resets, three drivers of two.
        assertThat(area.block("converters").orElseThrow().transistors()).isEqualTo(64 * 143);
        // A gate of four and three stages of two a wordline; 8 and 2 in each of 16 decoders.
        assertThat(area.block("wordline drivers").orElseThrow().transistors()).isEqualTo(512 * 10 + 16 * 10);
        // 44 F of width in 20 transistors: 4 · (44 + 20 · 4.5) = 536; 14 F in six: 164.
        assertThat(area.each_F2("ternary cells").orElseThrow().estimate()).isCloseTo(536, within(1e-6));
        assertThat(area.each_F2("6T cells").orElseThrow().estimate()).isCloseTo(164, within(1e-6));
        // 512 hold capacitors of 60 fF at 2 fF/µm², half of them beside the circuits.
        assertThat(area.block("sample and hold").orElseThrow().area().area_m2(DeviceClass.CAPACITOR, Density.LIKELY))
                .isCloseTo(512 * 15e-12, within(1e-15));
        AreaInterval tile = area.timTotal().orElseThrow().interval_m2();
        assertThat(tile.estimate())
                .isCloseTo(
                        area.timTile().stream()
                                .mapToDouble(block -> block.area().interval_m2().estimate())
                                .sum(),
                        within(1e-15));
        assertThat(area.ratio().orElseThrow().estimate())
                .isCloseTo(
                        tile.estimate()
                                / area.nearMemoryTotal()
                                        .orElseThrow()
                                        .interval_m2()
                                        .estimate(),
                        within(1e-12));
    }

    @Test
    void aTileOfWhichABlockIsMissingHasNoTotal() {
        AreaFindings area = area(false);
        assertThat(area.block("peripheral units")).isEmpty();
        assertThat(area.block("converters")).isPresent();
        assertThat(area.timTotal()).isEmpty();
        assertThat(area.ratio()).isEmpty();
    }

    private static AreaFindings area(boolean logic) {
        Study study = StudyReader.parse(Path.of("access.yaml"), plan);
        try (CampaignStore store = CampaignStore.openForReading(out)) {
            return AreaReader.read(study, store, logic ? DigitalReader.read(study, store) : Optional.empty())
                    .orElseThrow();
        }
    }

    @Test
    void plainNgspiceGivesTheStoredNumbers() throws Exception {
        // ngspice's avg takes the time points about its bounds: up to a step of 2 ps in a period of 390 ps.
        sameAsPlain("sense-conversion", "S4", 0, "q_cmp", 3e-3);
        sameAsPlain("sense-column", "S3", 0, "v_h", 1e-4);
        sameAsPlain("sense-offset", "tap3", 1, "d_3", 1e-3);
        sameAsPlain("sense-ladder", "tap5 high", 0, "d_end", 1e-4);
        // ngspice's avg ends at the first time point behind its window, up to a step of 2 ps in 300 ps later.
        sameAsPlain("sense-decision", "tap2 overdrive", 0, "q_1", 7e-3);
        sameAsPlain("sense-noise", "tap2 branch 1", 0, "d_20", 1e-3);
        sameAsPlain("drivers", "far S4", 0, "v_h", 1e-4);
        sameAsPlain("drivers", "write -1 to +1", 0, "q_driver", 1e-3);
        sameAsPlain("drivers", "wordline", 0, "t_far", 1e-4);
        sameAsPlain("access", "n4 k2", 0, "q_vpre", 1e-3);
    }

    private static void sameAsPlain(String experiment, String state, int sample, String measure, double tolerance)
            throws Exception {
        try (CampaignStore store = CampaignStore.openForReading(out)) {
            double stored = store.value(experiment, CONDITION, state, measure, sample);
            double plain = PlainNgspice.measure(folder, StandAloneDeck.of(store, experiment, state, sample), measure);
            assertThat(plain).as(experiment + " " + state).isCloseTo(stored, within(tolerance * Math.abs(stored)));
        }
    }

    @Test
    void wrongPlansAreOneSentence() {
        refused(plan.replaceFirst("(?s)\nsense:.*?\naccess:", "\naccess:"), "sense is missing: access needs it");
        refused(plan.replace("columnsPerUnit: 8", "columnsPerUnit: 0"), "access.columnsPerUnit must be from 2 to 256");
        refused(plan.replace("[4+2, 8+1, 3+12]", "[9+9]"), "access.closure must be a list of n+k");
        refused(plan.replace("jitter: 1 ps", "jitter: -1 ps"), "sense.jitter must not be negative");
        refused(
                plan.replaceFirst("(?s)\nvariation:.*?\nsense:", "\nsense:"),
                "variation is missing: senseError needs it");
        refused(plan.replaceFirst("(?s)\nmismatch:.*?\nsense:", "\nsense:"), "mismatch must visit states 0 to 8");
        refused(plan.replaceFirst("  histogram: .*\n", ""), "sense.converterSigma has no meaning without histogram");
        refused(plan.replace("columnsPerUnit: 8", "columnsPerUnit: 7"), "access.columnsPerUnit must divide the 256");
        refused(plan.replace("cell: one-hot", "cell: shared-foot"), "access is for cell: one-hot");
        refused(plan.replace("c_sense: 63 fF", "w_in: 1 nm"), "parameters.w_in must be from 32 nm to 100 um");
        refused(plan.replace("vdd: 0.9 V", "vdd: 90 V"), "corner.vdd must be from 0.6 V to 1.1 V");
        refused(plan.replaceFirst("loads: .*", "loads: [1 fF, 1 F]"), "digital.loads must be from 0.01 fF to 100 fF");
    }

    private static void refused(String wrong, String sentence) {
        assertThatThrownBy(() -> StudyReader.parse(Path.of("access.yaml"), wrong))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(sentence);
    }
}
