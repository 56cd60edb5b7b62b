package timdnn.characterization.plan.yaml;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import timdnn.harness.netlist.SpiceNumber;
import timdnn.input.InvalidInputException;
import timdnn.input.Suggestion;

/**
 * A mapping of a YAML file that knows where each of its values stands, so that every complaint names file, line and
 * field. Keys that nobody reads are errors.
 */
public final class PlanNode {
    private static final double ROUNDING = 1e-9;

    private final Path file;
    private final String path;
    private final int line;
    private final Map<String, Node> values = new LinkedHashMap<>();

    private PlanNode(Path file, String path, MappingNode node) {
        this.file = file;
        this.path = path;
        this.line = lineOf(node);
        for (NodeTuple tuple : node.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode word)) {
                throw InvalidInputException.at(file, lineOf(tuple.getKeyNode()), "key", "must be a single word");
            }
            String key = word.getValue();
            if (values.put(key, tuple.getValueNode()) != null) {
                throw InvalidInputException.at(file, lineOf(tuple.getKeyNode()), field(key), "stands twice");
            }
        }
    }

    /**
     * The whole of a file.
     *
     * @param what what the file is, for complaints
     */
    static PlanNode root(Path file, Node node, String what) {
        if (!(node instanceof MappingNode mapping)) {
            throw InvalidInputException.at(file, lineOf(node), what, "must be a mapping of keys to values");
        }
        return new PlanNode(file, "", mapping);
    }

    /** Refuses keys outside the given ones. */
    public PlanNode allow(String... keys) {
        for (Map.Entry<String, Node> entry : values.entrySet()) {
            if (!Set.of(keys).contains(entry.getKey())) {
                throw InvalidInputException.at(
                        file,
                        lineOf(entry.getValue()),
                        field(entry.getKey()),
                        "is not a known key; known are " + String.join(", ", keys)
                                + Suggestion.question(entry.getKey(), Set.of(keys)));
            }
        }
        return this;
    }

    /** A file that the plan names, relative to the plan's own folder. */
    public Path file(String key) {
        return resolve(key, text(key));
    }

    /** A file of this name, relative to the plan's own folder; the key is for complaints. */
    public Path resolve(String key, String name) {
        if (name.isBlank()) {
            throw error(key, "must name a file");
        }
        try {
            return file.resolveSibling(name).normalize();
        } catch (InvalidPathException wrong) {
            throw error(key, "must name a file, was \"" + name + "\"");
        }
    }

    /** Values of a key: one, a list of them, or ranges such as {@code 0..1 step 0.1}. */
    public List<String> valuesOf(String key) {
        List<String> values = new ArrayList<>();
        for (String text : oneOrMore(key)) {
            try {
                values.addAll(ValueRange.parse(text));
            } catch (IllegalArgumentException wrong) {
                throw error(key, wrong.getMessage());
            }
        }
        return values;
    }

    /** Whether a key is there and has a mapping. */
    public boolean isMap(String key) {
        return values.get(key) instanceof MappingNode;
    }

    /** Whether a key is there and has a list. */
    public boolean isList(String key) {
        return values.get(key) instanceof SequenceNode;
    }

    /** The values of a list, or a single one. */
    public List<String> oneOrMore(String key) {
        return isList(key) ? texts(key) : List.of(text(key));
    }

    public boolean has(String key) {
        return values.containsKey(key);
    }

    public List<String> keys() {
        return List.copyOf(values.keySet());
    }

    public PlanNode map(String key) {
        if (node(key) instanceof MappingNode mapping) {
            return new PlanNode(file, field(key), mapping);
        }
        throw error(key, "must be a mapping of keys to values");
    }

    public Optional<PlanNode> optionalMap(String key) {
        return has(key) ? Optional.of(map(key)) : Optional.empty();
    }

    public String text(String key) {
        if (node(key) instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw error(key, "must be a single value");
    }

    public String choice(String key, Set<String> allowed) {
        String value = text(key);
        if (!allowed.contains(value)) {
            throw error(key, "must be one of " + allowed.stream().sorted().toList() + ", was \"" + value + "\"");
        }
        return value;
    }

    public long integer(String key, long least, long most) {
        String value = text(key);
        try {
            long number = Long.parseLong(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            throw error(key, "must be a whole number, was \"" + value + "\"");
        }
        throw error(key, "must be from " + least + " to " + most + ", was " + value);
    }

    public double quantity(String key, Dimension dimension) {
        try {
            return dimension.parse(text(key));
        } catch (IllegalArgumentException wrong) {
            throw error(key, wrong.getMessage());
        }
    }

    public double notNegative(String key, Dimension dimension) {
        double value = quantity(key, dimension);
        if (value >= 0) {
            return value;
        }
        throw error(key, "must not be negative, was \"" + text(key) + "\"");
    }

    /** A ratio from 0 to 1, by default 0 where the key is absent. */
    public double share(String key) {
        double value = notNegative(key, Dimension.RATIO);
        if (value <= 1) {
            return value;
        }
        throw error(key, "must be from 0 % to 100 %, was \"" + text(key) + "\"");
    }

    /** Values of one dimension, each above 0; empty where the key is absent. */
    public List<Double> positives(String key, Dimension dimension) {
        List<Double> values = new ArrayList<>();
        for (String text : has(key) ? texts(key) : List.<String>of()) {
            try {
                double value = dimension.parse(text);
                if (!(value > 0)) {
                    throw error(key, "must be positive, was \"" + text + "\"");
                }
                values.add(value);
            } catch (IllegalArgumentException wrong) {
                throw error(key, wrong.getMessage());
            }
        }
        return values;
    }

    /** Values from a set; empty where the key is absent. */
    public List<String> choices(String key, Set<String> allowed) {
        List<String> values = has(key) ? texts(key) : List.of();
        for (String value : values) {
            if (!allowed.contains(value)) {
                throw error(key, "must be from " + allowed.stream().sorted().toList() + ", was \"" + value + "\"");
            }
        }
        return values;
    }

    public double positive(String key, Dimension dimension) {
        double value = quantity(key, dimension);
        if (value > 0) {
            return value;
        }
        throw error(key, "must be positive, was \"" + text(key) + "\"");
    }

    /** Refuses a value outside of its range; both ends belong to it. */
    public void within(String key, double value, double low, double high, String range) {
        if (value < low * (1 - ROUNDING) || value > high * (1 + ROUNDING)) {
            throw error(key, "must be from " + range + ", was " + SpiceNumber.format(value));
        }
    }

    public List<String> texts(String key) {
        if (!(node(key) instanceof SequenceNode sequence)) {
            throw error(key, "must be a list");
        }
        List<String> found = new ArrayList<>();
        for (Node element : sequence.getValue()) {
            if (!(element instanceof ScalarNode scalar)) {
                throw InvalidInputException.at(file, lineOf(element), field(key), "must be a list of single values");
            }
            found.add(scalar.getValue());
        }
        if (found.isEmpty()) {
            throw error(key, "must not be empty");
        }
        return List.copyOf(found);
    }

    InvalidInputException at(Node node, String key, String sentence) {
        return InvalidInputException.at(file, lineOf(node), field(key), sentence);
    }

    /**
     * Lengths or times that rise.
     *
     * @param key the key
     * @param dimension what the values are
     * @return at least two values
     * @throws InvalidInputException if they do not rise, or there are fewer
     */
    public List<Double> rising(String key, Dimension dimension) {
        List<Double> values = positives(key, dimension);
        for (int i = 1; i < values.size(); i++) {
            if (!(values.get(i) > values.get(i - 1))) {
                throw error(
                        key,
                        "must rise, but " + texts(key).get(i) + " follows "
                                + texts(key).get(i - 1));
            }
        }
        if (values.size() < 2) {
            throw error(key, "must hold at least two values");
        }
        return values;
    }

    public InvalidInputException error(String key, String sentence) {
        return InvalidInputException.at(file, has(key) ? lineOf(values.get(key)) : line, field(key), sentence);
    }

    Node node(String key) {
        if (!has(key)) {
            throw error(key, "is missing");
        }
        return values.get(key);
    }

    /** The key with all that is above it, such as {@code sense.histogram}. */
    public String field(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private static int lineOf(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }
}
