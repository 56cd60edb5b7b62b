package timdnn.chip.schedule;

import timdnn.chip.design.Design;
import timdnn.chip.design.Memory;
import timdnn.chip.design.Memory.PartialSums;
import timdnn.chip.design.TileTiming;
import timdnn.chip.design.Units;
import timdnn.chip.program.Instruction.Access;
import timdnn.chip.program.Instruction.Configure;
import timdnn.chip.program.Instruction.Load;
import timdnn.chip.program.Instruction.Reduce;
import timdnn.chip.program.Instruction.Special;
import timdnn.chip.program.Instruction.Store;
import timdnn.chip.program.Instruction.Take;
import timdnn.chip.program.Layout;

/**
 * The chip at work: each instruction takes parts of the chip in program order, each part as soon as it is free and what it needs
 * is there. A tile begins its next vector while sums of the last one leave it, and waits when these have not left by the end.
 *
 * <p>Buffers of activations read and write a number of words a cycle in each direction, those of partial sums in one.
 */
final class Machine {
    private final Design design;
    private final TileTiming tile;
    private final boolean gates;
    private double laneShare;
    private final Clocks clocks;
    private final Tally tally;
    private final SpanListener listener;
    private final MemoryOutside outside;

    private Configure configure = new Configure(1, 1, 1, 1, 1);
    private Layout layout;
    private StallCause[] held = new StallCause[0];
    private int vectors;
    private long configured_ps;
    private long begun_ps;

    Machine(Design design, TileTiming tile, Tally tally, SpanListener listener) {
        this.design = design;
        this.tile = tile;
        this.gates = design.tiles().baseline().isPresent();
        this.clocks = new Clocks(design.banks());
        this.tally = tally;
        this.listener = listener;
        this.outside = new MemoryOutside(design, clocks, tally, listener);
    }

    Clocks clocks() {
        return clocks;
    }

    private int jobs() {
        return configure.slices() * configure.replicas();
    }

    /** New slices on the tiles, all of which have to be free; what is held up to then counts as the end of what was before. */
    void configure(Configure next) {
        long free = release(StallCause.END_OF_LAYER, latestFree());
        configure = next;
        if (next.tiles() < design.banks() || next.tiles() > design.tiles().count()) {
            throw new IllegalArgumentException(
                    "tiles must be in " + design.banks() + " to those of " + design.name() + ", were " + next.tiles());
        }
        layout = Layout.of(design.with(design.tiles().times(next.tiles())), next.down(), next.slices());
        if (layout.replicas() < next.replicas()) {
            throw new IllegalArgumentException(next.replicas() + " replicas of " + next.slices() + " slices of "
                    + next.down() + " tiles do not fit " + design.name());
        }
        clocks.jobs(jobs(), free);
        held = new StallCause[jobs()];
        configured_ps = free;
    }

    private long latestFree() {
        long free = configured_ps;
        for (int job = 0; job < held.length; job++) {
            free = Math.max(free, clocks.get(clocks.free(job)));
        }
        return free;
    }

    /** Accounts for all tiles up to a time. */
    private long release(StallCause cause, long until_ps) {
        for (int job = 0; job < held.length; job++) {
            tally.stall(cause, (until_ps - clocks.get(clocks.free(job))) * configure.down());
            clocks.set(clocks.free(job), until_ps);
        }
        int unmapped = design.tiles().count() - held.length * configure.down();
        tally.stall(StallCause.UNMAPPED, (until_ps - configured_ps) * unmapped);
        configured_ps = until_ps;
        return until_ps;
    }

    /** Begins a segment of so many bytes of instructions, which have come while the one before ran, and of such a share of lanes at work. */
    void begin(long bytes, double lanesAtWork) {
        laneShare = lanesAtWork;
        begun_ps = clocks.latest();
        tally.count(Action.DRAM_READ, Byte.SIZE * bytes);
    }

    MemoryOutside outside() {
        return outside;
    }

    /** Waits for everything: results, transfers, tiles. */
    void sync() {
        long compute = Math.max(latestFree(), clocks.get(Clocks.LAST_RESULT));
        release(StallCause.END_OF_LAYER, compute);
        long end = Math.max(begun_ps, clocks.latest());
        release(StallCause.OUTPUTS_TO_DRAM, end);
        for (int job = 0; job < held.length; job++) {
            clocks.set(clocks.free(job), end);
        }
        clocks.set(Clocks.INPUTS, end);
        clocks.set(Clocks.WEIGHTS, end);
        clocks.set(Clocks.LAST_READ, end);
        clocks.set(Clocks.LAST_RESULT, end);
        outside.forget();
    }

    void load(Load load) {
        outside.load(load, latestFree());
    }

    void store(Store store) {
        outside.store(store);
    }

