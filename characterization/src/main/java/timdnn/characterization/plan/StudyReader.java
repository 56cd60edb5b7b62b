package timdnn.characterization.plan;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import timdnn.array.ArrayGeometry;
import timdnn.characterization.plan.yaml.Dimension;
import timdnn.characterization.plan.yaml.PlanFile;
import timdnn.characterization.plan.yaml.PlanNode;
import timdnn.input.InvalidInputException;

/** Reads plans. Units are part of every value: {@code targetMargin: 96 mV}. */
public final class StudyReader {
    /** Variants of the cell; each is {@code netlists/cells/tpc-<name>.lib} without its hyphen. */
    public static final Set<String> CELLS = CircuitReader.CELLS;

    /** Process corners, NMOS first: typical, fast, slow. */
    public static final Set<String> PROCESSES = CircuitReader.PROCESSES;

    private static final List<String> BEFORE = List.of(
            "schema",
            "name",
            "seed",
            "geometry",
            "cell",
            "models",
            "storage",
            "corner",
            "processShift",
            "parameters",
            "sweep",
            "transient",
            "strobe",
            "variation");
    private static final List<String> AFTER = List.of("limits");
    private static final int LONGEST_NAME = 100;

    private static final int SCHEMA = 1;

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
        return PlanFile.text(file);
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
        return study(
                PlanFile.root(file, text, "plan", "YAML"),
                (section, geometry) -> Optional.of(HistogramReader.read(section, geometry.rowsABlock())));
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
        return study(
                PlanFile.root(file, text, "plan", "YAML"),
                (section, geometry) -> histograms.apply(section.field(HistogramReader.KEY)));
    }

    /**
     * A complaint about a field of a plan that only a simulator can judge.
     *
     * @param file the plan
     * @param text its text
     * @param section the section
     * @param key the field in it
     * @param sentence what is wrong with it
     * @return the complaint, to be thrown by the caller
     */
    public static InvalidInputException complaint(Path file, String text, String section, String key, String sentence) {
        return complaint(file, text, List.of(section, key), sentence);
    }

    /**
     * The same about a field however deep.
     *
     * @param file the plan
     * @param text its text
     * @param path keys from the top to the field; what is not there stands for what is above it
     * @param sentence what is wrong with it
     * @return the complaint, to be thrown by the caller
     */
    public static InvalidInputException complaint(Path file, String text, List<String> path, String sentence) {
        PlanNode node = PlanFile.root(file, text, "plan", "YAML");
        int last = 0;
        while (last < path.size() - 1 && node.isMap(path.get(last))) {
            node = node.map(path.get(last));
            last++;
        }
        return node.error(path.get(last), sentence);
    }

    private static Study study(
            PlanNode plan, BiFunction<PlanNode, ArrayGeometry, Optional<CountHistogram>> histograms) {
        boolean declared = plan.has("circuit");
        List<SectionReader> readers = readers().stream()
                .filter(reader -> reader.onDeclaredCircuit() == declared)
                .toList();
        if (declared) {
            return declared(plan, readers);
        }
        plan.allow(Stream.of(BEFORE.stream(), readers.stream().map(SectionReader::key), AFTER.stream())
                .flatMap(keys -> keys)
                .toArray(String[]::new));
        plan.integer("schema", SCHEMA, SCHEMA);
        name(plan);
        PlanNode limits = plan.map("limits").allow("deadline", "failures");
        Optional<PlanNode> sweep = plan.optionalMap("sweep");
        List<SectionReader> asked =
                readers.stream().filter(reader -> plan.has(reader.key())).toList();
        Study.Transient waveforms =
                CircuitReader.transient_(plan.map("transient").allow("step", "maxStep", "stop"));
        double deadline = limits.positive("deadline", Dimension.TIME);
        limits.within("deadline", deadline, 0.1, 86_400, "0.1 s to 86400 s");
        ArrayGeometry geometry = GeometryReader.read(plan);
        Study study = new Study(
                plan.text("name"),
                plan.integer("seed", 0, Long.MAX_VALUE),
                CircuitReader.circuit(plan, sweep),
                waveforms,
                geometry,
                strobe(plan, asked, waveforms, geometry),
                variation(plan, asked),
                sections(plan, asked, new SectionContext(geometry, section -> histograms.apply(section, geometry))),
                sweep.map(node -> SweepReader.read(node, waveforms)).orElse(Sweep.NONE),
                new Study.Limits(deadline, limits.share("failures")),
                false);
        checkColumn(plan, study, asked);
        // First: a section may look at every condition.
        SweepReader.requireDifferent(plan, study);
        asked.forEach(reader -> reader.check(plan, study));
        return study;
    }

    /** Some sections have columns of their own, whose wordlines stay up and whose latches have the cards of all. */
    private static void checkColumn(PlanNode plan, Study study, List<SectionReader> asked) {
        boolean pulsed =
                study.strobe().filter(strobe -> strobe.pulse_s().isPresent()).isPresent();
        asked.stream().filter(reader -> !reader.onPulsedColumn()).forEach(reader -> {
            if (pulsed) {
                throw plan.map("strobe")
                        .error("pulse", "has no meaning to " + reader.key() + ", whose wordlines stay up");
            }
            if (study.circuit().storage().isPresent()) {
                throw plan.error("storage", "has no meaning to " + reader.key() + ", which has cells of its own");
            }
        });
    }

    private static Study declared(PlanNode plan, List<SectionReader> readers) {
        plan.allow(
                Stream.of(DeclaredCircuitReader.KEYS.stream(), readers.stream().map(SectionReader::key), AFTER.stream())
                        .flatMap(keys -> keys)
                        .toArray(String[]::new));
        plan.integer("schema", SCHEMA, SCHEMA);
        name(plan);
        List<SectionReader> asked =
                readers.stream().filter(reader -> plan.has(reader.key())).toList();
        Study study = new Study(
                plan.text("name"),
                plan.integer("seed", 0, Long.MAX_VALUE),
                DeclaredCircuitReader.read(plan),
                new Study.Transient(0, 0, 0),
                ArrayGeometry.PAPER, // nobody asks: the circuit is no tile
                Optional.empty(),
                Optional.empty(),
                sections(plan, asked, new SectionContext(ArrayGeometry.PAPER, section -> Optional.empty())),
                Sweep.NONE,
                DeclaredCircuitReader.limits(plan),
                false);
        asked.forEach(reader -> reader.check(plan, study));
        return study;
    }

    /** All that the class path has, in the order in which {@code META-INF/services} lists them. */
    private static List<SectionReader> readers() {
        return ServiceLoader.load(SectionReader.class, SectionReader.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }

    private static void name(PlanNode plan) {
        if (!plan.text("name").matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
            throw plan.error("name", "must be letters, digits, points and hyphens, was \"" + plan.text("name") + "\"");
        }
        if (plan.text("name").length() > LONGEST_NAME) {
            throw plan.error("name", "must have at most " + LONGEST_NAME + " letters: folders and files are called so");
        }
    }

    private static Optional<Study.Strobe> strobe(
            PlanNode plan, List<SectionReader> asked, Study.Transient waveforms, ArrayGeometry geometry) {
        boolean column = asked.isEmpty() || asked.stream().anyMatch(SectionReader::onColumn);
        return column || plan.has("strobe")
                ? Optional.of(CircuitReader.strobe(
                        plan.map("strobe").allow("targetMargin", "states", "fixed", "pulse", "outOfReach"),
                        waveforms,
                        geometry.rowsABlock()))
                : Optional.empty();
    }

    private static Optional<VariationModel> variation(PlanNode plan, List<SectionReader> asked) {
        asked.stream().filter(SectionReader::draws).findFirst().ifPresent(first -> {
            if (!plan.has("variation")) {
                throw plan.error("variation", "is missing: " + first.key() + " needs it");
            }
        });
        return plan.optionalMap("variation").map(VariationReader::read);
    }

    private static Sections sections(PlanNode plan, List<SectionReader> asked, SectionContext context) {
        Map<String, Section> sections = new LinkedHashMap<>();
        asked.forEach(reader -> sections.put(reader.key(), reader.read(plan.map(reader.key()), context)));
        return new Sections(sections);
    }
}
