package timdnn.cosim;

import java.util.List;
import java.util.Optional;
import timdnn.tile.AccessAddress;
import timdnn.tile.AddressedWords;
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
 * One die whose accesses are watched while a network runs on it: some of all, and some of those near a threshold, each as likely as
 * any other. The network gets the die's errors as it would without a recorder. For one thread.
 */
final class AccessRecorder implements SenseErrors {
    private final DieTables tables;
    private final List<Placement> placements;
    private final int die;
    private final long seed;
    private final Reservoir<DrawnAccess> random;
    private final Reservoir<DrawnAccess> near;

    AccessRecorder(DieTables tables, List<Placement> placements, int die, long seed, int random, int near) {
        this.tables = tables;
        this.placements = placements;
        this.die = die;
        this.seed = seed;
        this.random = new Reservoir<>(random);
        this.near = new Reservoir<>(near);
    }

    Reservoir<DrawnAccess> random() {
        return random;
    }

    Reservoir<DrawnAccess> near() {
        return near;
    }

    @Override
    public Optional<LayerErrors> prepare(PreparedMatrix matrix, int layer, long noiseSeed) {
        Placement placement = placements.get(layer);
        return Optional.of(new Watched(
                new DieErrors(matrix, tables, placement, die, false, layer, noiseSeed), matrix, placement, layer));
    }

    /** A layer that hands its errors on and looks at each access. */
    private final class Watched implements LayerErrors {
        private final DieErrors errors;
        private final PreparedMatrix matrix;
        private final LayerOnDie onDie;
        private final int blocks;
        private final int columns;
        private final long address;
        /** {@code [signed][(block · columns + column) · 2 + side]}: counts at which a conversion can be near a threshold. */
        private final long[][] nearAt = new long[2][];

        private Watched(DieErrors errors, PreparedMatrix matrix, Placement placement, int layer) {
            this.errors = errors;
            this.matrix = matrix;
            this.onDie = new LayerOnDie(errors, matrix, placement, die, layer);
            this.blocks = matrix.geometry().blocksFor(matrix.weights().rows());
            this.columns = matrix.weights().columns();
            long run = AddressedWords.below(AddressedWords.below(seed, 0xc051), die);
            this.address = AddressedWords.below(run, layer);
        }

        @Override
        public int code(AccessAddress at, Drive drive, int block, int column, boolean onBlb, BlockCounts counts) {
            return errors.code(at, drive, block, column, onBlb, counts);
        }

        @Override
        public void apply(InputBatch inputs, int first, AccessAddress at, Drive drive, int shift, BatchSums sums) {
            long[] masks = nearAt(drive == Drive.SIGNED);
            for (int position = 0; position < at.positions(); position++) {
                AccessAddress here = new AccessAddress(at.image(), position, at.positions(), at.access());
                long there = AddressedWords.below(
                        AddressedWords.below(AddressedWords.below(address, at.image()), at.access()), position);
                for (int block = 0; block < blocks; block++) {
                    watch(inputs, first + position, here, drive, block, there, masks);
                }
            }
            errors.apply(inputs, first, at, drive, shift, sums);
        }

        private long[] nearAt(boolean signed) {
            int which = signed ? 1 : 0;
            if (nearAt[which] == null) {
                nearAt[which] = new long[blocks * columns * 2];
                for (int converter = 0; converter < nearAt[which].length; converter++) {
                    nearAt[which][converter] = errors.countsNearThresholds(
                            converter / 2 / columns,
                            converter / 2 % columns,
                            (converter & 1) != 0,
                            signed,
                            CosimOptions.NEAR_V);
                }
            }
            return nearAt[which];
        }

        private void watch(
                InputBatch inputs, int position, AccessAddress at, Drive drive, int block, long address, long[] masks) {
            int rows = matrix.geometry().rowsABlock();
            long low = inputs.column(0, block * rows, rows, position);
            long high = drive == Drive.LOW ? 0 : inputs.column(1, block * rows, rows, position);
            long up = drive.up(low, high);
            long down = drive.down(high);
            for (int column = 0; column < columns; column++) {
                long rank = AddressedWords.below(address, (long) block * columns + column);
                int chosen = column;
                random.offer(rank, () -> access(at, block, chosen, up, down));
                int converter = (block * columns + column) * 2;
                if ((masks[converter] | masks[converter + 1]) != 0) {
                    watchNear(at, block, column, up, down, masks, AddressedWords.below(rank, 1));
                }
            }
        }

        private void watchNear(AccessAddress at, int block, int column, long up, long down, long[] masks, long rank) {
            int rows = matrix.geometry().rowsABlock();
            BlockCounts counts = BlockCounts.of(
                    matrix.weights().plusBits(column, block * rows, rows),
                    matrix.weights().minusBits(column, block * rows, rows),
                    up,
                    down);
            int converter = (block * columns + column) * 2;
            boolean possible =
                    ((masks[converter] >>> counts.n()) & 1) != 0 || ((masks[converter + 1] >>> counts.k()) & 1) != 0;
            if (possible) {
                DrawnAccess found = access(at, block, column, up, down);
                if (found.conversions().stream().anyMatch(DrawnConversion::near)) {
                    near.offer(rank, () -> found);
                }
            }
        }

        private DrawnAccess access(AccessAddress at, int block, int column, long up, long down) {
            return onDie.access(at, block, column, up, down);
        }
    }
}
