package timdnn.characterization.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import timdnn.characterization.engine.PlainNgspice;
import timdnn.characterization.engine.StandAloneDeck;
import timdnn.characterization.sense.PlacementGain;
import timdnn.characterization.sense.Tap;
import timdnn.characterization.sense.converter.Conversion;
import timdnn.characterization.sense.converter.ConverterStates;
import timdnn.characterization.sense.sampling.SampledBitline;
import timdnn.characterization.store.CampaignStore;
import timdnn.harness.netlist.SpiceNumber;

/** Sampling, the ladder and whole converters. */
@SuppressWarnings("MemberName") // suffixes are units
sealed interface ConverterChecks extends AccessChecks permits AccessIT {
    Pattern HELD = Pattern.compile("\n\\.param v_hold=(.*)");

    @Test
    default void theConverterTellsNineStatesAndTurnsWithinAMillivoltOfItsThresholds() {
        assertThat(sense().conversions().stream().map(Conversion::code))
                .containsExactlyElementsOf(IntStream.rangeClosed(0, 8).boxed().toList());
        for (Tap tap : sense().taps()) {
            assertThat(tap.right()).as("tap " + tap.number()).isTrue();
            assertThat(Math.abs(sense().integralNonlinearity(tap))).isLessThan(0.01);
        }
    }

    @Test
    default void thresholdsStandWhereTheHistogramHasFewerErrors() {
        PlacementGain placement = sense().placement().orElseThrow();
        assertThat(placement.placed()).isLessThan(placement.halfWay());
        List<Double> levels = findings().requireColumn().levels_V();
        // S0 is the most frequent and the surest, S1 rarer: their threshold moves up towards S0.
        assertThat(findings().requireColumn().thresholds_V().get(0))
                .isBetween((levels.get(0) + levels.get(1)) / 2, levels.get(0));
        for (Tap tap : sense().taps()) {
            assertThat(tap.sampledTrip_V())
                    .isBetween(
                            sense().levels_V().get(tap.number()),
                            sense().levels_V().get(tap.number() - 1));
        }
    }

