package timdnn.characterization.stepped;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import timdnn.array.ArrayGeometry;
import timdnn.characterization.column.ColumnReader;
import timdnn.characterization.digital.DigitalBlock;
import timdnn.characterization.digital.DigitalBlocks;
import timdnn.characterization.digital.DigitalFindings;
import timdnn.characterization.digital.DigitalReader;
import timdnn.characterization.plan.Study;
import timdnn.characterization.store.CampaignStore;
import timdnn.characterization.store.ExperimentRows;
import timdnn.harness.netlist.SpiceNumber;

/** Puts the stepped access together from what a store has. */
@SuppressWarnings("MemberName") // suffixes are units
public final class SteppedReader {
    private final Study study;
    private final CampaignStore store;
    private final SteppedPlan plan;
    private final ExperimentRows rows;
    private final SteppedLevels levels;
    private final ArrayGeometry geometry;
    private final double vdd;

    private SteppedReader(Study study, CampaignStore store, SteppedPlan plan) {
        this.study = study;
        this.store = store;
        this.plan = plan;
        rows = new ExperimentRows(store, study.condition());
        levels = new SteppedLevels(study, store);
        geometry = study.geometry();
        vdd = study.corner().vdd_V();
    }

    /**
     * The findings, once the last simulation of the stage is in the store.
     *
     * @param study the store's study under the condition to be read
     * @param store the store
     * @return the findings; empty where the plan does not ask for them, or they are not complete yet
     * @throws timdnn.harness.HarnessException if a nominal simulation failed
     */
    public static Optional<SteppedFindings> read(Study study, CampaignStore store) {
        return study.section(SteppedPlan.class)
                .filter(plan -> store.circuits()
                        .bench(SteppedStates.SHARED, study.condition(), TileBench.LADDER)
                        .isPresent())
                .map(plan -> new SteppedReader(study, store, plan).findings());
    }

    private SteppedFindings findings() {
        SteppedOffsets offsets = new SteppedOffsets(rows, trimStep_V(4, 15), trimStep_V(4, -15));
        List<Double> working = IntStream.rangeClosed(1, SteppedStates.STEPS)
                .mapToObj(step -> plan.working(step))
                .toList();
        double cycle = levels.cycle_s(plan.closure());
        SteppedColumn column = column(offsets.meanCode());
        double added = SpiceNumber.parse(
                store.fact(SteppedStates.PULSE, study.condition()).orElseThrow());
        return new SteppedFindings(
                geometry,
                thresholds(offsets),
                working,
                SteppedStates.TRIMMED.stream().map(n -> trimStep_V(n, 15)).toList(),
                8 * (trimStep_V(4, 8) - trimStep_V(4, 15)),
                plan.jitter_s(),
                byState(levels::coupling_V),
                byState(levels::wordline_V),
                byState(levels::slope_Vps),
                study.strobe().orElseThrow().pulse_s().orElseThrow() + added,
                plan.wordline(),
                byState(n -> IntStream.rangeClosed(1, SteppedStates.STEPS)
                        .mapToObj(step -> levels.level_V(n, step))
                        .toList()),
                IntStream.rangeClosed(1, SteppedStates.STEPS)
                        .mapToObj(step -> shared(TileBench.LADDER, "b_" + step) - shared(TileBench.LADDER, "r_" + step))
                        .toList(),
                offsets.covariance_V2(),
                write_J(),
                Math.max(shared(TileBench.WRITE, "t_p"), shared(TileBench.WRITE, "t_qb"))
                        - shared(TileBench.WRITE, "t_on"),
                levels.schedule(),
                levels.precharge_s(plan.closure()),
                levels.skew_s(),
                shared(TileBench.WORDLINE, "t_near") - shared(TileBench.WORDLINE, "t_addr"),
                new SteppedTile(geometry, column, shared(), cycle, digital_J()),
                plan.histogram(),
                plan.closure().stream().map(state -> closure(state, column)).toList());
    }

    private <T> List<T> byState(IntFunction<T> figure) {
        return IntStream.rangeClosed(0, SteppedStates.STEPS).mapToObj(figure).toList();
    }

