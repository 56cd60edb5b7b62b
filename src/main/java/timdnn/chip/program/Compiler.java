package timdnn.chip.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import timdnn.chip.design.Design;
import timdnn.chip.design.TileTiming;
import timdnn.chip.program.Instruction.Access;
import timdnn.chip.program.Instruction.Configure;
import timdnn.chip.program.Instruction.End;
import timdnn.chip.program.Instruction.Load;
import timdnn.chip.program.Instruction.Loop;
import timdnn.chip.program.Instruction.Reduce;
import timdnn.chip.program.Instruction.Special;
import timdnn.chip.program.Instruction.Store;
import timdnn.chip.program.Instruction.Sync;
import timdnn.chip.program.Instruction.Take;
import timdnn.chip.program.Instruction.Write;
import timdnn.chip.shape.LayerShape;
import timdnn.chip.shape.NetworkShape;
import timdnn.chip.shape.SpecialWork;
import timdnn.input.InvalidInputException;

/**
 * Lowers a network to a program by a plan of where its weights are. Layers whose weights stay have tiles of their own; the others take
 * the tiles that are left one after the other, replicated where a layer is smaller, in several passes where it is larger.
 */
public final class Compiler {
    private final Design design;
    private final TileTiming tile;
    private final NetworkShape network;
    private final int batch;
    private final WeightPlan plan;
    private final Mapper mapper;
    private final Mapper ofLoaded;
    private final Residency residency;

    private Compiler(NetworkShape network, Design design, TileTiming tile, int batch, WeightPlan plan) {
        this.design = design;
        this.tile = tile;
        this.network = network;
        this.batch = batch;
        this.plan = plan;
        this.mapper = new Mapper(design, tile, network, batch);
        this.ofLoaded = plan.resident()
                ? mapper
                : new Mapper(design.with(design.tiles().times(plan.loadedTiles())), tile, network, batch);
        this.residency = new Residency(design, network, batch);
    }

    /**
     * Compiles a network.
     *
     * @param network the network
     * @param design the chip
     * @param tile its tiles
     * @param batch inferences of a run, positive
     * @param plan where its weights are, of {@link WeightPlanner}
     * @return the program
     * @throws InvalidInputException if a layer does not fit the instruction memory, or a vector of it the activation buffers
     */
    public static Program compile(NetworkShape network, Design design, TileTiming tile, int batch, WeightPlan plan) {
        return new Compiler(network, design, tile, batch, plan).program();
    }

    /**
     * What loads the weights that stay in place: not part of a run.
     *
     * @param network the network
     * @param design the chip
     * @param tile its tiles
     * @param batch inferences of a run, by which replicas were chosen
     * @param plan where weights are
     * @return the program; empty where none stay
     */
    public static Optional<Program> loading(
            NetworkShape network, Design design, TileTiming tile, int batch, WeightPlan plan) {
        Compiler compiler = new Compiler(network, design, tile, batch, plan);
        List<Segment> segments = new ArrayList<>();
        for (LayerShape layer : network.layers()) {
            if (plan.stays(layer.name())) {
                Mapping mapping = compiler.mapping(layer);
                segments.add(new Segment(
                        layer.name(),
                        List.of(
                                compiler.configure(layer, mapping, mapping.slices(), layer.columns() * layer.groups()),
                                new Load(Traffic.WEIGHTS, Mapper.weightBytes(layer.weights())),
                                new Write(layer.rows()),
                                new Sync())));
            }
        }
        return segments.isEmpty()
                ? Optional.empty()
                : Optional.of(new Program(network.name(), design.name(), 1, true, segments));
    }

    /**
     * How a layer is spread over tiles.
     *
     * @param network the network
     * @param layer one of its layers
     * @param design the chip
     * @param tile its tiles
     * @param batch inferences of a run
     * @param plan where weights are
     * @return the mapping that programs of the plan have
     */
    public static Mapping mapping(
            NetworkShape network, LayerShape layer, Design design, TileTiming tile, int batch, WeightPlan plan) {
        return new Compiler(network, design, tile, batch, plan).mapping(layer);
    }

