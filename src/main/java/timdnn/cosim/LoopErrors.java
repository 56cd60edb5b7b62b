package timdnn.cosim;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import timdnn.tile.AccessAddress;
import timdnn.tile.BatchSums;
import timdnn.tile.BlockCounts;
import timdnn.tile.Drive;
import timdnn.tile.InputBatch;
import timdnn.tile.Placement;
import timdnn.tile.PreparedMatrix;
import timdnn.tile.error.DieErrors;
import timdnn.tile.error.DieTables;
import timdnn.tile.error.LayerErrors;
import timdnn.tile.error.SenseErrors;

/**
 * One die, of which the codes of one layer come from simulated columns; those of the others from the die's tables. A column that
 * meets the same inputs again is not simulated again: circuit and shifts would be the same. For one thread.
 */
final class LoopErrors implements SenseErrors {
    private static final int UNDER_WAY = 64;

    private final DieTables tables;
    private final List<Placement> placements;
    private final int die;
    private final int simulated;
    private final ColumnCircuit circuit;
    private final SimulatedColumns columns;
    private final Semaphore free = new Semaphore(UNDER_WAY);
    private long conversions;
    private long alike;
    private long accesses;
    private int simulations;
    private int failed;

    LoopErrors(
            DieTables tables,
            List<Placement> placements,
            int die,
            int simulated,
            ColumnCircuit circuit,
            SimulatedColumns columns) {
        this.tables = tables;
        this.placements = placements;
        this.die = die;
        this.simulated = simulated;
        this.circuit = circuit;
        this.columns = columns;
    }

    /** Codes that columns gave. */
    long conversions() {
        return conversions;
    }

    /** Those of them that the die's tables give. */
    long alike() {
        return alike;
    }

    /** Accesses of columns, simulated or met again. */
    long accesses() {
        return accesses;
    }

    /** Simulations. */
    int simulations() {
        return simulations;
    }

    /** Those that failed: their codes are the tables'. */
    int failed() {
        return failed;
    }

    @Override
    public Optional<LayerErrors> prepare(PreparedMatrix matrix, int layer, long seed) {
        DieErrors errors = new DieErrors(matrix, tables, placements.get(layer), die, false, layer, seed);
        return Optional.of(
                layer == simulated
                        ? new Simulated(new LayerOnDie(errors, matrix, placements.get(layer), die, layer))
                        : errors);
    }

    /** What a column is and meets. */
    private record Met(int block, int column, long up, long down) {}

    /** The layer whose columns are simulated. */
    private final class Simulated implements LayerErrors {
        private final LayerOnDie layer;
        private final Map<Met, CompletableFuture<List<Double>>> voltages = new HashMap<>();

        private Simulated(LayerOnDie layer) {
            this.layer = layer;
        }

        @Override
        public int code(AccessAddress at, Drive drive, int block, int column, boolean onBlb, BlockCounts counts) {
            throw new UnsupportedOperationException("columns are simulated by whole accesses");
        }

        /** An access whose simulation is under way. */
        private record Pending(DrawnAccess access, int position, CompletableFuture<List<Double>> voltages) {}

        @Override
        public void apply(InputBatch inputs, int first, AccessAddress at, Drive drive, int shift, BatchSums sums) {
            List<Pending> pending = new java.util.ArrayList<>();
            PreparedMatrix matrix = layer.matrix();
            int rows = matrix.geometry().rowsABlock();
            int blocks = matrix.geometry().blocksFor(matrix.weights().rows());
            for (int position = 0; position < at.positions(); position++) {
                AccessAddress here = new AccessAddress(at.image(), position, at.positions(), at.access());
                for (int block = 0; block < blocks; block++) {
                    long low = inputs.column(0, block * rows, rows, first + position);
                    long high = drive == Drive.LOW ? 0 : inputs.column(1, block * rows, rows, first + position);
                    long up = drive.up(low, high);
                    long down = drive.down(high);
                    for (int column = 0; column < matrix.weights().columns(); column++) {
                        DrawnAccess access = layer.access(here, block, column, up, down);
                        Met met = new Met(block, column, up, down);
                        pending.add(new Pending(
                                access, first + position, voltages.computeIfAbsent(met, key -> simulate(access))));
                    }
                }
            }
            for (Pending one : pending) {
                correct(one.access(), one.position(), SimulatedColumns.finished(one.voltages()), shift, sums);
            }
        }

        private CompletableFuture<List<Double>> simulate(DrawnAccess access) {
            // Netlists are long: not all of them are held at once.
            free.acquireUninterruptibly();
            simulations++;
            return columns.measured(circuit.toStrobe(access), circuit.voltages())
                    .whenComplete((done, broken) -> free.release());
        }

        private void correct(DrawnAccess access, int position, List<Double> found_V, int shift, BatchSums sums) {
            accesses++;
            failed += found_V.isEmpty() ? 1 : 0;
            for (int side = 0; side < 2; side++) {
                DrawnConversion conversion = access.conversions().get(side);
                int code = found_V.isEmpty()
                        ? conversion.code()
                        : conversion.code(found_V.get(side) + conversion.state_V());
                conversions++;
                alike += code == conversion.code() ? 1 : 0;
                sums.add(access.column(), position, side == 1, (code - conversion.ideal()) * (1 << shift));
            }
        }
    }
}