    @Test
    default void sevenComparatorsTellEightStatesForLess() {
        assertThat(sense().sevenThresholds().stream().map(Conversion::code)).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 7);
        assertThat(sense().sevenThresholds().get(4).comparators_J())
                .isLessThan(0.95 * sense().conversions().get(4).comparators_J());
    }

    @Test
    default void noiseAndResidueAreCauses() {
        // 10 kΩ over eight taps of 400 fF: a time constant of some ns, from a few mV.
        assertThat(sense().ladder().settling_s()).isBetween(0.3e-9, 2e-9);
        assertThat(sense().ladder().current_A()).isCloseTo(0.9 / 20e3, within(0.01 * 0.9 / 20e3));
        // The inner nodes of driven rows take charge from a bitline that is high.
        assertThat(sense().coupling_V().get(0)).isBetween(-12e-3, -1e-3);
        assertThat(Math.abs(sense().coupling_V().get(8))).isLessThan(3e-3);
        assertThat(sense().causes_V(5, 4).keySet())
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

    @Test
    default void samplesFallWithTheCountAndKeepWhatTheyHold() {
        for (int n = 1; n < sense().held_V().size(); n++) {
            assertThat(sense().held_V().get(n - 1) - sense().held_V().get(n)).isGreaterThan(0.04);
        }
        for (SampledBitline sampled : sense().samples()) {
            // Over all conversions of a unit: the multiplexer leaks to its cleared input, most from a high sample.
            assertThat(Math.abs(sampled.droop_Vps() * 2.64e-9)).isLessThan(sampled.bitline_V() < 0.65 ? 2.5e-3 : 15e-3);
            assertThat(Math.abs(sampled.injection_V())).isLessThan(20e-3);
            assertThat(sampled.tracked_V()).isCloseTo(sampled.bitline_V(), within(10e-3));
        }
        // √(kT/60 fF) = 0.26 mV at 27 °C.
        assertThat(sense().samplingNoise_V(sense().taps().get(7))).isBetween(0.2e-3, 0.5e-3);
    }

    /** A conversion forgets the one before but for a fraction of what the ladder drifts over a burst. */
    @Test
    default void otherConversionsMoveAThresholdByAFewMillivolts() {
        int middle = 3;
        for (Tap tap : sense().taps()) {
            assertThat(tap.memories_V()).hasSize(2).allMatch(moved -> Math.abs(moved) < 1.5e-3);
            assertThat(tap.places_V()).hasSize(8).allMatch(moved -> Math.abs(moved) < 8e-3);
            assertThat(tap.restPlaces_V()).hasSize(8).allMatch(moved -> Math.abs(moved) < 8e-3);
            assertThat(Math.abs(tap.places_V().get(middle))).isLessThan(0.1e-3);
            // From rest, every place is off by what the ladder drifts: another shift in the middle than over many
            // bursts.
            assertThat(Math.abs(tap.restPlaces_V().get(middle))).isGreaterThan(0.3e-3);
        }
        // The blank conversion sees ground: lower taps are kicked the other way than higher ones.
        assertThat(sense().taps().get(0).places_V().get(0)).isNegative();
        assertThat(sense().taps().get(6).places_V().get(0)).isPositive();
        assertThat(sense().ladder().drifts_V()).hasSize(8).anyMatch(drift -> Math.abs(drift) > 0.5e-3);
    }

    /** Found from early readings; whole decisions under plain ngspice turn there. */
    @Test
    default void whatOtherConversionsMoveIsWhatWholeDecisionsSay() throws Exception {
        turns("tap2 place 1", 2, sense().taps().get(1).places_V().get(0));
        turns("tap7 place 1 from rest", 7, sense().taps().get(6).restPlaces_V().get(0));
        turns("tap1 after S0", 1, sense().taps().get(0).memories_V().get(0));
    }

    private void turns(String state, int tap, double moved_V) throws Exception {
        try (CampaignStore store = CampaignStore.openForReading(out())) {
            String deck = StandAloneDeck.of(store, ConverterStates.LADDER, state, 0);
            double turn = held_V(deck) + moved_V * sense().taps().get(tap - 1).sampleGain();
            for (int side : List.of(-1, 1)) {
                String beside = HELD.matcher(deck)
                        .replaceFirst("\n.param v_hold=" + SpiceNumber.format(turn + side * ConverterStates.VERDICT_V));
                assertThat(side * PlainNgspice.measure(folder(), beside, "d_end"))
                        .as(state)
                        .isGreaterThan(0.45);
            }
        }
    }

    /** The converter's own deck stands for the path of a whole access: a comparator turns at the same sample in both. */
    @Test
    default void thresholdsAreThoseOfAWholeAccess() throws Exception {
        try (CampaignStore store = CampaignStore.openForReading(out())) {
            String whole = StandAloneDeck.of(store, AccessBench.ACCESS, "n4 k2", 0);
            for (int tap : List.of(1, 4, 7)) {
                Tap found = sense().taps().get(tap - 1);
                double turn =
                        held_V(StandAloneDeck.of(store, ConverterStates.LADDER, "tap" + tap + " place 1 from rest", 0))
                                + found.restPlaces_V().get(0) * found.sampleGain();
                for (int side : List.of(-1, 1)) {
                    String sampled = sampling(whole, turn + side * 2 * ConverterStates.VERDICT_V);
                    String log = PlainNgspice.log(folder(), sampled);
                    double difference =
                            PlainNgspice.value(log, "d_" + tap + "p") - PlainNgspice.value(log, "d_" + tap + "n");
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

    private static double held_V(String deck) {
        Matcher held = HELD.matcher(deck);
        assertThat(held.find()).isTrue();
        return SpiceNumber.parse(held.group(1));
    }

    /** A whole burst of eight, from rest to rest, against the blank conversion and eight of those among others. */
    @Test
    default void aBurstIsItsBlankConversionAndItsConversions() {
        assertThat(sense().burstError()).isLessThan(0.005);
        assertThat(sense().blank_J()).isBetween(0.5 * sense().meanEnergy_J(), 1.1 * sense().meanEnergy_J());
        assertThat(access().typical().parts_J().get("blank")).isCloseTo(64 * sense().blank_J(), within(1e-18));
    }
}
