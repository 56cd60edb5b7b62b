package timdnn.chip.schedule;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import timdnn.chip.design.Design;
import timdnn.chip.design.TileTiming;
import timdnn.chip.program.Instruction;
import timdnn.chip.program.Instruction.Access;
import timdnn.chip.program.Instruction.Configure;
import timdnn.chip.program.Instruction.End;
import timdnn.chip.program.Instruction.Load;
import timdnn.chip.program.Instruction.Loop;
import timdnn.chip.program.Instruction.Next;
import timdnn.chip.program.Instruction.Reduce;
import timdnn.chip.program.Instruction.Special;
import timdnn.chip.program.Instruction.Store;
import timdnn.chip.program.Instruction.Sync;
import timdnn.chip.program.Segment;
import timdnn.chip.program.Traffic;

/** A layer on tiles of its own in a pipeline: one run at a time, its instructions one by one on units that all layers of a bank share. */
final class PipelineStage {
    /** Behind what sets up the tiles. */
    private static final int FIRST = 1;

    private final int[] places;
    private final List<Instruction> instructions;
    private final Tally tally;
    private final Machine machine;
    private final Configure configure;
    private final int banks;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private final Deque<Iteration> loops = new ArrayDeque<>();
    private int run;
    private int index;
    private int vectors;
    private long arrived_ps;
    private long stored_ps;
    private long ended_ps;

    /** A run that has come, and what a tile that is free before waits for. */
    private record Waiting(int run, long since_ps, StallCause cause) {}

    /** A loop that is open: where it began, and iterations that are left besides this one. */
    private record Iteration(int start, long left) {}

    /**
     * A stage, set up and free.
     *
     * @param segment the layer's instructions
     * @param places the bank of the chip by bank of the layer's layout
     * @param gaps of the memory outside, of all layers
     * @param tally what all layers do
     */
    PipelineStage(
            Segment segment,
            int[] places,
            Design design,
            TileTiming tile,
            double laneShare,
            Gaps gaps,
            Tally tally,
            SpanListener listener) {
        this.tally = tally;
        this.places = places.clone();
        this.banks = design.banks();
        this.instructions = segment.instructions().stream()
                .filter(each -> !(each instanceof Sync))
                .toList();
        this.index = this.instructions.size();
        this.configure = (Configure) segment.instructions().get(0);
        this.machine = new Machine(design, tile, tally, placed(listener, segment.layer()));
        machine.outside().share(gaps);
        machine.begin(0, laneShare);
        machine.configure(configure);
    }

    /** Banks of the layout under their numbers on the chip, tiles with their layer, what happens with the number of the run. */
    private SpanListener placed(SpanListener listener, String layer) {
        if (listener == SpanListener.NONE) {
            return listener;
        }
        return (unit, what, start, end) -> {
            String[] words = unit.split(" ", 3);
            String place = words.length < 3
                    ? unit
                    : words[0] + " " + places[Integer.parseInt(words[1])] + " "
                            + words[2].replace("tiles of", layer + ", tiles of");
            listener.span(place, what + " of run " + run, start, end);
        };
    }

    /** A run comes, {@code since_ps} at the earliest. */
    void come(int next, long since_ps, StallCause cause) {
        waiting.add(new Waiting(next, since_ps, cause));
    }

    private boolean atWork() {
        return index < instructions.size();
    }

    boolean hasNext() {
        return atWork() || !waiting.isEmpty();
    }

    /** {@return the run that its instructions belong to, or that begins next} */
    int run() {
        return atWork() ? run : waiting.element().run();
    }

