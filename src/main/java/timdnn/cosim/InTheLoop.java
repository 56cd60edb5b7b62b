package timdnn.cosim;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import timdnn.characterization.plan.Study;
import timdnn.harness.engine.SimulationEngine;
import timdnn.input.InvalidInputException;
import timdnn.lut.store.LutArtifact;
import timdnn.network.InferenceSession;
import timdnn.network.MatrixLayer;
import timdnn.network.PreparedNetwork;
import timdnn.network.TernaryNetwork;
import timdnn.network.data.Dataset;
import timdnn.tile.Placement;
import timdnn.tile.PreparedMatrix;
import timdnn.tile.error.DieTables;
import timdnn.tile.error.SenseErrors;
import timdnn.tile.kernel.Kernels;

/**
 * A network on a die with SPICE in the loop: the codes of one layer's accesses are those of simulated columns and go on through the
 * network. The same images run on a tile without errors and on the die by its tables.
 */
public final class InTheLoop {
    private final TernaryNetwork network;
    private final Dataset dataset;
    private final DieTables tables;
    private final SimulationEngine engine;
    private final ColumnCircuit circuit;

    /**
     * A network, its images, and the circuit of its columns.
     *
     * @param network the network
     * @param dataset images of its input shape
     * @param table tables, whose first condition is used
     * @param study the study that the tables are fitted to, under that condition
     * @param netlists folder of the netlists
     * @param engine what simulates; stays the caller's
     */
    public InTheLoop(
            TernaryNetwork network,
            Dataset dataset,
            LutArtifact table,
            Study study,
            Path netlists,
            SimulationEngine engine) {
        this.network = network;
        this.dataset = dataset;
        this.tables = Cosimulation.dies(table);
        this.engine = engine;
        this.circuit = new ColumnCircuit(
                study,
                netlists,
                new DieShifts(study, table.cellStrength()),
                table.timing().strobe_s(),
                engine);
    }

    /**
     * The number of a layer among those on tiles.
     *
     * @param network the network
     * @param name the layer's name
     * @return from 0
     * @throws InvalidInputException if no layer on tiles has that name
     */
    public static int layer(TernaryNetwork network, String name) {
        List<String> names = network.steps().stream()
                .map(TernaryNetwork.Step::layer)
                .filter(layer -> layer instanceof MatrixLayer)
                .map(layer -> layer.name())
                .toList();
        if (!names.contains(name)) {
            throw new InvalidInputException("--in-the-loop must be a layer on tiles of " + network.name() + ", one of "
                    + String.join(", ", names) + ", was " + name);
        }
        return names.indexOf(name);
    }

    /**
     * The most simulations that images can take.
     *
     * @param layer number of the layer whose columns are simulated, among those on tiles
     * @param images how many
     * @return accesses of its columns
     */
    public long mostSimulations(int layer, int images) {
        MatrixLayer simulated = network.steps().stream()
                .map(TernaryNetwork.Step::layer)
                .filter(candidate -> candidate instanceof MatrixLayer)
                .map(candidate -> (MatrixLayer) candidate)
                .toList()
                .get(layer);
        return (long) Math.min(images, dataset.size())
                * simulated.positions()
                * simulated.accessesPerVector()
                * simulated.weights().columns()
                * tables.geometry().blocksFor(simulated.weights().rows());
    }

    /**
     * Runs the first images.
     *
     * @param layer number of the layer whose columns are simulated, among those on tiles
     * @param images how many, at least 1
     * @param die number of the die
     * @param seed seed of the session; frozen dies draw nothing from it
     * @param simulations told the number of simulations just done, from any thread
     * @return logits of each image by tile, tables and simulation
     */
    public LoopResult run(int layer, int images, int die, long seed, IntConsumer simulations) {
        PreparedNetwork prepared = PreparedNetwork.of(network, tables.geometry(), Kernels.fastest());
        List<Placement> placements = Placement.inOrder(
                prepared.matrices().stream().map(PreparedMatrix::weights).toList(), tables.geometry());
        LoopErrors loop =
                new LoopErrors(tables, placements, die, layer, circuit, new SimulatedColumns(engine, simulations));
        InferenceSession exact = new InferenceSession(network, prepared, SenseErrors.none(), seed, 1);
        InferenceSession byTables =
                new InferenceSession(network, prepared, SenseErrors.die(tables, placements, die, false), seed, 1);
        InferenceSession simulated = new InferenceSession(network, prepared, loop, seed, 1);
        List<LoopResult.Image> found = new ArrayList<>();
        for (int image = 0; image < Math.min(images, dataset.size()); image++) {
            found.add(new LoopResult.Image(
                    image,
                    dataset.label(image),
                    logits(exact, image),
                    logits(byTables, image),
                    logits(simulated, image)));
        }
        return new LoopResult(
                found, loop.accesses(), loop.simulations(), loop.failed(), loop.conversions(), loop.alike());
    }

    private List<Float> logits(InferenceSession session, int image) {
        dataset.copyPixels(image, session.image());
        List<Float> logits = new ArrayList<>();
        for (float value : session.infer(image)) {
            logits.add(value);
        }
        return logits;
    }
}
