package timdnn.chip.design;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import timdnn.input.InvalidInputException;

/** The fields of a design's file, in YAML or JSON: one mapping of names to plain values. Fields that nobody asked for are refused. */
final class DesignFields {
    private final Path file;
    private final Map<String, ScalarNode> fields = new LinkedHashMap<>();
    private final List<String> asked = new ArrayList<>();
    private int begins = 1;

    private DesignFields(Path file) {
        this.file = file;
    }

    /**
     * Reads a file.
     *
     * @param file the file
     * @param known names of fields that designs of any kind have
     * @return its fields
     * @throws InvalidInputException if it is no mapping of names to values, or has a field of another name
     */
    static DesignFields read(Path file, List<String> known) {
        DesignFields read = read(file);
        for (String name : read.fields.keySet()) {
            if (!known.contains(name)) {
                throw InvalidInputException.at(
                        file,
                        line(read.fields.get(name)),
                        name,
                        "is not a field of a design; there are " + String.join(", ", known));
            }
        }
        return read;
    }

    private static DesignFields read(Path file) {
        DesignFields read = new DesignFields(file);
        try {
            Node root = new Compose(LoadSettings.builder()
                            .setLabel(file.toString())
                            .setAllowDuplicateKeys(false)
                            .build())
                    .composeString(Files.readString(file))
                    .orElseThrow(() -> InvalidInputException.at(file, 1, "the design", "is empty"));
            if (!(root instanceof MappingNode mapping)) {
                throw InvalidInputException.at(file, 1, "the design", "must be a mapping of names to values");
            }
            read.begins = line(mapping);
            for (NodeTuple tuple : mapping.getValue()) {
                read.add(tuple);
            }
        } catch (MarkedYamlEngineException wrong) {
            int line = wrong.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            throw InvalidInputException.at(file, line, "the design", "is not valid YAML: " + wrong.getProblem());
        } catch (YamlEngineException wrong) {
            throw InvalidInputException.at(file, 1, "the design", "is not valid YAML: " + wrong.getMessage());
        } catch (IOException failure) {
            throw InvalidInputException.unreadable(file, failure);
        }
        return read;
    }

    private void add(NodeTuple tuple) {
        String name = tuple.getKeyNode() instanceof ScalarNode key ? key.getValue() : "the name";
        if (!(tuple.getKeyNode() instanceof ScalarNode) || !(tuple.getValueNode() instanceof ScalarNode value)) {
            throw InvalidInputException.at(file, line(tuple.getKeyNode()), name, "must be a plain value");
        }
        if (fields.put(name, value) != null) {
            throw InvalidInputException.at(file, line(value), name, "must be there once");
        }
    }

    private static int line(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }

    boolean has(String name) {
        return fields.containsKey(name);
    }

    /** What is wrong with a field: at its line, or where the design begins if it is missing. */
    InvalidInputException wrong(String name, String sentence) {
        ScalarNode value = fields.get(name);
        return value == null
                ? InvalidInputException.at(file, begins, name, sentence)
                : InvalidInputException.at(file, line(value), name, sentence + ", was " + value.getValue());
    }

    String text(String name) {
        asked.add(name);
        ScalarNode value = fields.get(name);
        if (value == null) {
            throw wrong(name, "is missing");
        }
        if (value.getValue().isBlank()) {
            throw InvalidInputException.at(file, line(value), name, "must not be empty");
        }
        return value.getValue();
    }

    double decimal(String name, double least, double most) {
        String text = text(name);
        try {
            double value = Double.parseDouble(text);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            throw wrong(name, "must be a number");
        }
        boolean whole = Math.rint(least) == least && Math.rint(most) == most && Math.abs(most) < 1L << 53;
        throw wrong(
                name,
                "must be in "
                        + (whole ? String.format(Locale.ROOT, "%.0f to %.0f", least, most) : least + " to " + most));
    }

    int number(String name, int most) {
        return number(name, 1, most);
    }

    int number(String name, int least, int most) {
        double value = decimal(name, least, most);
        if (Math.rint(value) != value) {
            throw wrong(name, "must be a whole number");
        }
        return (int) value;
    }

    boolean verdict(String name) {
        return switch (text(name)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wrong(name, "must be true or false");
        };
    }

    <E extends Enum<E>> E oneOf(String name, E[] values, Function<E, String> word) {
        String text = text(name);
        return Arrays.stream(values)
                .filter(value -> word.apply(value).equals(text))
                .findFirst()
                .orElseThrow(() ->
                        wrong(name, "must be " + Arrays.stream(values).map(word).collect(Collectors.joining(" or "))));
    }

    /** Refuses what was not asked for. */
    void finish() {
        for (String name : fields.keySet()) {
            if (!asked.contains(name)) {
                throw InvalidInputException.at(
                        file,
                        line(fields.get(name)),
                        name,
                        "is not a field of such a design; there are " + String.join(", ", asked));
            }
        }
    }
}
