package timdnn.characterization.stepped;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import timdnn.characterization.column.ColumnReader;
import timdnn.characterization.engine.Samples;
import timdnn.characterization.engine.StageContext;
import timdnn.characterization.engine.Trial;
import timdnn.characterization.plan.Study;
import timdnn.characterization.sense.comparator.DeckVoltage;
import timdnn.characterization.store.ExperimentRows;
import timdnn.harness.netlist.SpiceNumber;

/** The simulations of the stepped access, each resting on what the ones before have left in the store. */
@SuppressWarnings("MemberName") // suffixes are units
final class SteppedRun {
    /** By how much the clocks of a unit's other comparators are late where that is asked about, s. */
    static final double SKEW_S = 5e-12;

    /** How far beside its balance a step is asked for its verdict, V. */
    static final double VERDICT_V = 2e-3;

    private static final int MIDDLE = 1;

    private final StageContext context;
    private final Study study;
    private final SteppedPlan plan;
    private final SteppedAccessBench accesses;
    private final UnitBench unit;
    private final TileBench tile;
    private final int rows;

    SteppedRun(StageContext context) {
        this.context = context;
        study = context.study();
        plan = study.require(SteppedPlan.class);
        accesses = new SteppedAccessBench(study, context.netlists());
        unit = new UnitBench(study, context.netlists());
        tile = new TileBench(study, context.netlists());
        rows = study.geometry().rowsABlock();
    }

    static int planned(StageContext context) {
        int samples = context.shard()
                .of(context.study().require(SteppedPlan.class).samples())
                .size();
        int steps = SteppedStates.STEPS;
        int levels = 2 * (steps + 1);
        int places = 2 + 4 * steps;
        int units = ReferenceCalibration.planned() + 10 * steps;
        int whole = context.study().geometry().rowsABlock()
                + 1
                + steps
                + context.study().require(SteppedPlan.class).closure().size()
                + SteppedStates.TRIMS.size()
                + SteppedStates.TRIMMED.size();
        int noise = steps * (SteppedComparatorBench.BRANCHES.size() + 1);
        return levels + places + units + whole + noise + 6 + steps * samples;
    }

    void run() {
        ColumnReader column = new ColumnReader(study, context.store());
        context.store()
                .putNumbers(
                        SteppedStates.SCHEDULE,
                        context.condition(),
                        accesses.schedule().numbers_s());
        levels(halfWay(column.levels()));
        places(column.levels());
        ThresholdsByHistogram.place(context, plan);
        SteppedLevels levels = levels();
        List<Double> wanted = levels.wanted_V(column.thresholds(), column.levels());
        List<Integer> active = active();
        context.store().putNumbers(SteppedStates.WANTED, context.condition(), wanted);
        context.store()
                .putNumbers(
                        SteppedStates.ACTIVE,
                        context.condition(),
                        active.stream().map(Integer::doubleValue).toList());
        List<Double> references = new ReferenceCalibration(context).run(wanted, active);
        context.store().putNumbers(SteppedStates.REFERENCES, context.condition(), references);
        units(wanted, active, references);
        whole(references);
        comparators(wanted);
        context.campaign().run(tile.shared());
        shared(references);
        SteppedReader.read(study, context.store()).ifPresent(found -> context.listener()
                .finding(String.format(
                        Locale.ROOT,
                        "stepped access: %.2f ns, %.1f pJ with 6 of 16 products; parts of a column within %.2f %% of whole"
                                + " accesses",
                        1e9 * found.cycle_s(),
                        1e12 * found.tile().typical().total_J(),
                        100 * found.closure())));
    }

    private SteppedLevels levels() {
        return new SteppedLevels(study, context.store());
    }

    /** Whatever thresholds are placed later, V. */
    private static List<Double> halfWay(List<Double> levels) {
        return IntStream.range(0, SteppedStates.STEPS)
                .mapToObj(n -> DeckVoltage.rounded((levels.get(n) + levels.get(n + 1)) / 2))
                .toList();
    }

    /** Whole accesses with references half-way between levels: all other rows driven, and none. */
    private void levels(List<Double> thresholds) {
        List<Trial> trials = new ArrayList<>();
        for (int n = 0; n <= SteppedStates.STEPS; n++) {
            for (int driven : List.of(rows, n)) {
                trials.add(accesses.access(
                        SteppedStates.LEVELS, SteppedStates.driven(n, driven), n, 0, driven, 0, thresholds));
            }
        }
        context.campaign().run(trials);
    }