    /** {@return when its next step could begin, as far as the layer itself is concerned, ps} */
    long ready_ps() {
        if (!atWork()) {
            return waiting.element().since_ps();
        }
        Clocks clocks = machine.clocks();
        Instruction next = instructions.get(index);
        long ready = 0;
        if (next instanceof Access) {
            ready = Math.max(clocks.get(Clocks.INPUTS), earliest(clocks::start));
        } else if (next instanceof Reduce) {
            ready = earliest(clocks::out);
        } else if (next instanceof Special) {
            ready = earliest(clocks::sum);
        } else if (next instanceof Store) {
            ready = clocks.get(Clocks.LAST_RESULT);
        }
        return Math.max(arrived_ps, ready);
    }

    private long earliest(IntUnaryOperator clock) {
        return IntStream.range(0, vectors * configure.slices())
                .mapToLong(job -> machine.clocks().get(clock.applyAsInt(job)))
                .min()
                .orElse(0);
    }

    /**
     * Takes the next step.
     *
     * @param chip when what layers share is free
     * @return whether this ends a run
     */
    boolean step(Clocks chip) {
        if (!atWork()) {
            Waiting next = waiting.remove();
            run = next.run();
            arrived_ps = next.since_ps();
            stored_ps = 0;
            arrive(next.since_ps(), next.cause());
            index = FIRST;
        } else {
            machine.clocks().adopt(chip, places);
            execute(instructions.get(index));
            machine.clocks().handOver(chip, places);
        }
        if (atWork()) {
            return false;
        }
        ended_ps = Math.max(machine.clocks().get(Clocks.LAST_RESULT), stored_ps);
        return true;
    }

    /** The next run is there. Tiles that are free have ended their layer up to the end of the run before, and wait for {@code cause} from then on. */
    private void arrive(long time_ps, StallCause cause) {
        await(StallCause.END_OF_LAYER, Math.min(time_ps, ended_ps));
        await(cause, time_ps);
        for (int clock : new int[] {Clocks.INPUTS, Clocks.WEIGHTS, Clocks.LAST_READ, Clocks.LAST_RESULT}) {
            machine.clocks().raise(clock, time_ps);
        }
    }

    private void await(StallCause cause, long until_ps) {
        Clocks clocks = machine.clocks();
        for (int job = 0; job < jobs(); job++) {
            long waited = Math.max(0, until_ps - clocks.get(clocks.free(job)));
            tally.stall(cause, waited * configure.down());
            clocks.raise(clocks.free(job), until_ps);
        }
    }

    private int jobs() {
        return configure.slices() * configure.replicas();
    }

    private void execute(Instruction next) {
        if (next instanceof Loop loop) {
            tally.count(Action.INSTRUCTION_READ, 2L * banks);
            loops.push(new Iteration(index, loop.count() - 1));
        } else if (next instanceof End) {
            Iteration open = loops.pop();
            if (open.left() > 0) {
                loops.push(new Iteration(open.start(), open.left() - 1));
                index = open.start();
            }
        } else {
            tally.count(Action.INSTRUCTION_READ, banks);
            vectors = next instanceof Access access ? access.vectors() : vectors;
            Scheduler.step(machine, next);
            if (next instanceof Store) {
                stored_ps = machine.outside().transferred_ps();
            }
        }
        index++;
    }

    /** {@return when the last result of the last run was there, ps} */
    long ended_ps() {
        return ended_ps;
    }

    /**
     * Accounts for its tiles up to the end of all.
     *
     * @return their number
     */
    int finish(long end_ps) {
        arrive(end_ps, StallCause.LAYER_BEFORE);
        return jobs() * configure.down();
    }

    /** {@return whether the pipeline can run such instructions: on tiles, with weights that are there} */
    static boolean canRun(List<Instruction> instructions) {
        return instructions.get(0) instanceof Configure
                && instructions.stream()
                        .skip(1)
                        .allMatch(each -> each instanceof Access
                                || each instanceof Reduce
                                || each instanceof Special
                                || each instanceof Loop
                                || each instanceof End
                                || each instanceof Next
                                || each instanceof Store
                                || each instanceof Sync
                                || (each instanceof Load load && load.what() == Traffic.INPUTS));
    }
}
