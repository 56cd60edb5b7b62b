package timdnn.characterization.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import timdnn.characterization.plan.Study;
import timdnn.characterization.store.CampaignStore;
import timdnn.characterization.store.StoredBench;
import timdnn.harness.netlist.Alteration;
import timdnn.harness.netlist.Netlist;
import timdnn.harness.result.SimulationOutcome.Failed;
import timdnn.input.InvalidInputException;

/**
 * Folders {@code crash/<experiment>-<corner>-<state>-<sample>} with all that it takes to repeat a simulation that crashed
 * or timed out, away from this program. A folder appears whole or not at all, and their number is bounded.
 */
final class CrashBundles {
    /** Most folders a campaign writes; the rest is counted. */
    static final int MOST = 50;

    static final String FOLDER = "crash";
    static final String LEFT_OUT = CampaignStore.CRASH_BUNDLES_LEFT_OUT;

    private static final String PART = ".part-";
    private static final String RUN = """
            #!/bin/sh
            # Runs the simulation again, with plain ngspice.
            cd "$(dirname -- "$0")" && exec ngspice -b deck.cir
            """;

    private CrashBundles() {}

    /** Number of folders of a campaign. */
    public static int count(Path campaign) {
        Path all = campaign.resolve(FOLDER);
        if (!Files.isDirectory(all)) {
            return 0;
        }
        int count = 0;
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(all)) {
            for (Path folder : folders) {
                if (!folder.getFileName().toString().startsWith(PART)) {
                    count++;
                }
            }
        } catch (IOException failure) {
            throw InvalidInputException.unreadable(all, failure);
        }
        return count;
    }

    /**
     * Writes a folder, or counts it if there are enough.
     *
     * @return the folder, or null if it is there already or was left out
     */
    public static Path write(
            CampaignStore store,
            Study study,
            Trial trial,
            String corner,
            int sample,
            List<Alteration> shifts,
            Failed failed) {
        String name = String.join("-", trial.experiment(), corner, trial.state(), Integer.toString(sample))
                .replaceAll("[^A-Za-z0-9._+-]", "_");
        Path all = store.folder().resolve(FOLDER);
        Path folder = all.resolve(name);
        if (Files.exists(folder)) {
            return null;
        }
        if (count(store.folder()) >= MOST) {
            store.putMeta(LEFT_OUT, Integer.toString(leftOut(store) + 1));
            return null;
        }
        StoredBench bench = store.circuits()
                .bench(trial.experiment(), corner, trial.state())
                .orElseThrow();
        Path part = all.resolve(PART + name);
        try {
            Files.createDirectories(part);
            text(
                    part.resolve("deck.cir"),
                    StandAloneDeck.text(store, study, bench, trial.experiment(), trial.state(), sample, shifts));
            text(part.resolve("log.txt"), failed.message() + "\n" + lines(failed.log()));
            text(
                    part.resolve("provenance.json"),
                    json(provenance(store, study, trial, corner, sample, failed, bench.netlistSha256())));
            text(part.resolve("run.sh"), RUN);
            Files.move(part, folder, StandardCopyOption.ATOMIC_MOVE);
            return folder;
        } catch (IOException failure) {
            throw InvalidInputException.unwritable(folder, failure);
        }
    }

    /** How many there would be beyond the bound. */
    public static int leftOut(CampaignStore store) {
        return store.meta(LEFT_OUT).map(Integer::parseInt).orElse(0);
    }

    /**
     * Takes over another campaign's folders as far as the bound allows.
     *
     * @return how many were left out
     */
    public static int copy(Path from, Path to) {
        Path all = from.resolve(FOLDER);
        if (!Files.isDirectory(all)) {
            return 0;
        }
        int leftOut = 0;
        int kept = count(to);
        try (DirectoryStream<Path> bundles = Files.newDirectoryStream(all)) {
            for (Path bundle : bundles) {
                Path copy = to.resolve(FOLDER).resolve(bundle.getFileName());
                if (bundle.getFileName().toString().startsWith(PART) || Files.exists(copy)) {
                    continue;
                }
                if (kept == MOST) {
                    leftOut++;
                    continue;
                }
                Files.createDirectories(copy);
                try (DirectoryStream<Path> files = Files.newDirectoryStream(bundle)) {
                    for (Path file : files) {
                        Files.copy(file, copy.resolve(file.getFileName()));
                    }
                }
                kept++;
            }
        } catch (IOException failure) {
            throw InvalidInputException.unreadable(all, failure);
        }
        return leftOut;
    }

    private static Map<String, String> provenance(
            CampaignStore store, Study study, Trial trial, String corner, int sample, Failed failed, String netlist) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("study", study.name());
        fields.put("experiment", trial.experiment());
        fields.put("corner", corner);
        fields.put("state", trial.state());
        fields.put("sample", Integer.toString(sample));
        fields.put("seed", Long.toString(study.seed()));
        fields.put("outcome", failed.kind().name());
        fields.put("planSha256", store.meta("plan").map(Netlist::sha256).orElse(""));
        fields.put("netlistSha256", netlist);
        fields.put("modelsSha256", store.meta("models_sha256").orElse(""));
        fields.put("ngspiceVersion", store.meta("ngspice").orElse(""));
        fields.put("command", "ngspice -b deck.cir");
        return fields;
    }

    /** Every value is a string: a seed has more digits than some readers of JSON keep. */
    private static String json(Map<String, String> fields) {
        StringBuilder text = new StringBuilder("{");
        String separator = "\n";
        for (Map.Entry<String, String> field : fields.entrySet()) {
            text.append(separator)
                    .append("  \"")
                    .append(field.getKey())
                    .append("\": \"")
                    .append(field.getValue().replace("\\", "\\\\").replace("\"", "\\\""))
                    .append('"');
            separator = ",\n";
        }
        return text.append("\n}\n").toString();
    }

    private static String lines(List<String> log) {
        return String.join("\n", log) + "\n";
    }

    private static void text(Path file, String content) throws IOException {
        Files.write(file, content.getBytes(StandardCharsets.UTF_8));
    }
}
