package timdnn.chip.program;

import java.util.ArrayList;
import java.util.List;
import timdnn.chip.program.Instruction.End;
import timdnn.chip.program.Instruction.Load;
import timdnn.chip.program.Instruction.Loop;
import timdnn.chip.program.Instruction.Next;
import timdnn.chip.program.Instruction.Store;

/**
 * The rounds of a pass: in each, every replica takes a vector. Where inputs or outputs pass the memory outside, rounds come in
 * chunks whose inputs fit half of the activation buffers; the next chunk is loaded while one is at work.
 *
 * @param vectors vectors of the pass, positive
 * @param replicas vectors of a round
 * @param loaded_B bytes to be loaded in all; 0 for inputs that are there
 * @param stored_B bytes to be stored in all; 0 for outputs that stay
 * @param half_B bytes of a chunk's inputs and outputs, at most
 */
@SuppressWarnings("MemberName") // suffixes are units
record Rounds(long vectors, int replicas, long loaded_B, long stored_B, long half_B) {
    /**
     * The instructions.
     *
     * @param round instructions of a round by its number of vectors
     * @return instructions in order
     */
    List<Instruction> of(Round round) {
        long rounds = (vectors + replicas - 1) / replicas;
        long largest = Math.max(loaded_B, stored_B);
        long wanted = Math.max(1, Math.min(rounds, (largest + half_B - 1) / half_B));
        long each = (rounds + wanted - 1) / wanted;
        long chunks = (rounds + each - 1) / each;
        List<Instruction> all = new ArrayList<>();
        if (chunks == 1) {
            add(all, loaded_B > 0, new Traffics(true, loaded_B));
            if (loaded_B > 0) {
                all.add(new Next());
            }
            add(all, vectors, round);
            add(all, stored_B > 0, new Traffics(false, stored_B));
            return all;
        }
        long loadedEach = loaded_B * each / rounds;
        long storedEach = stored_B * each / rounds;
        add(all, loadedEach > 0, new Traffics(true, loadedEach));
        if (chunks > 2) {
            all.add(new Loop(chunks - 2));
            chunk(all, loadedEach, each * replicas, storedEach, round);
            all.add(new End());
        }
        chunk(all, loaded_B - loadedEach * (chunks - 1), each * replicas, storedEach, round);
        if (loaded_B > 0) {
            all.add(new Next());
        }
        add(all, vectors - (chunks - 1) * each * replicas, round);
        add(all, stored_B > 0, new Traffics(false, stored_B - storedEach * (chunks - 1)));
        return all;
    }

    /** Bytes in one direction. */
    private record Traffics(boolean in, long bytes) {}

    /** Loads the next chunk, then runs one. */
    private void chunk(List<Instruction> all, long nextBytes, long vectorsOfChunk, long storedBytes, Round round) {
        add(all, nextBytes > 0, new Traffics(true, nextBytes));
        if (loaded_B > 0) {
            all.add(new Next());
        }
        add(all, vectorsOfChunk, round);
        add(all, storedBytes > 0, new Traffics(false, storedBytes));
    }

    private void add(List<Instruction> all, boolean wanted, Traffics traffic) {
        if (wanted) {
            all.add(
                    traffic.in()
                            ? new Load(Traffic.INPUTS, traffic.bytes())
                            : new Store(Traffic.OUTPUTS, traffic.bytes()));
        }
    }

    private void add(List<Instruction> all, long count, Round round) {
        long full = count / replicas;
        int rest = (int) (count % replicas);
        if (full > 1) {
            all.add(new Loop(full));
        }
        if (full > 0) {
            all.addAll(round.of(replicas));
        }
        if (full > 1) {
            all.add(new End());
        }
        if (rest > 0) {
            all.addAll(round.of(rest));
        }
    }

    /** Instructions of a round. */
    @FunctionalInterface
    interface Round {
        /** The instructions for so many vectors. */
        List<Instruction> of(int vectors);
    }
}