    private List<SteppedThreshold> thresholds(SteppedOffsets offsets) {
        List<Double> thresholds = new ColumnReader(study, store).thresholds();
        List<Double> wanted =
                store.numbers(SteppedStates.WANTED, study.condition()).orElseThrow();
        List<Double> active =
                store.numbers(SteppedStates.ACTIVE, study.condition()).orElseThrow();
        List<Double> references =
                store.numbers(SteppedStates.REFERENCES, study.condition()).orElseThrow();
        Turns turns = new Turns(rows);
        SteppedNoise noise = new SteppedNoise(study, store, rows);
        List<SteppedThreshold> steps = new ArrayList<>();
        for (int step = 1; step <= SteppedStates.STEPS; step++) {
            double middle = wanted.get(step - 1);
            int expected = (int) Math.round(active.get(step - 1));
            String at = SteppedStates.turn(step, expected, "at");
            double trip = turns.balance_V(at, middle);
            steps.add(new SteppedThreshold(
                    step,
                    thresholds.get(step - 1),
                    middle,
                    references.get(step - 1),
                    trip,
                    hit(SteppedStates.turn(step, expected, "below"))
                            && !hit(SteppedStates.turn(step, expected, "above")),
                    expected,
                    turns.balance_V(SteppedStates.turn(step, 0, "at"), middle),
                    turns.balance_V(SteppedStates.turn(step, UnitBench.OTHERS, "at"), middle),
                    turns.balance_V(SteppedStates.turn(step, expected, "late"), middle) - trip,
                    turns.charge_C(at),
                    offsets.sigma(step),
                    offsets.mean(step),
                    offsets.left(step),
                    offsets.trimmed(step),
                    noise.sigma_V(step)));
        }
        return steps;
    }

    private boolean hit(String state) {
        return rows.nominal(SteppedStates.UNIT, state, "hit") > vdd / 2;
    }

    /** By how much a step of a code moves a bitline, V, above 0 for either sign. */
    private double trimStep_V(int n, int code) {
        double moved = rows.nominal(SteppedStates.ACCESS, SteppedStates.trimmed(n, code), "v_1")
                - rows.nominal(SteppedStates.ACCESS, SteppedStates.whole(n, 0), "v_1");
        return moved / code;
    }

    private SteppedColumn column(double meanCode) {
        double end = levels.schedule().prechargeOn_s() + SteppedAccessBench.RECOVERY_S;
        return new SteppedColumn(
                ofOne(List.of("vpre", "vpg")),
                energy_J("vpg", 0),
                ofOne(List.of("vcmp")),
                ofOne(List.of("vclk")),
                energy_J("vcell", 0) / end,
                byState(n -> energy_J("vcnt", n)),
                pulse_J(),
                trim_J() * meanCode);
    }

    /** Energy of a bitline from some supplies by count, J. */
    private List<Double> ofOne(List<String> supplies) {
        return SteppedColumn.ofOne(
                IntStream.rangeClosed(0, geometry.rowsABlock())
                        .mapToObj(n -> sum_J(supplies, n, 0))
                        .toList(),
                IntStream.rangeClosed(0, SteppedStates.STEPS)
                        .mapToObj(n -> sum_J(supplies, n, n))
                        .toList());
    }

    private double sum_J(List<String> supplies, int n, int k) {
        return supplies.stream()
                .mapToDouble(supply -> energy_J(supply, SteppedStates.whole(n, k)))
                .sum();
    }

    private double write_J() {
        return -vdd
                * (shared(TileBench.WRITE, "q_driver")
                        + shared(TileBench.WRITE, "q_line")
                        + shared(TileBench.WRITE, "q_cell"));
    }

    private double energy_J(String supply, int n) {
        return energy_J(supply, SteppedStates.whole(n, 0));
    }

    private double energy_J(String supply, String state) {
        return -vdd * rows.nominal(SteppedStates.ACCESS, state, "q_" + supply);
    }

