package timdnn.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import timdnn.characterization.sense.SenseFindings;

/** The sense path in the JSON document of {@code characterize}; the keys are promised to scripts. */
final class SenseDocument {
    private SenseDocument() {}

    static Map<String, Object> of(SenseFindings sense) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put(
                "offsetSigma_V",
                sense.taps().stream()
                        .map(tap -> JsonParts.interval(tap.offsetSigma_V()))
                        .toList());
        document.put(
                "outOfReach",
                sense.taps().stream()
                        .map(tap -> JsonParts.interval(tap.comparator().offset().outOfReach()))
                        .toList());
        document.put("energy_J", sense.meanEnergy_J());
        document.put("blankEnergy_J", sense.blank_J());
        document.put("trimEnergy_J", sense.trimEnergy_J());
        document.put("time_s", sense.conversion_s());
        document.put(
                "thresholds_V",
                sense.taps().stream().map(SenseFindings.Tap::sampledTrip_V).toList());
        document.put("taps", sense.taps().stream().map(tap -> tap(sense, tap)).toList());
        document.put(
                "conversions",
                sense.conversions().stream().map(SenseDocument::conversion).toList());
        document.put(
                "sevenThresholds",
                JsonParts.ordered(
                        "energy_J",
                        sense.sevenThresholds().stream()
                                .mapToDouble(SenseFindings.Conversion::total_J)
                                .average()
                                .orElseThrow(),
                        "codes",
                        sense.sevenThresholds().stream()
                                .map(SenseFindings.Conversion::code)
                                .toList()));
        document.put("states", states(sense));
        document.put(
                "samples", sense.samples().stream().map(SenseDocument::sampled).toList());
        document.put(
                "offsetTails", sense.tails().stream().map(SenseDocument::tail).toList());
        document.put("checks", JsonParts.ordered("comparators", sense.checks(), "agreed", sense.agreed()));
        document.put(
                "ladder",
                JsonParts.ordered(
                        "current_A", sense.ladder().current_A(),
                        "disturbance_V", sense.ladder().disturbance_V(),
                        "settling_s", JsonParts.finite(sense.ladder().settling_s()),
                        "residues_V", sense.ladder().residues_V(),
                        "drifts_V", sense.ladder().drifts_V()));
        document.put("burstError", sense.burstError());
        document.put("otherRowsHeldOut_V", sense.couplingHeldOut_V());
        sense.placement()
                .ifPresent(placement -> document.put(
                        "placement",
                        JsonParts.ordered(
                                "errorHalfWay", placement.halfWay(),
                                "errorPlaced", placement.placed(),
                                "converterSigma_V", placement.converterSigma_V(),
                                "convertersFound_V",
                                        IntStream.rangeClosed(1, sense.taps().size())
                                                .mapToObj(sense::converterSigma_V)
                                                .toList())));
        return document;
    }

    /** Levels, and what moves them from column to column, by state. */
    private static List<Map<String, Object>> states(SenseFindings sense) {
        List<Map<String, Object>> states = new ArrayList<>();
        for (int n = 0; n < sense.held_V().size(); n++) {
            states.add(JsonParts.ordered(
                    "n", n,
                    "bitline_V", sense.levels_V().get(n),
                    "held_V", sense.held_V().get(n),
                    "centre_V", sense.centre_V().get(n),
                    "otherRows_V", sense.coupling_V().get(n),
                    "wordlineFarEnd_V", sense.wordline_V().get(n),
                    "bitlineFarEnd_V", sense.wire_V().get(n),
                    "column_J", sense.columns_J().get(n)));
        }
        return states;
    }

    private static Map<String, Object> tap(SenseFindings sense, SenseFindings.Tap tap) {
        Map<String, Object> document = JsonParts.ordered(
                "number", tap.number(),
                "threshold_V", tap.threshold_V(),
                "trip_V", tap.trip_V(),
                "sampledTrip_V", tap.sampledTrip_V(),
                "integralNonlinearity_lsb", sense.integralNonlinearity(tap),
                "integralNonlinearitySigma_lsb", sense.integralNonlinearitySigma(tap),
                "differentialNonlinearity_lsb", tap.number() == 1 ? null : sense.differentialNonlinearity(tap),
                "right", tap.right(),
                "tap_V", tap.tap_V(),
                "memories_V", tap.memories_V(),
                "places_V", tap.places_V(),
                "restPlaces_V", tap.restPlaces_V(),
                "sampleGain", tap.sampleGain(),
                "converterGain", tap.converterGain(),
                "offsetSigma_V", JsonParts.interval(tap.offsetSigma_V()),
                "samplingNoise_V", sense.samplingNoise_V(tap),
                "droopSigma_V", sense.droopSigma_V(tap));
        document.put("comparator", comparator(tap.comparator()));
        return document;
    }

    /** Voltages at the comparator's own inputs. */
    private static Map<String, Object> comparator(SenseFindings.Comparator comparator) {
        Map<String, Object> document = JsonParts.ordered(
                "offsetSigma_V", JsonParts.interval(comparator.sigma_V()),
                "offsetMean_V", JsonParts.interval(comparator.mean_V()),
                "trimmedSigma_V", JsonParts.interval(comparator.trimmedSigma_V()),
                "trimStep_V", comparator.trimStep_V(),
                "trimRange_V", comparator.trimRange_V(),
                "trimEnergy_J", comparator.trimEnergy_J(),
                "noise_V", comparator.noise_V(),
                "regeneration_s", comparator.regeneration_s(),
                "regenerationHeldOut_s", JsonParts.finite(comparator.regenerationHeldOut_s()),
                "withoutOffset", comparator.failed(),
                "outOfReach", JsonParts.interval(comparator.offset().outOfReach()),
                "outOfReachByNormal", comparator.offset().outOfReachByNormal());
        document.put(
                "decisions",
                comparator.decisions().stream().map(SenseDocument::decision).toList());
        return document;
    }

    private static Map<String, Object> tail(SenseFindings.Tail tail) {
        Map<String, Object> document = JsonParts.ordered("number", tail.number(), "beyond_V", tail.beyond_V());
        document.putAll(JsonParts.interval(tail.probability()));
        document.put("relativeError", JsonParts.finite(tail.relativeError()));
        document.put("normal", tail.normal());
        return document;
    }

    private static Map<String, Object> decision(SenseFindings.Decision decision) {
        return JsonParts.ordered(
                "overdrive_V", decision.overdrive_V(),
                "time_s", JsonParts.finite(decision.time_s()),
                "energy_J", JsonParts.finite(decision.energy_J()));
    }

    private static Map<String, Object> conversion(SenseFindings.Conversion conversion) {
        Map<String, Object> parts = JsonParts.ordered(
                "comparators_J", conversion.comparators_J(),
                "ladder_J", conversion.ladder_J(),
                "clocks_J", conversion.clocks_J());
        return JsonParts.ordered(
                "n", conversion.n(),
                "code", conversion.code(),
                "decision_s", JsonParts.finite(conversion.decision_s()),
                "kickback_V", conversion.kickback_V(),
                "energy_J", conversion.total_J(),
                "parts", parts);
    }

    private static Map<String, Object> sampled(SenseFindings.Sampled sampled) {
        return JsonParts.ordered(
                "bitline_V", sampled.bitline_V(),
                "tracked_V", sampled.tracked_V(),
                "held_V", sampled.held_V(),
                "injection_V", sampled.injection_V(),
                "droop_Vps", sampled.droop_Vps(),
                "energy_J", sampled.energy_J());
    }
}
