package timdnn.characterization.engine;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import timdnn.characterization.plan.Study;
import timdnn.characterization.store.CampaignStore;
import timdnn.characterization.store.OutcomeCounts;
import timdnn.characterization.store.StateOutcomes;
import timdnn.input.InvalidInputException;

/**
 * Merges complete shards of a study into one store with the rows of an unsharded run. What two of them both have must
 * agree bit for bit. The new folder appears whole or not at all; the sources are only read.
 */
public final class CampaignMerge {
    private final List<Path> sources;
    private final Path out;
    private final Set<Integer> found = new TreeSet<>();
    private int count;
    private int bundlesLeftOut;

    private CampaignMerge(List<Path> sources, Path out) {
        this.sources = List.copyOf(sources);
        this.out = out;
    }

    /**
     * What a merge gave.
     *
     * @param simulations simulations in the new store
     * @param failed how many of them failed
     * @param missing shards that were not among the sources; with any, the new store is an interrupted campaign
     */
    public record Result(int simulations, int failed, List<Shard> missing) {
        /** Copies the list. */
        public Result {
            missing = List.copyOf(missing);
        }
    }

    /**
     * Merges shards.
     *
     * @param sources folders of complete shards of one study
     * @param out folder to make, or an empty one
     * @return what it holds
     * @throws InvalidInputException if a source is no complete shard, sources differ in what they rest on or in a number,
     *     or the folder is not empty; nothing is written then
     * @throws timdnn.harness.HarnessException if more simulations of a state failed than the plan allows; the folder is kept and is
     *     that of an interrupted campaign
     */
    public static Result merge(List<Path> sources, Path out) {
        return new CampaignMerge(sources, out).merge();
    }

    private Result merge() {
        if (sources.isEmpty()) {
            throw new InvalidInputException("merge needs at least one campaign's folder");
        }
        requireFreeFolder();
        Path absolute = out.toAbsolutePath().normalize();
        Path part = absolute.resolveSibling(
                "." + absolute.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        try {
            Files.createDirectories(absolute.getParent());
            OutcomeCounts outcomes;
            List<StateOutcomes> failures;
            List<Shard> missing;
            Study study;
            try (CampaignStore store = CampaignStore.openForWriting(part)) {
                for (Path source : sources) {
                    add(source, store);
                }
                missing = IntStream.rangeClosed(1, count)
                        .filter(index -> !found.contains(index))
                        .mapToObj(index -> new Shard(index, count))
                        .toList();
                study = StoredStudy.read(store).orElseThrow();
                outcomes = new OutcomeCounts(store.outcomes());
                store.putMeta("shard", Shard.WHOLE.toString());
                failures = store.failures();
                boolean kept = StateOutcomes.beyond(failures, study.limits().failures(), 1)
                        .isEmpty();
                store.putMeta("state", missing.isEmpty() && kept ? "complete" : "running");
                if (bundlesLeftOut > 0) {
                    store.putMeta(CrashBundles.LEFT_OUT, Integer.toString(bundlesLeftOut));
                }
            }
            Files.move(part, absolute, StandardCopyOption.ATOMIC_MOVE);
            StateOutcomes.requireFailuresWithin(failures, study.limits().failures(), 1);
            return new Result(outcomes.simulations(), outcomes.failed(), missing);
        } catch (IOException failure) {
            throw InvalidInputException.unwritable(out, failure);
        } finally {
            delete(part);
        }
    }

    /** What is left of a merge that was refused. */
    private static void delete(Path part) {
        if (!Files.exists(part)) {
            return;
        }
        try (Stream<Path> files = Files.walk(part)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException failure) {
            throw InvalidInputException.unwritable(part, failure);
        }
    }

    private void requireFreeFolder() {
        for (Path source : sources) {
            if (Files.exists(out) && isSame(source)) {
                throw new InvalidInputException("--out must not be one of the folders to merge, was " + out);
            }
        }
        if (!Files.exists(out)) {
            return;
        }
        if (!Files.isDirectory(out)) {
            throw InvalidInputException.in(out, "folder", "is not a folder");
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(out)) {
            if (files.iterator().hasNext()) {
                throw InvalidInputException.in(out, "folder", "must be new or empty: merge never adds to a store");
            }
        } catch (IOException failure) {
            throw InvalidInputException.unreadable(out, failure);
        }
    }

    private boolean isSame(Path source) {
        try {
            return Files.exists(source) && Files.isSameFile(source, out);
        } catch (IOException failure) {
            throw InvalidInputException.unreadable(source, failure);
        }
    }

    private void add(Path source, CampaignStore store) {
        if (CampaignStore.isBeingWritten(source)) {
            throw InvalidInputException.in(source, "campaign", "is being written by another process");
        }
        try (CampaignStore shard = CampaignStore.openForReading(source)) {
            if (!shard.meta("state").orElse("").equals("complete")) {
                throw InvalidInputException.in(
                        source, "campaign", "is not complete: run characterize on its plan and shard again");
            }
            Shard which = shard.meta("shard").map(Shard::parse).orElse(Shard.WHOLE);
            if (count != 0 && which.count() != count) {
                throw InvalidInputException.in(
                        source,
                        "shard",
                        "is " + which + ", but " + sources.get(0) + " is one of " + count + ": take one division");
            }
            count = which.count();
            found.add(which.index());
            bundlesLeftOut += CrashBundles.leftOut(shard);
        }
        store.absorb(source, sources.get(0));
        bundlesLeftOut += CrashBundles.copy(source, store.folder());
    }
}
