package timdnn.characterization.engine;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import timdnn.characterization.plan.Section;
import timdnn.characterization.plan.Study;
import timdnn.input.InvalidInputException;

/**
 * A part of a study's Monte Carlo samples, so that several machines share a study: shard I of N has the I-th of N ranges
 * of every state's samples. All other simulations are in every shard; they are few, the strobe rests on them, and merging
 * compares them bit for bit.
 *
 * @param index number of the part, from 1 to {@code count}
 * @param count number of parts, from 1 to 10,000
 */
public record Shard(int index, int count) {
    /** All of a study. */
    public static final Shard WHOLE = new Shard(1, 1);

    private static final int MOST = 10_000;
    private static final Pattern TEXT = Pattern.compile("(\\d{1,6})/(\\d{1,6})");

    /** Checks the ranges. */
    public Shard {
        if (count < 1 || count > MOST) {
            throw new IllegalArgumentException("count must be from 1 to " + MOST + ", was " + count);
        }
        if (index < 1 || index > count) {
            throw new IllegalArgumentException("index must be from 1 to " + count + ", was " + index);
        }
    }

    /**
     * A shard as written on the command line.
     *
     * @param text for example {@code 2/4}
     * @return the shard
     * @throws InvalidInputException if it is not I/N with I from 1 to N
     */
    public static Shard parse(String text) {
        Matcher parts = TEXT.matcher(text);
        if (parts.matches()) {
            int index = Integer.parseInt(parts.group(1));
            int count = Integer.parseInt(parts.group(2));
            if (index >= 1 && index <= count && count <= MOST) {
                return new Shard(index, count);
            }
        }
        throw new InvalidInputException(
                "--shard must be I/N with I from 1 to N and N up to " + MOST + ", was \"" + text + "\"");
    }

    /**
     * Whether this is no part but all.
     *
     * @return true for 1/1
     */
    public boolean isWhole() {
        return count == 1;
    }

    /**
     * Refuses a study of which a part alone cannot be simulated.
     *
     * @param study the study
     * @throws InvalidInputException if the study places thresholds by all its samples and this is not all of it
     */
    public void require(Study study) {
        if (isWhole()) {
            return;
        }
        study.sections()
                .all()
                .map(Section::againstShards)
                .flatMap(Optional::stream)
                .findFirst()
                .ifPresent(sentence -> {
                    throw new InvalidInputException(sentence);
                });
    }

    /**
     * The shard's part of a state's samples.
     *
     * @param samples number of samples of the whole study
     * @return its indices
     */
    public Samples of(int samples) {
        return Samples.range(edge(samples, index - 1), edge(samples, index));
    }

    private int edge(int samples, int part) {
        return Math.toIntExact((long) samples * part / count);
    }

    /**
     * The shard as written on the command line.
     *
     * @return for example {@code 2/4}
     */
    @Override
    public String toString() {
        return index + "/" + count;
    }
}
