package timdnn.chip.program;

import java.util.List;
import timdnn.chip.program.Instruction.End;
import timdnn.chip.program.Instruction.Loop;

/**
 * What the instruction memory of every bank holds at a time: a layer, or a part of one.
 *
 * @param layer the layer's name, to which its actions belong
 * @param instructions at most {@value #MOST_ENTRIES}, with loops closed
 */
public record Segment(String layer, List<Instruction> instructions) {
    /** Entries of the instruction memory (U). */
    public static final int MOST_ENTRIES = 128;

    /** Bytes of an entry: 2 KB over 128 entries. */
    public static final int ENTRY_BYTES = 16;

    /**
     * Checks size and loops.
     *
     * @throws IllegalArgumentException if they do not fit the memory or a loop is not closed
     */
    public Segment {
        instructions = List.copyOf(instructions);
        if (instructions.size() > MOST_ENTRIES) {
            throw new IllegalArgumentException(
                    "instructions of " + layer + " must be at most " + MOST_ENTRIES + ", were " + instructions.size());
        }
        int depth = 0;
        for (Instruction each : instructions) {
            depth += each instanceof Loop ? 1 : each instanceof End ? -1 : 0;
            if (depth < 0) {
                break;
            }
        }
        if (depth != 0) {
            throw new IllegalArgumentException("loops of " + layer + " must be closed");
        }
    }

    /** {@return bytes of its instructions} */
    public long bytes() {
        return (long) instructions.size() * ENTRY_BYTES;
    }
}
