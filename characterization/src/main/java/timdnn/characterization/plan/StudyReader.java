package timdnn.characterization.plan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import timdnn.harness.netlist.ProcessShift;
import timdnn.harness.netlist.PvtCorner;
import timdnn.harness.netlist.SpiceNumber;
import timdnn.input.InvalidInputException;

/** Reads plans. Units are part of every value: {@code targetMargin: 96 mV}. */
public final class StudyReader {
    /** Variants of the cell; each is {@code netlists/cells/tpc-<name>.lib} without its hyphen. */
    public static final Set<String> CELLS = Set.of("one-hot", "shared-foot");

    /** Process corners, NMOS first: typical, fast, slow. */
    public static final Set<String> PROCESSES = Set.of("TT", "FF", "SS", "FS", "SF");

    static final int BLOCK = 16;

    private static final String ONE_HOT = "one-hot";
    private static final double LEAST_WIDTH_M = 32e-9;
    private static final double LARGEST_WIDTH_M = 100e-6;
    private static final double LEAST_VDD_V = 0.6;
    private static final double LARGEST_VDD_V = 1.1;

    private static final int SCHEMA = 1;
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
            Map.entry("c_sense", Dimension.CAPACITANCE),
            Map.entry("w_in", Dimension.LENGTH),
            Map.entry("w_reg", Dimension.LENGTH),
            Map.entry("w_tail", Dimension.LENGTH),
            Map.entry("w_trim", Dimension.LENGTH),
            Map.entry("w_rst", Dimension.LENGTH),
            Map.entry("w_sh", Dimension.LENGTH),
            Map.entry("w_mux", Dimension.LENGTH),
            Map.entry("w_clr", Dimension.LENGTH),
            Map.entry("w_clk", Dimension.LENGTH),
            Map.entry("c_out", Dimension.CAPACITANCE),
            Map.entry("c_hold", Dimension.CAPACITANCE),
            Map.entry("c_tap", Dimension.CAPACITANCE),
            Map.entry("r_ladder", Dimension.RESISTANCE),
            Map.entry("w_dec", Dimension.LENGTH),
            Map.entry("w_blk", Dimension.LENGTH),
            Map.entry("w_row", Dimension.LENGTH),
            Map.entry("w_wd1", Dimension.LENGTH),
            Map.entry("w_wd2", Dimension.LENGTH),
            Map.entry("w_wd3", Dimension.LENGTH),
            Map.entry("r_wire", Dimension.RESISTANCE_PER_LENGTH),
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
     * Reads a plan from its text, and the histograms that it names from their files.
     *
     * @param file used in complaints, and to find the files that the plan names
     * @param text the YAML text
     * @return the study
     * @throws InvalidInputException as {@link #read(Path)}, also if a histogram cannot be used
     */
    public static Study parse(Path file, String text) {
        return study(root(file, text, "plan", "YAML"), section -> Optional.of(HistogramReader.read(section)));
    }

    /**
     * Reads a plan from its text alone. No file is opened.
     *
     * @param file used in complaints
     * @param text the YAML text
     * @param histograms the histogram that the plan names in a field such as {@code sense.histogram}; empty if it is not known
     * @return the study
     * @throws InvalidInputException as {@link #read(Path)}
     */
    public static Study parse(Path file, String text, Function<String, Optional<CountHistogram>> histograms) {
        return study(root(file, text, "plan", "YAML"), section -> histograms.apply(section.field(HistogramReader.KEY)));
    }

    /**
     * The mapping that a file holds.
     *
     * @param what what the file is, and
     * @param language what it is written in, for complaints
     */
    static PlanNode root(Path file, String text, String what, String language) {
        try {
            LoadSettings settings = LoadSettings.builder()
                    .setLabel(file.toString())
                    .setAllowDuplicateKeys(false)
                    .build();
            Node root = new Compose(settings)
                    .composeString(text)
                    .orElseThrow(() -> InvalidInputException.at(file, 1, what, "is empty"));
            return PlanNode.root(file, root, what);
        } catch (MarkedYamlEngineException wrong) {
            int line = wrong.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            throw InvalidInputException.at(file, line, what, "is not valid " + language + ": " + wrong.getProblem());
        } catch (YamlEngineException wrong) {
            throw InvalidInputException.at(file, 1, what, "is not valid " + language + ": " + wrong.getMessage());
        }
    }

    private static Study study(PlanNode plan, Function<PlanNode, Optional<CountHistogram>> histograms) {
        plan.allow(
                "schema",
                "name",
                "seed",
                "cell",
                "models",
                "corner",
                "processShift",
                "parameters",
                "sweep",
                "transient",
                "strobe",
                "checks",
                "energy",
                "variation",
                "reduction",
                "mismatch",
                "strength",
                "senseError",
                "sense",
                "access",
                "digital",
                "sram",
                "limits");
        plan.integer("schema", SCHEMA, SCHEMA);
        if (!plan.text("name").matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
            throw plan.error("name", "must be letters, digits, points and hyphens, was \"" + plan.text("name") + "\"");
        }
        PlanNode limits = plan.map("limits").allow("deadline", "failures");
        Optional<PlanNode> sweep = plan.optionalMap("sweep");
        boolean other = !plan.choice("cell", CELLS).equals(ONE_HOT)
                || sweep.filter(node -> node.choices("cell", CELLS).stream().anyMatch(cell -> !cell.equals(ONE_HOT)))
                        .isPresent();
        if (plan.has("access") && other) {
            throw plan.error("access", "is for cell: " + ONE_HOT + ": its drivers and wires are drawn for that cell");
        }
        return new Study(
                plan.text("name"),
                plan.integer("seed", 0, Long.MAX_VALUE),
                circuit(plan, sweep),
                transient_(plan.map("transient").allow("step", "maxStep", "stop")),
                strobe(plan.map("strobe").allow("targetMargin", "states", "fixed")),
                new ExperimentReader(plan, histograms).read(),
                sweep.map(StudyReader::sweep).orElse(Sweep.NONE),
                new Study.Limits(limits.positive("deadline", Dimension.TIME), limits.share("failures")));
    }

    private static Study.Circuit circuit(PlanNode plan, Optional<PlanNode> sweep) {
        PlanNode corner = plan.map("corner").allow("process", "vdd", "temperature");
        String process = corner.choice("process", PROCESSES);
        Optional<PlanNode> shift = plan.optionalMap("processShift").map(node -> node.allow("vth", "mobility"));
        boolean shifted = !process.equals("TT")
                || sweep.filter(node -> node.has("process")).isPresent();
        if (shifted && shift.isEmpty()) {
            throw plan.error(
                    "processShift",
                    "is missing: a corner other than TT is made from the vth and mobility stated there");
        }
        Study.FastCorner fast = shift.map(node ->
                        new Study.FastCorner(node.notNegative("vth", Dimension.VOLTAGE), node.share("mobility")))
                .orElse(new Study.FastCorner(0, 0));
        return new Study.Circuit(
                plan.choice("cell", CELLS),
                plan.choice("models", Set.of("hp32", "lp32")),
                new PvtCorner(
                        process,
                        supply(corner, corner.positive("vdd", Dimension.VOLTAGE)),
                        corner.positive("temperature", Dimension.TEMPERATURE),
                        ProcessShift.of(process, fast.vth_V(), fast.mobility())),
                fast,
                plan.optionalMap("parameters").map(StudyReader::parameters).orElse(Map.of()),
                List.of());
    }

    private static Map<String, String> parameters(PlanNode node) {
        node.allow(PARAMETERS.keySet().stream().sorted().toArray(String[]::new));
        Map<String, String> values = new LinkedHashMap<>();
        for (String name : node.keys()) {
            double value = node.positive(name, PARAMETERS.get(name));
            checkWidth(node, name, value);
            values.put(name, SpiceNumber.format(value));
        }
        return values;
    }

    /** Beyond, the cards have no transistors. */
    private static void checkWidth(PlanNode node, String name, double value) {
        if (name.startsWith("w_")) {
            node.within(name, value, LEAST_WIDTH_M, LARGEST_WIDTH_M, "32 nm to 100 um");
        }
    }

    private static double supply(PlanNode node, double vdd) {
        node.within("vdd", vdd, LEAST_VDD_V, LARGEST_VDD_V, "0.6 V to 1.1 V");
        return vdd;
    }

    private static Sweep sweep(PlanNode node) {
        node.allow("cell", "process", "vdd", "temperature", "strobe", "parameters");
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        node.optionalMap("parameters").ifPresent(map -> {
            map.allow(PARAMETERS.keySet().stream().sorted().toArray(String[]::new));
            for (String name : map.keys()) {
                List<Double> swept = map.positives(name, PARAMETERS.get(name));
                swept.forEach(value -> checkWidth(map, name, value));
                parameters.put(name, swept.stream().map(SpiceNumber::format).toList());
            }
        });
        return new Sweep(
                node.choices("cell", CELLS),
                node.choices("process", PROCESSES),
                node.positives("vdd", Dimension.VOLTAGE).stream()
                        .map(vdd -> supply(node, vdd))
                        .toList(),
                node.positives("temperature", Dimension.TEMPERATURE),
                node.positives("strobe", Dimension.TIME),
                parameters);
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
        if (node.has("fixed") == node.has("targetMargin")) {
            throw node.error("fixed", "must stand alone or targetMargin must, and one of them has to");
        }
        return node.has("fixed")
                ? new Study.Strobe(
                        OptionalDouble.of(node.positive("fixed", Dimension.TIME)), Double.NaN, states[0], states[1])
                : new Study.Strobe(
                        OptionalDouble.empty(), node.positive("targetMargin", Dimension.VOLTAGE), states[0], states[1]);
    }
}