    /**
     * Runs that the activation buffers hold at a time, each with the inputs and outputs of its largest layer.
     *
     * @param network the network
     * @param design the chip
     * @param batch inferences of a run
     * @return the number, at least 1
     */
    public static int runsInBuffers(NetworkShape network, Design design, int batch) {
        long all = (long) design.banks() * design.memory().activation_B();
        return (int) Math.max(1, Math.min(Integer.MAX_VALUE, all / new Residency(design, network, batch).room_B()));
    }

    /** A vector and its results must be in the activation buffers at once. */
    private void requireRoom(int index) {
        LayerShape layer = network.layers().get(index);
        long vector_B = Mapping.ceil((long) layer.rows() * layer.groups() * layer.storedBits(), Byte.SIZE);
        long results_B = Mapping.ceil((long) layer.columns() * layer.groups() * residency.outputBits(index), Byte.SIZE);
        long buffers_B = (long) design.banks() * design.memory().activation_B();
        if (vector_B + results_B > buffers_B) {
            throw new InvalidInputException("layer " + layer.name() + " of network " + network.name()
                    + " does not fit design " + design.name() + ": a vector takes " + vector_B
                    + " bytes and its results "
                    + results_B + ", but all activation buffers (activationBuffer_B a bank) have " + buffers_B);
        }
    }

    private Program program() {
        List<Segment> segments = new ArrayList<>();
        for (int index = 0; index < network.layers().size(); index++) {
            requireRoom(index);
            segments.addAll(segments(index));
        }
        return new Program(network.name(), design.name(), batch, plan.resident(), segments);
    }

    private boolean stays(LayerShape layer) {
        return plan.stays(layer.name());
    }

    private Mapping mapping(LayerShape layer) {
        return mapper(layer).fastest(layer, budget(layer), stays(layer));
    }

    private Mapper mapper(LayerShape layer) {
        return stays(layer) ? mapper : ofLoaded;
    }

    /** Tiles that a layer may take. */
    private int budget(LayerShape layer) {
        return stays(layer) ? plan.staying().get(layer.name()) : plan.loadedTiles();
    }

    private Configure configure(LayerShape layer, Mapping mapping, int slices, int columns) {
        int tiles = stays(layer) ? design.tiles().count() : plan.loadedTiles();
        int replicas = mapper(layer).replicas(mapping, slices, budget(layer), layer);
        return new Configure(mapping.down(), slices, replicas, columns, tiles);
    }

    /** A layer's segments: one, or one a distinct pass over the columns where that is too long. */
    private List<Segment> segments(int index) {
        LayerShape layer = network.layers().get(index);
        if (!layer.onTiles()) {
            return List.of(inUnit(index));
        }
        Mapping mapping = mapping(layer);
        List<List<Instruction>> parts = new ArrayList<>();
        for (ColumnPass pass : ColumnPass.of(layer, mapping)) {
            List<Instruction> body = columnPass(index, mapping, pass);
            if (pass.count() > 1) {
                body.add(0, new Loop(pass.count()));
                body.add(new End());
            }
            parts.add(body);
        }
        List<Instruction> all = new ArrayList<>();
        parts.forEach(all::addAll);
        all.add(new Sync());
        if (all.size() <= Segment.MOST_ENTRIES) {
            return List.of(new Segment(layer.name(), all));
        }
        parts.get(parts.size() - 1).add(new Sync());
        return parts.stream().map(part -> new Segment(layer.name(), part)).toList();
    }

