package timdnn.chip.schedule;

import java.util.ArrayList;
import java.util.List;
import timdnn.chip.design.Design;
import timdnn.chip.design.TileTiming;
import timdnn.chip.design.Tiles.Baseline;
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
import timdnn.chip.program.Instruction.Take;
import timdnn.chip.program.Instruction.Write;
import timdnn.chip.program.Program;
import timdnn.chip.program.Segment;
import timdnn.chip.shape.Density;
import timdnn.chip.shape.NetworkShape;

/** Runs programs on a chip. The same program, design and table give the same schedule, to the picosecond. */
public final class Scheduler {
    private final Design design;
    private final NetworkShape network;
    private final Machine machine;
    private final Tally tally = new Tally();
    private final boolean leaps;

    private Scheduler(Design design, TileTiming tile, NetworkShape network, boolean leaps, SpanListener listener) {
        this.design = design;
        this.network = network;
        this.leaps = leaps;
        this.machine = new Machine(design, tile, tally, listener);
    }

    /**
     * Runs a program.
     *
     * @param program the program
     * @param design the chip that it was compiled for
     * @param tile its tiles
     * @param network the network, whose shares of what is not zero say which lanes rest
     * @return the schedule
     */
    public static Schedule run(Program program, Design design, TileTiming tile, NetworkShape network) {
        return new Scheduler(design, tile, network, true, SpanListener.NONE).run(program);
    }

    /**
     * Runs a program step by step, also where a loop repeats itself: slower, with the same result.
     *
     * @param program the program
     * @param design the chip that it was compiled for
     * @param tile its tiles
     * @param network the network
     * @param listener is told what runs when
     * @return the schedule
     */
    public static Schedule trace(
            Program program, Design design, TileTiming tile, NetworkShape network, SpanListener listener) {
        return new Scheduler(design, tile, network, false, listener).run(program);
    }

    private double laneShare(Density density) {
        return laneShare(design, density);
    }

    /** Share of a near-memory tile's lanes that work. */
    static double laneShare(Design design, Density density) {
        Baseline baseline = design.tiles().baseline().orElse(null);
        if (baseline == null) {
            return 0;
        }
        return baseline.gateZeroProducts()
                ? density.weights() * density.activations()
                : baseline.skipZeroRows() ? density.activations() : 1;
    }

    private Schedule run(Program program) {
        List<LayerSchedule> layers = new ArrayList<>();
        long end = 0;
        for (Segment segment : program.segments()) {
            long[] before = tally.snapshot();
            machine.begin(segment.bytes(), laneShare(network.density(network.layer(segment.layer()))));
            execute(segment.instructions(), 0, segment.instructions().size());
            machine.sync();
            long start = end;
            end = machine.clocks().latest();
            layers.add(layer(segment.layer(), start, end, before));
        }
        return new Schedule(program, design.tiles().count(), layers);
    }

    private void execute(List<Instruction> instructions, int from, int to) {
        for (int index = from; index < to; index++) {
            Instruction each = instructions.get(index);
            if (each instanceof Loop loop) {
                int end = end(instructions, index);
                loop(instructions, index + 1, end, loop.count());
                index = end;
            } else {
                tally.count(Action.INSTRUCTION_READ, design.banks());
                step(machine, each);
            }
        }
    }

    private static int end(List<Instruction> instructions, int loop) {
        int depth = 0;
        for (int index = loop; index < instructions.size(); index++) {
            depth += instructions.get(index) instanceof Loop ? 1 : instructions.get(index) instanceof End ? -1 : 0;
            if (depth == 0) {
                return index;
            }
        }
        throw new IllegalArgumentException("a loop must be closed");
    }

    /** Repeats a body; where it moves nothing to and from outside, the rest is added at once as soon as iterations are alike. */
    private void loop(List<Instruction> instructions, int from, int to, long count) {
        tally.count(Action.INSTRUCTION_READ, 2L * design.banks());
        boolean plain = leaps
                && instructions.subList(from, to).stream()
                        .allMatch(each -> each instanceof Access
                                || each instanceof Take
                                || each instanceof Reduce
                                || each instanceof Special);
        long[] before = null;
        long[] between = machine.clocks().snapshot();
        for (long done = 1; done <= count; done++) {
            long[] counted = tally.snapshot();
            execute(instructions, from, to);
            if (plain && done < count) {
                if (before != null && machine.clocks().step_ps(before, between) > 0) {
                    machine.clocks().repeat(between, count - done);
                    tally.repeat(counted, count - done);
                    return;
                }
                before = between;
                between = machine.clocks().snapshot();
            }
        }
    }

    /** An instruction but a loop, on a machine. */
    static void step(Machine machine, Instruction instruction) {
        if (instruction instanceof Configure configure) {
            machine.configure(configure);
        } else if (instruction instanceof Load load) {
            machine.load(load);
        } else if (instruction instanceof Store store) {
            machine.store(store);
        } else if (instruction instanceof Write write) {
            machine.write(write.rows());
        } else if (instruction instanceof Next) {
            machine.next();
        } else if (instruction instanceof Access access) {
            machine.access(access);
        } else if (instruction instanceof Take take) {
            machine.take(take);
        } else if (instruction instanceof Reduce reduce) {
            machine.reduce(reduce);
        } else if (instruction instanceof Special special) {
            machine.special(special);
        } else if (instruction instanceof Sync) {
            machine.sync();
        } else {
            throw new IllegalStateException("no way to run " + instruction);
        }
    }

    private LayerSchedule layer(String name, long start_ps, long end_ps, long[] before) {
        return new LayerSchedule(
                name,
                start_ps,
                end_ps,
                tally.counts(before),
                tally.busy(before),
                tally.stalls(before),
                tally.macs(before));
    }
}
