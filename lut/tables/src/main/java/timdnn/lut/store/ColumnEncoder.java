package timdnn.lut.store;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.ToDoubleFunction;
import timdnn.lut.table.AccessEnergy;
import timdnn.lut.table.CodeDistribution;
import timdnn.lut.table.ColumnTables;
import timdnn.lut.table.ConversionCodes;
import timdnn.lut.table.PeripheryEnergy;
import timdnn.lut.table.SenseLevels;
import timdnn.lut.table.TransferCurve;

/** The tables of a column as sections of their condition. The inverse is {@link ColumnDecoder}. */
final class ColumnEncoder {
    static final List<String> SECTIONS =
            List.of("timing", "senseLevels", "transferCurve", "cellStrength", "codeDistribution", "accessEnergy");
    static final List<String> SENSE_LEVELS = List.of(
            "mean_V", "meanLow_V", "meanHigh_V", "sigma_V", "sigmaLow_V", "sigmaHigh_V", "simulations", "thresholds_V");
    static final List<String> TRANSFER_CURVE = List.of("outOfRange", "strengthSum", "bitline_V");
    static final List<String> RATES = List.of("probability", "errorLow", "errorHigh");
    static final List<String> CODES =
            List.of("counts", "simulations", "probability", "errorLow", "errorHigh", "byDriven");
    static final List<String> ACCESS_ENERGY =
            List.of("precharge_J", "leakage_J", "wordlinePerRow_J", "bitline_J", "periphery");
    static final List<String> PERIPHERY = List.of("sampling_J", "decoder_J", "digital_J", "conversion_J", "decision_s");

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private ColumnEncoder() {}

    /** Adds the sections to a condition. */
    static void encode(ColumnTables tables, ObjectNode condition) {
        RecordWriter.write(tables.timing(), condition.putObject("timing"));
        condition.set("senseLevels", senseLevels(tables.senseLevels()));
        condition.set("transferCurve", transferCurve(tables.transferCurve()));
        RecordWriter.write(tables.cellStrength(), condition.putObject("cellStrength"));
        condition.set("codeDistribution", codeDistribution(tables.codes()));
        condition.set("accessEnergy", accessEnergy(tables.accessEnergy()));
    }

    private static ObjectNode senseLevels(SenseLevels levels) {
        ObjectNode node = NODES.objectNode();
        node.set("mean_V", column(levels, SenseLevels.Level::mean_V));
        node.set("meanLow_V", column(levels, SenseLevels.Level::meanLow_V));
        node.set("meanHigh_V", column(levels, SenseLevels.Level::meanHigh_V));
        node.set("sigma_V", column(levels, SenseLevels.Level::sigma_V));
        node.set("sigmaLow_V", column(levels, SenseLevels.Level::sigmaLow_V));
        node.set("sigmaHigh_V", column(levels, SenseLevels.Level::sigmaHigh_V));
        ArrayNode simulations = node.putArray("simulations");
        levels.levels().forEach(level -> simulations.add(level.simulations()));
        node.set("thresholds_V", numbers(levels.thresholds_V()));
        return node;
    }

    private static ArrayNode column(SenseLevels levels, ToDoubleFunction<SenseLevels.Level> field) {
        return numbers(levels.levels().stream().mapToDouble(field).toArray());
    }

    private static ObjectNode transferCurve(TransferCurve transfer) {
        ObjectNode node = NODES.objectNode();
        node.put("outOfRange", transfer.curve().policy().name());
        node.set("strengthSum", numbers(transfer.curve().axis().points()));
        node.set("bitline_V", numbers(transfer.curve().values()));
        return node;
    }

    private static ObjectNode codeDistribution(ConversionCodes codes) {
        CodeDistribution any = codes.any();
        ObjectNode node = NODES.objectNode();
        ArrayNode counts = node.putArray("counts");
        ArrayNode simulations = node.putArray("simulations");
        for (int n = 0; n <= any.nMax(); n++) {
            ArrayNode countRow = counts.addArray();
            for (int code = 0; code <= any.codeMax(); code++) {
                countRow.add(any.count(n, code));
            }
            simulations.add(any.simulations(n));
        }
        rates(any, node);
        if (codes.knowsDriven()) {
            ArrayNode byDriven = node.putArray("byDriven");
            codes.byDriven().forEach(given -> rates(given, byDriven.addObject()));
        }
        return node;
    }

    private static void rates(CodeDistribution codes, ObjectNode node) {
        ArrayNode probability = node.putArray("probability");
        ArrayNode errorLow = node.putArray("errorLow");
        ArrayNode errorHigh = node.putArray("errorHigh");
        for (int n = 0; n <= codes.nMax(); n++) {
            ArrayNode row = probability.addArray();
            for (int code = 0; code <= codes.codeMax(); code++) {
                row.add(codes.probability(n, code));
            }
            errorLow.add(codes.errorLow(n));
            errorHigh.add(codes.errorHigh(n));
        }
    }

    private static ObjectNode accessEnergy(AccessEnergy energy) {
        ObjectNode node = NODES.objectNode();
        node.put("precharge_J", energy.precharge_J());
        node.put("leakage_J", energy.leakage_J());
        node.put("wordlinePerRow_J", energy.wordlinePerRow_J());
        ArrayNode bitline = node.putArray("bitline_J");
        for (int n = 0; n <= energy.rowsABlock(); n++) {
            ArrayNode row = bitline.addArray();
            for (int k = 0; k + n <= energy.rowsABlock(); k++) {
                row.add(energy.bitline_J(n, k));
            }
        }
        // A column alone is written as it was before there were whole accesses.
        energy.periphery().ifPresent(around -> node.set("periphery", periphery(around)));
        return node;
    }

    private static ObjectNode periphery(PeripheryEnergy around) {
        ObjectNode node = NODES.objectNode();
        node.put("sampling_J", around.sampling_J());
        node.put("decoder_J", around.decoder_J());
        node.put("digital_J", around.digital_J());
        ArrayNode conversion = node.putArray("conversion_J");
        ArrayNode decision = node.putArray("decision_s");
        for (int code = 0; code <= around.codeMax(); code++) {
            conversion.add(around.conversion_J(code));
            decision.add(around.decision_s(code));
        }
        return node;
    }

    private static ArrayNode numbers(double[] values) {
        ArrayNode array = NODES.arrayNode();
        for (double value : values) {
            array.add(value);
        }
        return array;
    }
}
