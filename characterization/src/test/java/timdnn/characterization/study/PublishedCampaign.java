package timdnn.characterization.study;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import timdnn.characterization.column.ColumnFindings.SenseState;
import timdnn.characterization.engine.StoredStudy;
import timdnn.characterization.plan.Study;
import timdnn.characterization.statistics.Estimate;
import timdnn.characterization.store.CampaignStore;
import timdnn.characterization.store.SampleRow;
import timdnn.harness.netlist.Netlist;

/**
 * A whole campaign whose figures are published, as it is kept beside the nominal figures: its statistical figures, and
 * fingerprints of all that they come from. Lines of a key and a value: {@code plan}, {@code cards}, {@code ngspice}, {@code
 * samples}, {@code netlists} (of all decks together, as in a table's provenance), a {@code file} for each netlist file, a
 * {@code deck} for each circuit that was simulated, a {@code sample} for each number that a thin run simulates again, and
 * {@code figure} with estimate, low, high and number of simulations.
 */
final class PublishedCampaign {
    /** Its decks know nothing of what other samples gave, so a thin run has the same. */
    private static final Set<String> INDEPENDENT =
            Set.of("transfer", "waveform", "capacitance", "calibration", "reduction", "energy", "truth-table", "write");

    private static final String MISMATCH = "mismatch";

    /** Experiments of which the numbers are kept, too: nominal levels, samples and energies. */
    private static final Set<String> NUMBERS = Set.of("transfer", MISMATCH, "energy");

    /** Samples of a state that a thin run has, too, since draws have addresses. */
    private static final int SAMPLES = 2;

    private PublishedCampaign() {}

    static Path file(String plan) {
        return NominalGolden.FOLDER.resolve(plan + ".published.txt");
    }

    static Map<String, String> read(Path file) throws IOException {
        return NominalGolden.lines(file);
    }

    /**
     * Files of the netlists that a study's circuits can come from.
     *
     * @return SHA-256 by path below the folder
     */
    static Map<String, String> netlistFiles(Study study, Path netlists) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(netlists)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String name = netlists.relativize(file).toString();
                if (concerns(study, name)) {
                    files.put(name, Netlist.sha256(Files.readString(file)));
                }
            }
        }
        return files;
    }

    private static boolean concerns(Study study, String file) {
        Set<String> sections = study.sections().byKey().keySet();
        String folder = file.contains("/") ? file.substring(0, file.indexOf('/')) : "";
        return switch (folder) {
            case "models" -> file.equals("models/" + study.circuit().models() + ".lib");
            case "bitline", "cells" -> study.hasColumn();
            case "sense" -> sections.contains("sense");
            case "drivers" -> sections.contains("access") || sections.contains("sense");
            case "digital" -> sections.contains("digital");
            case "sram" -> sections.contains("sram");
            default -> false;
        };
    }

    /**
     * Decks and first samples of a store that do not depend on how many samples there are.
     *
     * @return values by key
     */
    static Map<String, String> simulated(CampaignStore store) {
        Map<String, String> lines = new LinkedHashMap<>();
        store.forEachRow(null, row -> {
            if (row.sample() < SAMPLES
                    && (INDEPENDENT.contains(row.experiment())
                            || row.experiment().equals(MISMATCH))) {
                String state = row.experiment() + " " + row.corner() + " " + row.state();
                lines.computeIfAbsent("deck " + state, key -> store.circuits()
                        .netlistSha256(row.experiment(), row.corner(), row.state())
                        .orElseThrow());
                if (NUMBERS.contains(row.experiment())) {
                    lines.put("sample " + state + " " + row.sample() + " " + row.measure(), "" + row.value());
                }
            }
        });
        return lines;
    }

    /** All lines of a complete campaign that is not thin. */
    static Map<String, String> of(CampaignStore store, Path netlists) throws IOException {
        Study study = StoredStudy.read(store).orElseThrow();
        if (study.isThin() || !store.meta("state").orElse("").equals("complete")) {
            throw new IllegalArgumentException("published is what a whole and complete campaign gave");
        }
        Map<String, String> lines = new LinkedHashMap<>();
        lines.put("plan", Netlist.sha256(store.meta("plan").orElseThrow()));
        lines.put("cards", store.meta("models_sha256").orElseThrow());
        lines.put("ngspice", store.meta("ngspice").orElseThrow());
        lines.put("samples", samplesSha256(store));
        lines.put("netlists", Netlist.sha256(String.join("\n", store.circuits().netlistHashes())));
        netlistFiles(study, netlists).forEach((file, sha256) -> lines.put("file " + file, sha256));
        for (Study condition : study.conditions()) {
            ConditionFindings findings = ConditionFindings.read(condition, store);
            for (SenseState state : findings.requireColumn().states()) {
                String prefix = "figure " + condition.condition() + " S" + state.n() + " ";
                lines.put(prefix + "mean_V", text(state.mean_V()));
                lines.put(prefix + "sigma_V", text(state.sigma_V()));
            }
        }
        lines.putAll(simulated(store));
        return lines;
    }

    private static String text(Estimate estimate) {
        return estimate.estimate() + " " + estimate.low() + " " + estimate.high() + " " + estimate.simulations();
    }

    /** As in the provenance of a table: of every stored number in the order of {@code samples --csv}. */
    private static String samplesSha256(CampaignStore store) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            store.forEachRow(
                    null, (SampleRow row) -> digest.update((row.csv() + '\n').getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java platform has SHA-256", impossible);
        }
    }

    /** Names of the plans that have one. */
    static List<String> plans() throws IOException {
        try (Stream<Path> files = Files.list(NominalGolden.FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".published.txt"))
                    .map(name -> name.substring(0, name.indexOf('.')))
                    .sorted()
                    .toList();
        }
    }
}
