package timdnn.characterization.plan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import timdnn.harness.netlist.PvtCorner;
import timdnn.harness.netlist.SpiceNumber;
import timdnn.input.InvalidInputException;

/** Reads plans. Units are part of every value: {@code targetMargin: 96 mV}. */
public final class StudyReader {
    /** Variants of the cell; each is {@code netlists/cells/tpc-<name>.lib} without its hyphen. */
    public static final Set<String> CELLS = Set.of("one-hot", "shared-foot");

    private static final int SCHEMA = 1;
    private static final int BLOCK = 16;
    private static final Map<String, Dimension> PARAMETERS = Map.ofEntries(
            Map.entry("f", Dimension.LENGTH),
            Map.entry("l_min", Dimension.LENGTH),
            Map.entry("ldiff", Dimension.LENGTH),
            Map.entry("w_acc", Dimension.LENGTH),
            Map.entry("w_sto", Dimension.LENGTH),
            Map.entry("w_pu", Dimension.LENGTH),
            Map.entry("w_pd", Dimension.LENGTH),
            Map.entry("w_wr", Dimension.LENGTH),
            Map.entry("cell_h", Dimension.LENGTH),
            Map.entry("cell_w", Dimension.LENGTH),
            Map.entry("c_wire", Dimension.CAPACITANCE_PER_LENGTH),
            Map.entry("w_pre", Dimension.LENGTH),
            Map.entry("w_eq", Dimension.LENGTH),
            Map.entry("w_wln", Dimension.LENGTH),
            Map.entry("w_wlp", Dimension.LENGTH),
            Map.entry("w_pren", Dimension.LENGTH),
            Map.entry("w_prep", Dimension.LENGTH),
            Map.entry("w_wdn", Dimension.LENGTH),
            Map.entry("w_wdp", Dimension.LENGTH),
            Map.entry("t_edge", Dimension.TIME),
            Map.entry("t_pre_off", Dimension.TIME),
            Map.entry("t_wl", Dimension.TIME));

    private StudyReader() {}

    /**
     * Reads a plan.
     *
     * @param file the YAML file
     * @return the study
     * @throws InvalidInputException if the file cannot be read, is not YAML, or a value is missing, unknown or wrong
     */
    public static Study read(Path file) {
        return parse(file, text(file));
    }