    /** The pulse of the generator is made so long that half-way along a wordline a bitline falls as far as the column's does. */
    private void places(List<Double> levels) {
        double pulse = study.strobe().orElseThrow().pulse_s().orElseThrow();
        int half = SteppedStates.STEPS / 2;
        context.campaign()
                .run(List.of(
                        tile.place("as generated", MIDDLE, half, pulse),
                        tile.place("longer", MIDDLE, half, pulse + TileBench.LONGER_S)));
        ExperimentRows found = new ExperimentRows(context.store(), context.condition());
        double short_V = found.nominal(SteppedStates.PLACE, "as generated", "v_bl");
        double long_V = found.nominal(SteppedStates.PLACE, "longer", "v_bl");
        // Tenths of a picosecond: a length that a deck can show.
        double added = Math.rint(TileBench.LONGER_S * (levels.get(half) - short_V) / (long_V - short_V) * 1e13) / 1e13;
        context.store().putFact(SteppedStates.PULSE, context.condition(), SpiceNumber.format(added));
        List<Trial> trials = new ArrayList<>();
        for (int n = 1; n <= SteppedStates.STEPS; n++) {
            for (int place = 0; place < SteppedStates.PLACES.size(); place++) {
                trials.add(tile.place(TileBench.at(place, n), place, n, pulse + added));
            }
            trials.add(tile.place(TileBench.at(MIDDLE, n) + " longer", MIDDLE, n, pulse + added + TileBench.LONGER_S));
        }
        trials.add(tile.wordline(pulse + added));
        context.campaign().run(trials);
    }

    /** In step i all comparators are at work whose count is at least i - 1. */
    private List<Integer> active() {
        return IntStream.rangeClosed(1, SteppedStates.STEPS)
                .mapToObj(step -> (int) Math.round(UnitBench.OTHERS * plan.working(step)))
                .toList();
    }

    private void units(List<Double> wanted, List<Integer> active, List<Double> references) {
        List<Trial> trials = new ArrayList<>();
        for (int step = 1; step <= SteppedStates.STEPS; step++) {
            double middle = wanted.get(step - 1);
            int expected = active.get(step - 1);
            for (int others :
                    IntStream.of(0, expected, UnitBench.OTHERS).distinct().toArray()) {
                trials.addAll(unit.turn(SteppedStates.turn(step, others, "at"), step, middle, others, 0, references));
            }
            trials.addAll(
                    unit.turn(SteppedStates.turn(step, expected, "late"), step, middle, expected, SKEW_S, references));
            trials.add(unit.step(
                    SteppedStates.turn(step, expected, "below"), step, middle - VERDICT_V, expected, 0, references));
            trials.add(unit.step(
                    SteppedStates.turn(step, expected, "above"), step, middle + VERDICT_V, expected, 0, references));
        }
        context.campaign().run(trials);
    }

    private void whole(List<Double> references) {
        List<Trial> trials = new ArrayList<>();
        for (int n = 0; n <= rows; n++) {
            trials.add(accesses.access(SteppedStates.ACCESS, n, 0, references));
        }
        for (int n = 1; n <= SteppedStates.STEPS; n++) {
            trials.add(accesses.access(SteppedStates.ACCESS, n, n, references));
        }
        for (int[] state : plan.closure()) {
            if (state[0] != state[1]) {
                trials.add(accesses.access(SteppedStates.ACCESS, state[0], state[1], references));
            }
        }
        for (int n : SteppedStates.TRIMMED) {
            for (int code : SteppedStates.TRIMS) {
                if (Math.abs(code) == 15 || n == 4) {
                    trials.add(accesses.access(
                            SteppedStates.ACCESS, SteppedStates.trimmed(n, code), n, 0, rows, code, references));
                }
            }
        }
        context.campaign().run(trials);
    }

    private void comparators(List<Double> wanted) {
        SteppedComparatorBench bench = new SteppedComparatorBench(study, context.netlists());
        List<Trial> trials = new ArrayList<>();
        for (int step = 1; step <= SteppedStates.STEPS; step++) {
            double common = DeckVoltage.rounded(wanted.get(step - 1));
            trials.addAll(bench.noise(step, common));
            trials.add(bench.offset(step, common)
                    .varying(context.shard().of(plan.samples()), SteppedStates.comparators()));
        }
        context.campaign().run(trials);
        ExperimentRows found = new ExperimentRows(context.store(), context.condition());
        List<Trial> beyond = new ArrayList<>();
        for (int step = 1; step <= SteppedStates.STEPS; step++) {
            for (int sign : new int[] {-1, 1}) {
                List<Integer> samples = SteppedOffsets.beyond(found, step, sign);
                if (!samples.isEmpty()) {
                    beyond.add(bench.beyond(step, DeckVoltage.rounded(wanted.get(step - 1)), sign)
                            .varying(Samples.of(samples), SteppedStates.comparators()));
                }
            }
        }
        context.campaign().run(beyond);
    }

    private void shared(List<Double> references) {
        SteppedLevels levels = levels();
        context.campaign()
                .run(List.of(tile.ladder(references, levels.lineCharges_C(active()), levels.cycle_s(plan.closure()))));
    }
}
