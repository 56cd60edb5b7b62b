package timdnn.lut.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import timdnn.lut.table.AccessEnergy;
import timdnn.lut.table.AccessTiming;
import timdnn.lut.table.CellStrength;
import timdnn.lut.table.CodeDistribution;
import timdnn.lut.table.ConversionCodes;
import timdnn.lut.table.OutOfRange;
import timdnn.lut.table.PeripheryEnergy;
import timdnn.lut.table.SenseLevels;
import timdnn.lut.table.TransferCurve;

/**
 * A JSON document of schema {@value LutEncoder#SCHEMA} as an artefact. Every fault becomes an
 * {@link timdnn.input.InvalidInputException} at the field's line: here for shapes and types, in the tables' own
 * constructors for what the numbers mean.
 */
final class LutDecoder {
    private final LocatedJson source;

    private LutDecoder(LocatedJson source) {
        this.source = source;
    }

    static LutArtifact decode(LocatedJson source) {
        return new LutDecoder(source).artifact();
    }

    private LutArtifact artifact() {
        return build(
                "",
                () -> new LutArtifact(
                        text("name"),
                        provenance(),
                        timing(),
                        senseLevels(),
                        transferCurve(),
                        cellStrength(),
                        conversionCodes(),
                        accessEnergy(),
                        fitReport()));
    }

    private Provenance provenance() {
        return build("provenance", () -> {
            Map<String, String> origin = new LinkedHashMap<>();
            for (Map.Entry<String, JsonNode> entry :
                    field("provenance.origin", JsonNodeType.OBJECT).properties()) {
                if (!entry.getValue().isTextual()) {
                    throw source.error("provenance.origin." + entry.getKey(), "must be a text");
                }
                origin.put(entry.getKey(), entry.getValue().textValue());
            }
            return new Provenance(
                    text("provenance.process"),
                    number("provenance.vdd_V"),
                    number("provenance.temperature_K"),
                    text("provenance.cell"),
                    origin);
        });
    }

    private AccessTiming timing() {
        return build(
                "timing",
                () -> new AccessTiming(
                        number("timing.strobe_s"), number("timing.precharge_s"), number("timing.cycle_s")));
    }

    private SenseLevels senseLevels() {
        return build("senseLevels", () -> {
            double[] mean_V = numbers("senseLevels.mean_V");
            int states = mean_V.length;
            double[] meanLow_V = numbers("senseLevels.meanLow_V", states);
            double[] meanHigh_V = numbers("senseLevels.meanHigh_V", states);
            double[] sigma_V = numbers("senseLevels.sigma_V", states);
            double[] sigmaLow_V = numbers("senseLevels.sigmaLow_V", states);
            double[] sigmaHigh_V = numbers("senseLevels.sigmaHigh_V", states);
            double[] simulations = numbers("senseLevels.simulations", states);
            List<SenseLevels.Level> levels = new ArrayList<>();
            for (int n = 0; n < states; n++) {
                levels.add(new SenseLevels.Level(
                        mean_V[n],
                        meanLow_V[n],
                        meanHigh_V[n],
                        sigma_V[n],
                        sigmaLow_V[n],
                        sigmaHigh_V[n],
                        whole(simulations[n], "senseLevels.simulations[" + n + "]")));
            }
            return SenseLevels.of(levels, numbers("senseLevels.thresholds_V"));
        });
    }

    private TransferCurve transferCurve() {
        return build("transferCurve", () -> {
            String policy = text("transferCurve.outOfRange");
            if (Arrays.stream(OutOfRange.values())
                    .noneMatch(known -> known.name().equals(policy))) {
                throw source.error(
                        "transferCurve.outOfRange",
                        "must be one of " + Arrays.toString(OutOfRange.values()) + ", was " + policy);
            }
            return TransferCurve.of(
                    numbers("transferCurve.strengthSum"),
                    numbers("transferCurve.bitline_V"),
                    OutOfRange.valueOf(policy));
        });
    }

    private CellStrength cellStrength() {
        return build(
                "cellStrength",
                () -> new CellStrength(
                        number("cellStrength.access_perV"),
                        number("cellStrength.storage_perV"),
                        number("cellStrength.accessAccess_perV2"),
                        number("cellStrength.accessStorage_perV2"),
                        number("cellStrength.storageStorage_perV2"),
                        number("cellStrength.sigma")));
    }

    private ConversionCodes conversionCodes() {
        CodeDistribution any = codeDistribution();
        List<CodeDistribution> byDriven = new ArrayList<>();
        if (!source.root().at("/codeDistribution/byDriven").isMissingNode()) {
            int tables = field("codeDistribution.byDriven", JsonNodeType.ARRAY).size();
            for (int d = 0; d < tables; d++) {
                String path = "codeDistribution.byDriven[" + d + "]";
                byDriven.add(build(
                        path,
                        () -> any.with(
                                matrix(path + ".probability"),
                                numbers(path + ".errorLow"),
                                numbers(path + ".errorHigh"))));
            }
        }
        return build("codeDistribution", () -> new ConversionCodes(any, byDriven));
    }