    /** Writes rows as they come, all replicas at once. */
    void write(int rows) {
        long come = clocks.get(Clocks.WEIGHTS);
        long tileRows = Math.min(tile.rows(), (rows + configure.down() - 1L) / configure.down());
        long written = Math.max(come, outside.weightsFrom_ps() + tileRows * tile.rowWrite_ps());
        for (int job = 0; job < held.length; job++) {
            long free = clocks.get(clocks.free(job));
            long waited = Math.max(free, come);
            long end = Math.max(waited, written);
            tally.stall(StallCause.WEIGHTS_FROM_DRAM, (waited - free) * configure.down());
            tally.stall(StallCause.TILE_WRITES, (end - waited) * configure.down());
            clocks.set(clocks.free(job), end);
            span(job, "write", free, end);
        }
        clocks.set(Clocks.WEIGHTS, written);
        outside.written(written);
        long count = (long) rows * configure.slices() * configure.replicas();
        tally.count(Action.ROW_WRITE, count);
        tally.busy(Action.ROW_WRITE, count * tile.rowWrite_ps());
    }

    void next() {
        outside.next();
    }

    void access(Access access) {
        vectors = access.vectors();
        Memory memory = design.memory();
        long rowsABank = (access.rows() + layout.span() - 1L) / layout.span();
        int words = memory.words(rowsABank * access.bits());
        long reading = design.cycle_ps() * Units.cycles(words, memory.activationPorts());
        long working = (long) access.blocks() * access.passes() * tile.access_ps();
        for (int replica = 0; replica < vectors; replica++) {
            long[] come = new long[design.banks()];
            for (int slice = 0; slice < configure.slices(); slice++) {
                int job = replica * configure.slices() + slice;
                int home = layout.bank(replica, slice);
                long ready = 0;
                for (int bank = home; bank < home + layout.span(); bank++) {
                    if (come[bank] == 0) {
                        come[bank] = read(bank, job, words, reading);
                    }
                    ready = Math.max(ready, come[bank]);
                }
                run(job, ready, working);
            }
        }
        long slices = (long) vectors * configure.slices();
        long accesses = slices * access.total() * access.passes();
        long columns = (long) vectors * configure.columns() * access.total() * access.passes();
        long macs = (long) vectors * configure.columns() * access.rows();
        tally.count(Action.ACCESS, accesses);
        tally.busy(Action.ACCESS, slices * configure.down() * working);
        tally.count(Action.COLUMN, columns);
        tally.macs(macs);
        if (gates) {
            tally.count(Action.LANE, Math.round(macs * laneShare) * access.passes());
        }
    }

    /** Vectors straight into the special-function unit, which takes the next one when it has begun with the last. */
    void take(Take take) {
        vectors = take.vectors();
        int words = design.memory().words((long) take.rows() * take.bits());
        long reading = design.cycle_ps() * Units.cycles(words, design.memory().activationPorts());
        for (int job = 0; job < vectors; job++) {
            long come = read(layout.bank(job, 0), job, words, reading);
            long ready = Math.max(come, clocks.get(Clocks.WEIGHTS));
            clocks.set(clocks.start(job), Math.max(ready, clocks.get(Clocks.specialBefore(layout.bank(job, 0)))));
            clocks.set(clocks.sum(job), ready);
        }
        tally.macs((long) vectors * configure.columns() * take.rows());
    }

    private long read(int bank, int job, int words, long reading_ps) {
        long start = Math.max(
                Math.max(clocks.get(Clocks.read(bank)), clocks.get(Clocks.INPUTS)), clocks.get(clocks.start(job)));
        long end = start + reading_ps;
        clocks.set(Clocks.read(bank), end);
        clocks.raise(Clocks.LAST_READ, end);
        tally.count(Action.ACTIVATION_READ, words);
        tally.busy(Action.ACTIVATION_READ, reading_ps);
        listener.span("bank " + bank + " activations", "read", start, end);
        return end;
    }

    private void run(int job, long come_ps, long working_ps) {
        long free = clocks.get(clocks.free(job));
        long drained = clocks.get(clocks.drained(job)) - working_ps;
        long inputsHere = clocks.get(Clocks.INPUTS);
        long start = Math.max(Math.max(free, come_ps), drained);
        if (start > free) {
            // The last of what it waits for has the rest; inputs from outside have what they take by themselves.
            long forInputs = Math.max(0, Math.min(start, inputsHere) - free);
            tally.stall(StallCause.INPUTS_FROM_DRAM, forInputs * configure.down());
            StallCause rest = drained >= come_ps && held[job] != null ? held[job] : StallCause.ACTIVATION_PORT;
            tally.stall(rest, (start - free - forInputs) * configure.down());
        }
        clocks.set(clocks.start(job), start);
        clocks.set(clocks.free(job), start + working_ps);
        clocks.set(clocks.out(job), start + working_ps + tile.pipeline_ps());
        span(job, "access", start, start + working_ps);
    }

