package timdnn.characterization.plan;

import java.nio.file.Path;
import java.util.List;
import timdnn.characterization.plan.yaml.AccessCounts;
import timdnn.characterization.plan.yaml.PlanFile;
import timdnn.characterization.plan.yaml.PlanNode;
import timdnn.input.InvalidInputException;

/** Reads the file with a network's histogram that a section of a plan names, while the plan is read and only then. */
public final class HistogramReader {
    /** Key of the file's name in a section. */
    public static final String KEY = "histogram";

    private HistogramReader() {}

    /**
     * Reads the file.
     *
     * @param section a section of a plan with the key {@value #KEY}
     * @param rows rows of a block, at most which conduct
     * @return the histogram
     * @throws InvalidInputException with the plan's line and field, if the file cannot be read or is no histogram
     */
    static CountHistogram read(PlanNode section, int rows) {
        Path file = section.file(KEY);
        try {
            return read(file, rows);
        } catch (InvalidInputException wrong) {
            throw section.error(KEY, "cannot be used: " + wrong.getMessage());
        }
    }

    /**
     * Reads what {@code tim network --json} prints, or a part of it: {@code histogram.counts[n][k]}.
     *
     * @param file the file
     * @param rows rows of a block, at most which conduct
     * @return the histogram
     * @throws InvalidInputException with the field, if the file cannot be read or is no histogram
     */
    public static CountHistogram read(Path file, int rows) {
        PlanNode histogram =
                PlanFile.root(file, PlanFile.text(file), "histogram", "JSON").map("histogram");
        List<List<Long>> accesses = AccessCounts.read(histogram, "counts", rows);
        if (accesses.stream().flatMap(List::stream).allMatch(count -> count == 0)) {
            throw histogram.error("counts", "must count at least one access");
        }
        return CountHistogram.ofAccesses(accesses);
    }
}