    private CodeDistribution codeDistribution() {
        return build("codeDistribution", () -> {
            double[][] rows = matrix("codeDistribution.counts");
            long[][] counts = new long[rows.length][];
            for (int n = 0; n < rows.length; n++) {
                counts[n] = whole(rows[n], "codeDistribution.counts[" + n + "]");
            }
            return CodeDistribution.of(
                    counts,
                    whole(numbers("codeDistribution.simulations"), "codeDistribution.simulations"),
                    matrix("codeDistribution.probability"),
                    numbers("codeDistribution.errorLow"),
                    numbers("codeDistribution.errorHigh"));
        });
    }

    private AccessEnergy accessEnergy() {
        AccessEnergy column = build(
                "accessEnergy",
                () -> AccessEnergy.of(
                        number("accessEnergy.precharge_J"),
                        number("accessEnergy.leakage_J"),
                        number("accessEnergy.wordlinePerRow_J"),
                        matrix("accessEnergy.bitline_J")));
        return source.root().path("accessEnergy").has("periphery") ? column.with(periphery()) : column;
    }

    private PeripheryEnergy periphery() {
        return build(
                "accessEnergy.periphery",
                () -> PeripheryEnergy.of(
                        number("accessEnergy.periphery.sampling_J"),
                        number("accessEnergy.periphery.decoder_J"),
                        number("accessEnergy.periphery.digital_J"),
                        numbers("accessEnergy.periphery.conversion_J"),
                        numbers("accessEnergy.periphery.decision_s")));
    }

    private FitReport fitReport() {
        int size = field("fitReport", JsonNodeType.ARRAY).size();
        List<FitReport.Entry> entries = new ArrayList<>();
        for (int index = 0; index < size; index++) {
            String path = "fitReport[" + index + "]";
            entries.add(build(
                    path,
                    () -> new FitReport.Entry(
                            text(path + ".quantity"),
                            text(path + ".metric"),
                            number(path + ".value"),
                            field(path + ".limit").isNull() ? Double.POSITIVE_INFINITY : number(path + ".limit"),
                            text(path + ".unit"),
                            whole(number(path + ".heldOut"), path + ".heldOut"))));
        }
        return new FitReport(entries);
    }

    /** Runs a constructor and moves its complaint, which starts with the name of the field at fault, to that field's line. */
    private <T> T build(String section, Supplier<T> constructor) {
        try {
            return constructor.get();
        } catch (IllegalArgumentException meaningless) {
            String message = meaningless.getMessage();
            int end = message.indexOf(' ');
            String path = (section.isEmpty() ? "" : section + ".") + message.substring(0, end);
            throw source.error(path, message.substring(end + 1));
        }
    }

    private JsonNode field(String path) {
        JsonNode found =
                source.root().at("/" + path.replace("[", ".").replace("]", "").replace('.', '/'));
        if (found.isMissingNode()) {
            throw source.error(path, "is missing");
        }
        return found;
    }

    private JsonNode field(String path, JsonNodeType type) {
        JsonNode found = field(path);
        if (found.getNodeType() != type) {
            throw source.error(path, "must be " + phrase(type) + ", was " + phrase(found.getNodeType()));
        }
        return found;
    }

    private static String phrase(JsonNodeType type) {
        return switch (type) {
            case ARRAY -> "an array";
            case OBJECT -> "an object";
            case NUMBER -> "a number";
            case STRING -> "a text";
            case BOOLEAN -> "true or false";
            default -> "null";
        };
    }

    private String text(String path) {
        return field(path, JsonNodeType.STRING).textValue();
    }

    private double number(String path) {
        double value = field(path, JsonNodeType.NUMBER).doubleValue();
        if (!Double.isFinite(value)) {
            throw source.error(path, "must fit a double");
        }
        return value;
    }

    private double[] numbers(String path) {
        double[] values = new double[field(path, JsonNodeType.ARRAY).size()];
        for (int index = 0; index < values.length; index++) {
            values[index] = number(path + "[" + index + "]");
        }
        return values;
    }

    private double[] numbers(String path, int length) {
        double[] values = numbers(path);
        if (values.length != length) {
            throw source.error(path, "must have " + length + " values, had " + values.length);
        }
        return values;
    }

    private double[][] matrix(String path) {
        double[][] rows = new double[field(path, JsonNodeType.ARRAY).size()][];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = numbers(path + "[" + row + "]");
        }
        return rows;
    }

    private long[] whole(double[] values, String path) {
        long[] result = new long[values.length];
        for (int index = 0; index < values.length; index++) {
            result[index] = whole(values[index], path + "[" + index + "]");
        }
        return result;
    }

    private long whole(double value, String path) {
        if (value != Math.rint(value) || Math.abs(value) > 0x1p53) {
            throw source.error(path, "must be a whole number, was " + value);
        }
        return (long) value;
    }
}
