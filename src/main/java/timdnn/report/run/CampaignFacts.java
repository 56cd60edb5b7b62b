package timdnn.report.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import timdnn.characterization.area.AreaFindings;
import timdnn.characterization.area.AreaReader;
import timdnn.characterization.column.BitlineState;
import timdnn.characterization.column.ColumnBench;
import timdnn.characterization.digital.DigitalFindings;
import timdnn.characterization.digital.DigitalReader;
import timdnn.characterization.engine.StandAloneDeck;
import timdnn.characterization.engine.StoredStudy;
import timdnn.characterization.plan.Study;
import timdnn.characterization.store.CampaignStore;
import timdnn.characterization.store.SampleRow;
import timdnn.characterization.study.ConditionFindings;
import timdnn.characterization.study.SweepPoint;
import timdnn.harness.netlist.Netlist;
import timdnn.harness.netlist.SpiceNumber;
import timdnn.harness.result.Waveform;
import timdnn.input.InvalidInputException;

/**
 * What the page needs of a campaign's store.
 *
 * @param study the study
 * @param planText the plan as it was written
 * @param planSha256 its fingerprint
 * @param ngspice version of the simulator
 * @param complete whether all stages ran
 * @param outcomes number of simulations by experiment and outcome
 * @param netlists fingerprint of the circuit by experiment and state
 * @param wordlineEdge_s the wordlines' edge on the simulator's axis in s
 * @param waveforms bitline of S0, S1, ... on the simulator's axis
 * @param findings what the study found under its first condition
 * @param digital what it found on digital cells under that condition
 * @param area areas of the circuits around the array under that condition
 * @param sweep all conditions as far as they are done; empty unless the plan has several
 */
@SuppressWarnings("MemberName") // suffixes are units
public record CampaignFacts(
        Study study,
        String planText,
        String planSha256,
        String ngspice,
        boolean complete,
        Map<String, Map<String, Integer>> outcomes,
        Map<String, Map<String, String>> netlists,
        double wordlineEdge_s,
        List<Waveform> waveforms,
        ConditionFindings findings,
        Optional<DigitalFindings> digital,
        Optional<AreaFindings> area,
        List<SweepPoint> sweep) {
    /** Copies the list. */
    public CampaignFacts {
        sweep = List.copyOf(sweep);
    }

    /**
     * Reads a store.
     *
     * @throws InvalidInputException if there is none, it is damaged, or the campaign has not come far enough
     */
    public static CampaignFacts read(Path folder) {
        try (CampaignStore store = CampaignStore.openForReading(folder)) {
            return read(store, folder.resolve(CampaignStore.FILE));
        }
    }

    private static CampaignFacts read(CampaignStore store, Path file) {
        String plan = required(store, file, "plan");
        Study whole = StoredStudy.read(store).orElseThrow();
        Study study = whole.conditions().get(0);
        if (study.hasColumn()
                && store.fact(ColumnBench.STROBE, study.condition()).isEmpty()) {
            throw unfinished(file, "strobe_s");
        }
        Map<String, Map<String, Integer>> outcomes = new TreeMap<>(store.outcomes(study.condition()));
        Map<String, Map<String, String>> netlists = new LinkedHashMap<>();
        for (String experiment : store.experiments()) {
            for (String state : store.states(experiment, study.condition())) {
                netlists.computeIfAbsent(experiment, name -> new TreeMap<>(new StateOrder()))
                        .put(
                                state,
                                store.circuits()
                                        .netlistSha256(experiment, study.condition(), state)
                                        .orElseThrow(() -> InvalidInputException.in(
                                                file, "bench", "has no netlist of " + experiment + " " + state)));
            }
        }
        for (int n = 0; study.hasColumn() && n <= study.geometry().rowsABlock(); n++) {
            String state = BitlineState.name(n);
            if (!netlists.getOrDefault(ColumnBench.TRANSFER, Map.of()).containsKey(state)) {
                throw unfinished(file, ColumnBench.TRANSFER + " " + state);
            }
        }
        Optional<DigitalFindings> digital = DigitalReader.read(study, store);
        return new CampaignFacts(
                study,
                plan,
                Netlist.sha256(plan),
                required(store, file, "ngspice"),
                store.meta("state").orElse("").equals("complete"),
                outcomes,
                netlists,
                study.hasColumn() ? edge(store, file) : Double.NaN,
                study.hasColumn() ? waveforms(store, study, file) : List.of(),
                ConditionFindings.read(study, store),
                digital,
                AreaReader.read(study, store, digital),
                sweep(whole, store));
    }

    /** Conditions are done one after the other: the last that has begun is left out unless the campaign is complete. */
    private static List<SweepPoint> sweep(Study whole, CampaignStore store) {
        List<Study> begun = whole.conditions().stream()
                .filter(condition ->
                        store.fact(ColumnBench.STROBE, condition.condition()).isPresent())
                .toList();
        boolean complete = store.meta("state").orElse("").equals("complete");
        int done = complete ? begun.size() : Math.max(0, begun.size() - 1);
        if (whole.conditions().size() == 1 || done == 0) {
            return List.of();
        }
        return SweepPoint.of(
                whole,
                begun.subList(0, done).stream()
                        .map(condition -> ConditionFindings.read(condition, store))
                        .toList());
    }

    private static String required(CampaignStore store, Path file, String key) {
        return store.meta(key).orElseThrow(() -> unfinished(file, key));
    }

    private static InvalidInputException unfinished(Path file, String what) {
        return InvalidInputException.in(
                file, what, "is missing: the campaign stopped before it; start characterize again to go on");
    }

    /** The edge that the simulated circuit had, whatever the netlists' defaults are today. */
    private static double edge(CampaignStore store, Path file) {
        List<String> deck = StandAloneDeck.of(store, ColumnBench.WAVEFORM, BitlineState.name(0), 0)
                .lines()
                .toList();
        String edge = Netlist.of(file, deck).parameters().get("t_wl");
        if (edge == null) {
            throw InvalidInputException.in(file, "netlist", "of waveform S0 has no parameter t_wl");
        }
        return SpiceNumber.parse(edge);
    }

    private static List<Waveform> waveforms(CampaignStore store, Study study, Path file) {
        List<Waveform> waveforms = new ArrayList<>();
        for (int n = 0; n <= study.geometry().rowsABlock(); n++) {
            String state = BitlineState.name(n);
            waveforms.add(store.waveforms()
                    .of(ColumnBench.WAVEFORM, study.condition(), state, "v(bl)")
                    .orElseThrow(() -> unfinished(file, "waveform " + state)));
        }
        return waveforms;
    }

    public int simulations() {
        return outcomes.values().stream()
                .flatMap(counts -> counts.values().stream())
                .mapToInt(Integer::intValue)
                .sum();
    }

    public int failed() {
        return outcomes.values().stream()
                .flatMap(counts -> counts.entrySet().stream())
                .filter(count -> !SampleRow.isOk(count.getKey()))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }
}