    void reduce(Reduce reduce) {
        Memory memory = design.memory();
        int columns = configure.sliceColumns();
        int words = memory.words((long) columns * reduce.bits());
        int tilesHere = Math.min(layout.tilesABank(), configure.down());
        boolean buffered = memory.partialSums() == PartialSums.BUFFERED;
        long cycles = Units.cycles(columns, design.units().reduceAdders());
        long extra = (reduce.recall() ? 1 : 0) + (layout.span() - 1L);
        long reducing = (tilesHere + extra) * cycles * design.cycle_ps();
        for (int replica = 0; replica < vectors; replica++) {
            for (int slice = 0; slice < configure.slices(); slice++) {
                int job = replica * configure.slices() + slice;
                int home = layout.bank(replica, slice);
                long out = clocks.get(clocks.out(job));
                long ready = out;
                if (buffered) {
                    ready = sums(home, out, words * tilesHere, words * tilesHere);
                }
                for (int bank = home + 1; bank < home + layout.span(); bank++) {
                    ready = Math.max(ready, sums(bank, out, words, words));
                }
                if (reduce.recall()) {
                    ready = Math.max(ready, sums(home, out, 0, words));
                }
                long unit = clocks.get(Clocks.reduce(home));
                long special = reduce.keep() ? 0 : clocks.get(Clocks.specialBefore(home));
                long start = Math.max(Math.max(ready, unit), special);
                boolean ports = ready > out && ready >= unit;
                held[job] = special > Math.max(ready, unit)
                        ? StallCause.SPECIAL_FUNCTION_UNIT
                        : ports ? StallCause.PARTIAL_SUM_PORT : StallCause.REDUCE_UNIT;
                long end = start + reducing;
                clocks.set(Clocks.reduce(home), end);
                clocks.set(clocks.drained(job), end);
                listener.span("bank " + home + " reduce unit", "reduce", start, end);
                long sum = reduce.keep() ? sums(home, end, words, 0) : end;
                clocks.set(clocks.sum(job), sum);
                clocks.raise(Clocks.LAST_RESULT, sum);
            }
        }
        long jobs = (long) vectors * configure.slices();
        tally.busy(Action.ADDITION, jobs * reducing);
        long additions = configure.down() - 1L + (reduce.recall() ? 1 : 0);
        tally.count(Action.ADDITION, additions * vectors * configure.columns());
    }

    /** Words through a bank's partial-sum buffer: written, then read. */
    private long sums(int bank, long ready_ps, int written, int read) {
        long start = Math.max(clocks.get(Clocks.sums(bank)), ready_ps);
        long cycles = Units.cycles((long) written + read, design.memory().partialSumPorts());
        long end = start + cycles * design.cycle_ps();
        clocks.set(Clocks.sums(bank), end);
        tally.count(Action.SUM_WRITE, written);
        tally.count(Action.SUM_READ, read);
        tally.busy(written > 0 ? Action.SUM_WRITE : Action.SUM_READ, end - start);
        listener.span("bank " + bank + " partial sums", "words", start, end);
        return end;
    }

    void special(Special special) {
        Units units = design.units();
        int slices = configure.slices();
        long cycles = Math.max(
                Math.max(share(special.relu(), units.relus()), share(special.quantise(), units.quantisers())),
                Math.max(share(special.vector(), units.vectorLanes()), share(special.scalar(), units.scalars())));
        long working = cycles * design.cycle_ps();
        int words = design.memory().words((long) configure.sliceColumns() * special.bits());
        long writing = design.cycle_ps() * Units.cycles(words, design.memory().activationPorts());
        for (int job = 0; job < vectors * slices; job++) {
            int home = layout.bank(job / slices, job % slices);
            long start = Math.max(clocks.get(Clocks.special(home)), clocks.get(clocks.sum(job)));
            long end = start + working;
            clocks.set(Clocks.specialBefore(home), clocks.get(Clocks.special(home)));
            clocks.set(Clocks.special(home), end);
            listener.span("bank " + home + " special functions", "special", start, end);
            long written = Math.max(clocks.get(Clocks.write(home)), end) + writing;
            clocks.set(Clocks.write(home), written);
            clocks.raise(Clocks.LAST_RESULT, written);
        }
        long jobs = (long) vectors * slices;
        tally.count(Action.ACTIVATION_WRITE, jobs * words);
        tally.busy(Action.ACTIVATION_WRITE, jobs * writing);
        tally.count(Action.RELU, vectors * special.relu());
        tally.count(Action.QUANTISE, vectors * special.quantise());
        tally.count(Action.VECTOR, vectors * special.vector());
        tally.count(Action.SCALAR, vectors * special.scalar());
        tally.busy(Action.RELU, jobs * design.cycle_ps() * share(special.relu(), units.relus()));
        tally.busy(Action.QUANTISE, jobs * design.cycle_ps() * share(special.quantise(), units.quantisers()));
        tally.busy(Action.VECTOR, jobs * design.cycle_ps() * share(special.vector(), units.vectorLanes()));
        tally.busy(Action.SCALAR, jobs * design.cycle_ps() * share(special.scalar(), units.scalars()));
    }

    /** Cycles for a slice's share of a vector's operations. */
    private long share(long operations, int perCycle) {
        return Units.cycles((operations + configure.slices() - 1) / configure.slices(), perCycle);
    }

    private void span(int job, String what, long start_ps, long end_ps) {
        int slices = configure.slices();
        listener.span(
                "bank " + layout.bank(job / slices, job % slices) + " tiles of slice " + job, what, start_ps, end_ps);
    }
}
