package timdnn.lut.store;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.ToDoubleFunction;
import timdnn.lut.table.AccessEnergy;
import timdnn.lut.table.AccessTiming;
import timdnn.lut.table.CellStrength;
import timdnn.lut.table.CodeDistribution;
import timdnn.lut.table.ConversionCodes;
import timdnn.lut.table.PeripheryEnergy;
import timdnn.lut.table.SenseLevels;
import timdnn.lut.table.TransferCurve;

/** An artefact as a JSON document, schema {@value #SCHEMA}, without its checksum. The inverse is {@link LutDecoder}. */
final class LutEncoder {
    static final String SCHEMA = "timdnn-lut/1";

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private LutEncoder() {}

    static ObjectNode encode(LutArtifact artifact) {
        ObjectNode root = NODES.objectNode();
        root.put("schema", SCHEMA);
        root.put("name", artifact.name());
        root.set("provenance", provenance(artifact.provenance()));
        root.set("timing", timing(artifact.timing()));
        root.set("senseLevels", senseLevels(artifact.senseLevels()));
        root.set("transferCurve", transferCurve(artifact.transferCurve()));
        root.set("cellStrength", cellStrength(artifact.cellStrength()));
        root.set("codeDistribution", codeDistribution(artifact.codes()));
        root.set("accessEnergy", accessEnergy(artifact.accessEnergy()));
        root.set("fitReport", fitReport(artifact.fitReport()));
        return root;
    }

    private static ObjectNode provenance(Provenance provenance) {
        ObjectNode node = NODES.objectNode();
        node.put("process", provenance.process());
        node.put("vdd_V", provenance.vdd_V());
        node.put("temperature_K", provenance.temperature_K());
        node.put("cell", provenance.cell());
        ObjectNode origin = node.putObject("origin");
        provenance.origin().forEach(origin::put);
        return node;
    }

    private static ObjectNode timing(AccessTiming timing) {
        ObjectNode node = NODES.objectNode();
        node.put("strobe_s", timing.strobe_s());
        node.put("precharge_s", timing.precharge_s());
        node.put("cycle_s", timing.cycle_s());
        return node;
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

    private static ObjectNode cellStrength(CellStrength strength) {
        ObjectNode node = NODES.objectNode();
        node.put("access_perV", strength.access_perV());
        node.put("storage_perV", strength.storage_perV());
        node.put("accessAccess_perV2", strength.accessAccess_perV2());
        node.put("accessStorage_perV2", strength.accessStorage_perV2());
        node.put("storageStorage_perV2", strength.storageStorage_perV2());
        node.put("sigma", strength.sigma());
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
        for (int n = 0; n <= AccessEnergy.ROWS_PER_BLOCK; n++) {
            ArrayNode row = bitline.addArray();
            for (int k = 0; k + n <= AccessEnergy.ROWS_PER_BLOCK; k++) {
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

    private static ArrayNode fitReport(FitReport report) {
        ArrayNode entries = NODES.arrayNode();
        for (FitReport.Entry entry : report.entries()) {
            ObjectNode node = entries.addObject();
            node.put("quantity", entry.quantity());
            node.put("metric", entry.metric());
            node.put("value", entry.value());
            if (Double.isFinite(entry.limit())) {
                node.put("limit", entry.limit());
            } else {
                node.putNull("limit");
            }
            node.put("unit", entry.unit());
            node.put("heldOut", entry.heldOut());
        }
        return entries;
    }

    private static ArrayNode numbers(double[] values) {
        ArrayNode array = NODES.arrayNode();
        for (double value : values) {
            array.add(value);
        }
        return array;
    }
}
