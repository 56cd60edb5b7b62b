package timdnn.lut.store;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * An artefact as a JSON document, schema {@value #SCHEMA}, without its checksum: {@link ColumnEncoder} writes the tables of a
 * column, {@link RecordWriter} all sections that are records. The inverse is {@link LutDecoder}.
 */
final class LutEncoder {
    static final String SCHEMA = "timdnn-lut/2";

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private LutEncoder() {}

    static ObjectNode encode(LutArtifact artifact) {
        ObjectNode root = NODES.objectNode();
        root.put("schema", SCHEMA);
        root.put("name", artifact.name());
        RecordWriter.write(artifact.geometry(), root.putObject("geometry"));
        ObjectNode provenance = root.putObject("provenance");
        provenance.put("cell", artifact.provenance().cell());
        ObjectNode origin = provenance.putObject("origin");
        artifact.provenance().origin().forEach(origin::put);
        ArrayNode conditions = root.putArray("conditions");
        for (ConditionTables tables : artifact.conditions()) {
            ObjectNode condition = conditions.addObject();
            RecordWriter.write(tables.condition(), condition);
            ColumnEncoder.encode(tables.column(), condition);
            RecordWriter.write(tables.tile(), condition);
            condition.set("fitReport", fitReport(tables.fitReport()));
        }
        return root;
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
}