    /** A layer whose products the vector lanes compute: a vector a bank at a time, weights of 8 bits streamed once a run. */
    private Segment inUnit(int index) {
        LayerShape layer = network.layers().get(index);
        int columns = layer.columns() * layer.groups();
        long vectors = (long) layer.positions() * batch;
        int replicas = (int) Math.min(design.banks(), vectors);
        Special results = special(index, columns);
        Special all = new Special(
                results.relu(),
                results.quantise(),
                results.vector() + (long) layer.rows() * columns,
                results.scalar(),
                results.bits());
        List<Instruction> body = new ArrayList<>();
        body.add(new Configure(1, 1, replicas, columns, design.tiles().count()));
        body.add(new Load(Traffic.WEIGHTS, layer.weights()));
        Rounds rounds =
                new Rounds(vectors, replicas, residency.loaded_B(index), residency.stored_B(index), residency.half_B());
        body.addAll(rounds.of(count -> List.of(new Take(count, layer.rows(), layer.storedBits()), all)));
        body.add(new Sync());
        return new Segment(layer.name(), body);
    }

    private List<Instruction> columnPass(int index, Mapping mapping, ColumnPass pass) {
        Configure configure = configure(network.layers().get(index), mapping, pass.slices(), pass.columns());
        List<Instruction> all = new ArrayList<>(List.of(configure));
        int passes = mapping.rowPasses();
        all.addAll(rowPass(index, mapping, pass, configure, 0));
        if (passes > 2) {
            // All passes between the first and the last are alike.
            all.add(new Loop(passes - 2L));
            all.addAll(rowPass(index, mapping, pass, configure, 1));
            all.add(new End());
        }
        if (passes > 1) {
            all.addAll(rowPass(index, mapping, pass, configure, passes - 1));
        }
        return all;
    }

    private List<Instruction> rowPass(int index, Mapping mapping, ColumnPass pass, Configure configure, int row) {
        LayerShape layer = network.layers().get(index);
        int each = mapping.blocks() * mapping.down() * tile.rowsABlock();
        int rows = Math.min(each, layer.rows() - row * each);
        boolean first = row == 0;
        boolean last = row == mapping.rowPasses() - 1;
        List<Instruction> all = new ArrayList<>();
        if (!stays(layer)) {
            all.add(new Load(Traffic.WEIGHTS, Mapper.weightBytes((long) rows * pass.columns())));
            all.add(new Write(rows));
        }
        long vectors = (long) layer.positions() * batch;
        long spilled = mapper.spilled_B(layer, pass.columns());
        if (!first && spilled > 0) {
            all.add(new Load(Traffic.SUMS, spilled));
        }
        int blocks = Mapping.ceil(rows, (long) mapping.down() * tile.rowsABlock());
        int total = Mapping.ceil(rows, tile.rowsABlock());
        List<Special> special = last ? List.of(special(index, pass.columns())) : List.of();
        long loaded = residency.loaded_B(index) * rows / layer.rows();
        long stored = last ? residency.stored_B(index) * pass.columns() / ((long) layer.columns() * layer.groups()) : 0;
        Rounds rounds = new Rounds(vectors, configure.replicas(), loaded, stored, residency.half_B());
        Reduce reduce = new Reduce(mapper.sumBits(layer), !first, !last);
        all.addAll(rounds.of(count -> {
            List<Instruction> round = new ArrayList<>();
            round.add(new Access(
                    count,
                    rows,
                    layer.storedBits(),
                    mapper.accesses(layer, blocks),
                    mapper.accesses(layer, total),
                    mapper.passes(layer)));
            round.add(reduce);
            round.addAll(special);
            return round;
        }));
        if (!last && spilled > 0) {
            all.add(new Store(Traffic.SUMS, spilled));
        }
        return all;
    }

    private Special special(int index, int columns) {
        LayerShape layer = network.layers().get(index);
        SpecialWork work = layer.special();
        return new Special(
                SpecialWork.of(work.relu(), columns),
                SpecialWork.of(work.quantise(), columns),
                SpecialWork.of(work.vector(), columns),
                SpecialWork.of(work.scalar(), columns),
                residency.outputBits(index));
    }
}