    /** A pulse in eight stages: the first turns with each, every further one half as often as the one before. */
    private double pulse_J() {
        double length = 1100e-12;
        double pulses = -vdd * (shared(TileBench.COUNTER, "q") - length * shared(TileBench.COUNTER, "i"));
        double stage = pulses / TileBench.PULSES / 1.5;
        return stage * 2 * (1 - Math.pow(2, -SteppedTrim.COUNTER_BITS));
    }

    /** All supplies of a column and the trim's phases beyond an access that is not trimmed, for a step of a bitline's code, J. */
    private double trim_J() {
        List<String> all = Stream.concat(SteppedAccessBench.SUPPLIES.stream(), Stream.of("up", "down"))
                .toList();
        String plain = SteppedStates.whole(4, 0);
        double both = Stream.of(-SteppedTrim.LARGEST, SteppedTrim.LARGEST)
                .mapToDouble(code -> all.stream()
                        .mapToDouble(
                                supply -> energy_J(supply, SteppedStates.trimmed(4, code)) - energy_J(supply, plain))
                        .sum())
                .sum();
        // Two codes, two bitlines.
        return both / 4 / SteppedTrim.LARGEST;
    }

    private SteppedTile.Shared shared() {
        double length = store.waveforms()
                .require(SteppedStates.SHARED, study.condition(), TileBench.WORDLINE, "v(far)")
                .end();
        double decoderRest = -vdd * shared(TileBench.WORDLINE, "i_decoder");
        double wordlineRest = -vdd * shared(TileBench.WORDLINE, "i_wordline");
        double counter = -vdd * shared(TileBench.COUNTER, "i") / 2;
        return new SteppedTile.Shared(
                -vdd * shared(TileBench.WORDLINE, "q_wordline") - wordlineRest * length,
                -vdd * shared(TileBench.WORDLINE, "q_decoder") - decoderRest * length,
                geometry.blocks() * (decoderRest + 2 * geometry.rowsABlock() * wordlineRest),
                switched_J(TileBench.UPPER, "vtrk"),
                SteppedStates.STEPS / 2.0 * (switched_J(TileBench.UPPER, "vsel") + switched_J(TileBench.LOWER, "vsel")),
                switched_J(TileBench.UPPER, "vuni") - switched_J(TileBench.STOPPED, "vuni"),
                -vdd * shared(TileBench.LADDER, "q"),
                -vdd * shared(TileBench.LADDER, "i"),
                geometry.columns() * 2 * SteppedTrim.COUNTER_BITS * counter);
    }

    /** Of a pulse beyond rest, J. */
    private double switched_J(String state, String supply) {
        return -vdd * (shared(state, "q_" + supply) - 600e-12 * shared(state, "i_" + supply));
    }

    private double shared(String state, String measure) {
        return rows.nominal(SteppedStates.SHARED, state, measure);
    }

    /** Counters are read into registers, subtracted, scaled and added once for all blocks of a tile. */
    private Optional<Double> digital_J() {
        Optional<DigitalFindings> cells = DigitalReader.read(study, store);
        return cells.map(found -> {
            Map<String, DigitalBlock> blocks = DigitalBlocks.byName(found, geometry);
            return SteppedTile.readOut(geometry).entrySet().stream()
                            .mapToDouble(part ->
                                    part.getValue() * blocks.get(part.getKey()).energy_J())
                            .sum()
                    / geometry.blocks();
        });
    }

    private SteppedFindings.Closure closure(int[] state, SteppedColumn column) {
        String name = SteppedStates.whole(state[0], state[1]);
        double end = levels.schedule().prechargeOn_s() + SteppedAccessBench.RECOVERY_S;
        double simulated = SteppedAccessBench.SUPPLIES.stream()
                .mapToDouble(supply -> energy_J(supply, name))
                .sum();
        return new SteppedFindings.Closure(
                state[0],
                state[1],
                List.of(code(name, "a_"), code(name, "b_")),
                simulated,
                column.simulated_J(state[0], state[1], end));
    }

    private int code(String state, String side) {
        return (int) IntStream.rangeClosed(1, SteppedStates.STEPS)
                .filter(step -> rows.nominal(SteppedStates.ACCESS, state, side + step) > vdd / 2)
                .count();
    }
}