    /**
     * A plan as written. Who keeps the text of a plan beside its study reads it once and parses that.
     *
     * @param file the YAML file
     * @return its text
     * @throws InvalidInputException if the file cannot be read
     */
    public static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw InvalidInputException.unreadable(file, failure);
        }
    }

    /**
     * Reads a plan from its text.
     *
     * @param file name used in complaints
     * @param text the YAML text
     * @return the study
     * @throws InvalidInputException as {@link #read(Path)}
     */
    public static Study parse(Path file, String text) {
        return study(PlanNode.root(file, compose(file, text)));
    }

    private static Node compose(Path file, String text) {
        try {
            LoadSettings settings = LoadSettings.builder()
                    .setLabel(file.toString())
                    .setAllowDuplicateKeys(false)
                    .build();
            return new Compose(settings)
                    .composeString(text)
                    .orElseThrow(() -> InvalidInputException.at(file, 1, "plan", "is empty"));
        } catch (MarkedYamlEngineException wrong) {
            int line = wrong.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            throw InvalidInputException.at(file, line, "plan", "is not valid YAML: " + wrong.getProblem());
        } catch (YamlEngineException wrong) {
            throw InvalidInputException.at(file, 1, "plan", "is not valid YAML: " + wrong.getMessage());
        }
    }

    private static Study study(PlanNode plan) {
        plan.allow(
                "schema",
                "name",
                "seed",
                "cell",
                "models",
                "corner",
                "parameters",
                "transient",
                "strobe",
                "checks",
                "energy",
                "mismatch",
                "limits");
        plan.integer("schema", SCHEMA, SCHEMA);
        if (!plan.text("name").matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
            throw plan.error("name", "must be letters, digits, points and hyphens, was \"" + plan.text("name") + "\"");
        }
        PlanNode limits = plan.map("limits").allow("deadline", "failures");
        double failures = limits.quantity("failures", Dimension.RATIO);
        if (!(failures >= 0 && failures <= 1)) {
            throw limits.error("failures", "must be from 0 % to 100 %, was \"" + limits.text("failures") + "\"");
        }
        return new Study(
                plan.text("name"),
                plan.integer("seed", 0, Long.MAX_VALUE),
                plan.choice("cell", CELLS),
                plan.choice("models", Set.of("hp32", "lp32")),
                corner(plan.map("corner").allow("process", "vdd", "temperature")),
                plan.optionalMap("parameters").map(StudyReader::parameters).orElse(Map.of()),
                transient_(plan.map("transient").allow("step", "maxStep", "stop")),
                strobe(plan.map("strobe").allow("targetMargin", "states")),
                plan.optionalMap("checks").map(StudyReader::checks).orElse(List.of()),
                plan.optionalMap("energy").map(StudyReader::energy),
                mismatch(plan.optionalMap("mismatch")),
                limits.positive("deadline", Dimension.TIME),
                failures);
    }

    private static PvtCorner corner(PlanNode node) {
        return new PvtCorner(
                node.choice("process", Set.of("TT")),
                node.positive("vdd", Dimension.VOLTAGE),
                node.positive("temperature", Dimension.TEMPERATURE));
    }

    private static Map<String, String> parameters(PlanNode node) {
        node.allow(PARAMETERS.keySet().stream().sorted().toArray(String[]::new));
        Map<String, String> values = new LinkedHashMap<>();
        for (String name : node.keys()) {
            values.put(name, SpiceNumber.format(node.positive(name, PARAMETERS.get(name))));
        }
        return values;
    }

    @SuppressWarnings("MemberName") // transient is a word of the language
    private static Study.Transient transient_(PlanNode node) {
        return new Study.Transient(
                node.positive("step", Dimension.TIME),
                node.positive("maxStep", Dimension.TIME),
                node.positive("stop", Dimension.TIME));
    }

    private static Study.Strobe strobe(PlanNode node) {
        int[] states = node.range("states", 0, BLOCK);
        if (states[0] == states[1]) {
            throw node.error("states", "must hold at least two states");
        }
        return new Study.Strobe(node.positive("targetMargin", Dimension.VOLTAGE), states[0], states[1]);
    }

    private static List<String> checks(PlanNode node) {
        node.allow("cells");
        List<String> cells = node.texts("cells");
        for (String cell : cells) {
            if (!CELLS.contains(cell)) {
                throw node.error(
                        "cells", "must be from " + CELLS.stream().sorted().toList() + ", was \"" + cell + "\"");
            }
        }
        return cells;
    }

    private static Study.Energy energy(PlanNode node) {
        node.allow("wordlineToPrecharge", "recovery", "heldOut");
        List<int[]> heldOut = new ArrayList<>();
        for (String pair : node.texts("heldOut")) {
            String[] parts = pair.split("\\+", -1);
            try {
                int n = Integer.parseInt(parts[0].strip());
                int k = Integer.parseInt(parts[parts.length - 1].strip());
                if (parts.length == 2 && n > 0 && k > 0 && n + k <= BLOCK) {
                    heldOut.add(new int[] {n, k});
                    continue;
                }
            } catch (NumberFormatException notANumber) {
                throw node.error("heldOut", "must be a list of n+k such as 2+3, was \"" + pair + "\"");
            }
            throw node.error(
                    "heldOut",
                    "must be a list of n+k, both above 0 and with a sum of at most 16, was \"" + pair + "\"");
        }
        return new Study.Energy(
                node.positive("wordlineToPrecharge", Dimension.TIME),
                node.positive("recovery", Dimension.TIME),
                heldOut);
    }

    private static Optional<MismatchModel> mismatch(Optional<PlanNode> section) {
        if (section.isEmpty()) {
            return Optional.empty();
        }
        PlanNode node = section.get().allow("sigmaOverMu", "samples", "states", "devices");
        double sigmaOverMu = node.quantity("sigmaOverMu", Dimension.RATIO);
        if (!(sigmaOverMu >= 0 && sigmaOverMu <= 1)) {
            throw node.error("sigmaOverMu", "must be from 0 % to 100 %, was \"" + node.text("sigmaOverMu") + "\"");
        }
        int[] states = node.range("states", 0, BLOCK);
        return Optional.of(new MismatchModel(
                sigmaOverMu,
                (int) node.integer("samples", 2, 10_000_000),
                states[0],
                states[1],
                node.texts("devices")));
    }
}
