package timdnn.chip.design;

/**
 * Buffers of a bank and the memory outside of the chip.
 *
 * @param activation_B bytes of a bank's activation buffer
 * @param activationPorts words of it that are read or written in a cycle
 * @param partialSum_B bytes of a bank's partial-sum buffer
 * @param partialSumPorts words of it that are read or written in a cycle
 * @param word_bits bits of a word of both
 * @param sum_bits bits of a partial sum of activations of up to two bits
 * @param partialSums the way of sums from tiles to the reduce unit
 * @param weightBuffer_B bytes of a bank's weight buffer, into which the next weights come while tiles work; 0 for none
 * @param dram_Bps bytes a second between chip and memory; infinite where memory is left out
 */
@SuppressWarnings("MemberName") // suffixes are units
public record Memory(
        int activation_B,
        int activationPorts,
        int partialSum_B,
        int partialSumPorts,
        int word_bits,
        int sum_bits,
        PartialSums partialSums,
        int weightBuffer_B,
        double dram_Bps) {
    /** Most bytes of a bank's weight buffer. */
    public static final int MOST_WEIGHT_BUFFER_B = 1 << 26;

    /** The way of sums from tiles to the reduce unit. */
    public enum PartialSums {
        /** From tiles into the reduce unit; the buffer holds only what waits for another pass or bank. */
        DIRECT("direct"),
        /** Every tile's sums are written to the partial-sum buffer and read back by the reduce unit. */
        BUFFERED("buffered");

        private final String word;

        PartialSums(String word) {
            this.word = word;
        }

        /** {@return its name in files} */
        public String word() {
            return word;
        }
    }

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is not positive
     */
    public Memory {
        for (int each : new int[] {activation_B, activationPorts, partialSum_B, partialSumPorts, word_bits, sum_bits}) {
            if (each < 1) {
                throw new IllegalArgumentException("sizes, ports and bits must be at least 1, was " + each);
            }
        }
        if (weightBuffer_B < 0 || weightBuffer_B > MOST_WEIGHT_BUFFER_B) {
            throw new IllegalArgumentException(
                    "weightBuffer_B must be in 0 to " + MOST_WEIGHT_BUFFER_B + ", was " + weightBuffer_B);
        }
        if (!(dram_Bps > 0)) {
            throw new IllegalArgumentException("dram_Bps must be positive, was " + dram_Bps);
        }
    }

    /** {@return whether there is a memory outside of the chip} */
    public boolean hasDram() {
        return dram_Bps < Double.POSITIVE_INFINITY;
    }

    /** {@return the same buffers, with everything outside of the chip free and at once} */
    public Memory withoutDram() {
        return at(Double.POSITIVE_INFINITY);
    }

    /**
     * The same buffers with another rate of the memory outside.
     *
     * @param other_Bps bytes a second
     * @return the memory
     */
    public Memory at(double other_Bps) {
        return new Memory(
                activation_B,
                activationPorts,
                partialSum_B,
                partialSumPorts,
                word_bits,
                sum_bits,
                partialSums,
                weightBuffer_B,
                other_Bps);
    }

    /**
     * The same memory with a weight buffer.
     *
     * @param bytes bytes of a bank's weight buffer; 0 for none
     * @return the memory
     */
    public Memory withWeightBuffer(int bytes) {
        return new Memory(
                activation_B,
                activationPorts,
                partialSum_B,
                partialSumPorts,
                word_bits,
                sum_bits,
                partialSums,
                bytes,
                dram_Bps);
    }

    /**
     * Words that so many bits take.
     *
     * @param bits bits
     * @return words, rounded up
     */
    public int words(long bits) {
        return Math.toIntExact((bits + word_bits - 1) / word_bits);
    }
}
