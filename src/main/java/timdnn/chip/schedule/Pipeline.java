package timdnn.chip.schedule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import timdnn.chip.design.Design;
import timdnn.chip.design.TileTiming;
import timdnn.chip.program.Compiler;
import timdnn.chip.program.Program;
import timdnn.chip.program.Segment;
import timdnn.chip.program.WeightPlan;
import timdnn.chip.program.WeightPlanner;
import timdnn.chip.shape.NetworkShape;

/**
 * Runs that follow each other through layers whose weights stay: while one is in a layer, those after it are in the layers before. Layers
 * have tiles of their own and share buffers' ports, reduce and special-function units of their banks and the memory outside; these are
 * given to the instruction that is ready first, of those ready at once to that of the earlier run. Any such order is one that the chip can
 * follow, so that the rate is one that it reaches, not a bound.
 *
 * <p>A run enters a layer when its last result of the layer before is there and the layer has begun with the last vectors of the run
 * before. As many runs are under way as the activation buffers hold, each with room for its largest layer.
 *
 * @param inFlight runs under way at a time, at most
 * @param runs runs of the schedule
 * @param done_ps when each run was done
 * @param counts how often each action happens, all runs together
 * @param busy_ps how long components are at work on an action, summed over all of them
 * @param stalls_ps times of tiles that do not work, summed over tiles
 * @param multiplyAccumulates multiplications of a weight and an activation
 */
@SuppressWarnings("MemberName") // suffixes are units
public record Pipeline(
        int inFlight,
        int runs,
        List<Long> done_ps,
        Map<Action, Long> counts,
        Map<Action, Long> busy_ps,
        Map<StallCause, Long> stalls_ps,
        long multiplyAccumulates) {
    /** Thirds of a schedule: the pipeline fills, is full, drains. */
    private static final int PARTS = 3;
    /** Runs of a third, at least. */
    private static final int LEAST = 8;

    /** {@return time from one run's end to the next's while the pipeline is full, ps: the mean over the middle third of runs} */
    public double period_ps() {
        int part = runs / PARTS;
        return (done_ps.get(2 * part - 1) - done_ps.get(part - 1)) / (double) part;
    }

    /** {@return time from the first run's begin to the last one's end, ps} */
    public long time_ps() {
        return done_ps.get(runs - 1);
    }

    /**
     * Runs a program as a pipeline.
     *
     * @param program the program, of a plan by which all weights stay
     * @param plan the plan
     * @param design the chip
     * @param tile its tiles
     * @param network the network
     * @return the schedule; empty where weights are loaded, a layer runs in the special-function unit, or a bank's layers do not fit
     *     its instruction memory together
     */
    public static Optional<Pipeline> of(
            Program program, WeightPlan plan, Design design, TileTiming tile, NetworkShape network) {
        int inFlight = inFlight(program, design, network);
        int runs = PARTS * Math.max(LEAST, 2 * inFlight);
        return of(program, plan, design, tile, network, inFlight, runs, SpanListener.NONE);
    }

    /**
     * A few runs as a pipeline, for a picture of them.
     *
     * @param program the program
     * @param plan the plan
     * @param design the chip
     * @param tile its tiles
     * @param network the network
     * @param listener is told what runs when, with the layer of tiles and the number of the run; of nothing where there is no pipeline
     */
    public static void trace(
            Program program,
            WeightPlan plan,
            Design design,
            TileTiming tile,
            NetworkShape network,
            SpanListener listener) {
        of(program, plan, design, tile, network, inFlight(program, design, network), 2 * PARTS, listener);
    }

    private static int inFlight(Program program, Design design, NetworkShape network) {
        return Math.min(2 * (program.segments().size() + 1), Compiler.runsInBuffers(network, design, program.batch()));
    }

    /** The same with so many runs, so many of them under way at a time. */
    static Optional<Pipeline> of(
            Program program,
            WeightPlan plan,
            Design design,
            TileTiming tile,
            NetworkShape network,
            int inFlight,
            int runs,
            SpanListener listener) {
        Map<String, int[]> places = new WeightPlanner(network, design, tile, program.batch()).places(plan);
        if (!program.resident() || !fits(program, places)) {
            return Optional.empty();
        }
        Gaps gaps = new Gaps();
        Tally tally = new Tally();
        long[] before = tally.snapshot();
        List<PipelineStage> stages = new ArrayList<>();
        for (Segment segment : program.segments()) {
            double lanes = Scheduler.laneShare(design, network.density(network.layer(segment.layer())));
            stages.add(new PipelineStage(
                    segment, places.get(segment.layer()), design, tile, lanes, gaps, tally, listener));
        }
        List<Long> done = run(stages, design, inFlight, runs);
        return Optional.of(result(stages, tally, before, design, inFlight, done));
    }

    /** Whether each layer is a segment on tiles, and what every bank runs fits its instruction memory. */
    private static boolean fits(Program program, Map<String, int[]> places) {
        Map<String, Integer> segments = new HashMap<>();
        program.segments().forEach(segment -> segments.merge(segment.layer(), 1, Integer::sum));
        int entries = program.segments().stream()
                .mapToInt(segment -> segment.instructions().size())
                .sum();
        return entries <= Segment.MOST_ENTRIES
                && program.segments().stream()
                        .allMatch(segment -> segments.get(segment.layer()) == 1
                                && places.containsKey(segment.layer())
                                && PipelineStage.canRun(segment.instructions()));
    }

    /** When each run was done. */
    private static List<Long> run(List<PipelineStage> stages, Design design, int inFlight, int runs) {
        Clocks chip = new Clocks(design.banks());
        List<Long> done = new ArrayList<>();
        for (int run = 0; run < Math.min(inFlight, runs); run++) {
            stages.get(0).come(run, 0, StallCause.LAYER_BEFORE);
        }
        int last = stages.size() - 1;
        while (done.size() < runs) {
            int next = next(stages);
            PipelineStage stage = stages.get(next);
            int run = stage.run();
            if (stage.step(chip)) {
                if (next < last) {
                    stages.get(next + 1).come(run, stage.ended_ps(), StallCause.LAYER_BEFORE);
                } else {
                    done.add(stage.ended_ps());
                    if (run + inFlight < runs) {
                        stages.get(0).come(run + inFlight, stage.ended_ps(), StallCause.ACTIVATION_ROOM);
                    }
                }
            }
        }
        return done;
    }

    /** The layer whose next step is ready first, of equals that of the earliest run. */
    private static int next(List<PipelineStage> stages) {
        int first = -1;
        long earliest = 0;
        for (int index = stages.size() - 1; index >= 0; index--) {
            PipelineStage stage = stages.get(index);
            if (stage.hasNext()) {
                long ready = stage.ready_ps();
                if (first < 0 || ready < earliest) {
                    first = index;
                    earliest = ready;
                }
            }
        }
        return first;
    }

    private static Pipeline result(
            List<PipelineStage> stages, Tally tally, long[] before, Design design, int inFlight, List<Long> done) {
        long end = done.get(done.size() - 1);
        int unmapped = design.tiles().count();
        for (PipelineStage stage : stages) {
            unmapped -= stage.finish(end);
        }
        tally.stall(StallCause.UNMAPPED, unmapped * end);
        return new Pipeline(
                inFlight,
                done.size(),
                List.copyOf(done),
                tally.counts(before),
                tally.busy(before),
                tally.stalls(before),
                tally.macs(before));
    }
}
