package timdnn.chip.program;

/**
 * An instruction that all banks follow. A <em>slice</em> is up to a tile's columns of a matrix; its rows stand on {@code
 * down} tiles. A <em>vector</em> is the input of one position.
 */
public sealed interface Instruction {
    /**
     * Lays out what follows: so many slices at once, each on so many tiles, all of it so many times over. Slices are dealt over
     * banks as on a chip of {@code tiles} tiles; the others hold weights of other layers.
     *
     * @param down tiles of a slice, whose sums are added
     * @param slices slices in place
     * @param replicas copies of the slices, each for vectors of its own
     * @param columns columns of all slices together
     * @param tiles tiles over which they are dealt
     */
    record Configure(int down, int slices, int replicas, int columns, int tiles) implements Instruction {
        /**
         * Checks the numbers.
         *
         * @throws IllegalArgumentException if one is not positive
         */
        public Configure {
            requirePositive(down, "down");
            requirePositive(slices, "slices");
            requirePositive(replicas, "replicas");
            requirePositive(columns, "columns");
            requirePositive(tiles, "tiles");
        }

        /** {@return columns of the widest slice} */
        public int sliceColumns() {
            return (columns + slices - 1) / slices;
        }
    }

    /**
     * Reads from the memory outside.
     *
     * @param what what it reads
     * @param bytes how much
     */
    record Load(Traffic what, long bytes) implements Instruction {
        /**
         * Checks the number.
         *
         * @throws IllegalArgumentException if it is not positive
         */
        public Load {
            requirePositive(bytes, "bytes");
        }
    }

    /**
     * Writes to the memory outside.
     *
     * @param what what it writes
     * @param bytes how much
     */
    record Store(Traffic what, long bytes) implements Instruction {
        /**
         * Checks the number.
         *
         * @throws IllegalArgumentException if it is not positive
         */
        public Store {
            requirePositive(bytes, "bytes");
        }
    }

    /**
     * Writes the weights that were loaded last into the tiles, as they come.
     *
     * @param rows rows of a slice
     */
    record Write(int rows) implements Instruction {
        /**
         * Checks the number.
         *
         * @throws IllegalArgumentException if it is not positive
         */
        public Write {
            requirePositive(rows, "rows");
        }
    }

    /** Goes on to the inputs of the next load; their forerunners are done with. */
    record Next() implements Instruction {}

    /**
     * Multiplies a vector in each of so many replicas.
     *
     * @param vectors vectors, at most the replicas
     * @param rows rows of a slice
     * @param bits bits of an activation in the buffer
     * @param blocks accesses of a tile in a pass
     * @param total accesses of all tiles of a slice in a pass
     * @param passes passes over the blocks, one a bit of bit-serial activations
     */
    record Access(int vectors, int rows, int bits, int blocks, int total, int passes) implements Instruction {
        /**
         * Checks the numbers.
         *
         * @throws IllegalArgumentException if one is not positive
         */
        public Access {
            requirePositive(vectors, "vectors");
            requirePositive(rows, "rows");
            requirePositive(bits, "bits");
            requirePositive(blocks, "blocks");
            requirePositive(total, "total");
            requirePositive(passes, "passes");
        }
    }

    /**
     * Reads a vector in each of so many replicas for the special-function unit, which multiplies it itself.
     *
     * @param vectors vectors, at most the replicas
     * @param rows values of a vector
     * @param bits bits of a value in the buffer
     */
    record Take(int vectors, int rows, int bits) implements Instruction {
        /**
         * Checks the numbers.
         *
         * @throws IllegalArgumentException if one is not positive
         */
        public Take {
            requirePositive(vectors, "vectors");
            requirePositive(rows, "rows");
            requirePositive(bits, "bits");
        }
    }

    /**
     * Adds up the sums of a slice's tiles.
     *
     * @param bits bits of a sum
     * @param recall whether sums of the pass before are added from the buffer
     * @param keep whether the sums are left in the buffer for the next pass
     */
    record Reduce(int bits, boolean recall, boolean keep) implements Instruction {
        /**
         * Checks the number.
         *
         * @throws IllegalArgumentException if it is not positive
         */
        public Reduce {
            requirePositive(bits, "bits");
        }
    }

    /**
     * Special functions of one vector's results over all slices.
     *
     * @param relu rectifications
     * @param quantise quantisations
     * @param vector operations of vector lanes
     * @param scalar operations of scalar elements
     * @param bits bits of a result in the activation buffer
     */
    record Special(long relu, long quantise, long vector, long scalar, int bits) implements Instruction {
        /**
         * Checks the numbers.
         *
         * @throws IllegalArgumentException if an operation is negative or {@code bits} not positive
         */
        public Special {
            if (relu < 0 || quantise < 0 || vector < 0 || scalar < 0) {
                throw new IllegalArgumentException("operations must not be negative");
            }
            requirePositive(bits, "bits");
        }
    }

    /** Waits until everything before has ended. */
    record Sync() implements Instruction {}

    /**
     * Repeats what stands before its {@link End}.
     *
     * @param count how often
     */
    record Loop(long count) implements Instruction {
        /**
         * Checks the number.
         *
         * @throws IllegalArgumentException if it is not positive
         */
        public Loop {
            requirePositive(count, "count");
        }
    }

    /** Ends the innermost loop. */
    record End() implements Instruction {}

    private static void requirePositive(long value, String name) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be at least 1, was " + value);
        }
    }
}
