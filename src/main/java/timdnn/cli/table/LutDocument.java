package timdnn.cli.table;

import java.util.LinkedHashMap;
import java.util.Map;
import timdnn.cli.shared.JsonParts;
import timdnn.lut.store.LutArtifact;
import timdnn.lut.store.TileFigures;

/** What {@code lut show --json} prints of a table. */
final class LutDocument {
    private LutDocument() {}

    static Map<String, Object> of(LutArtifact table) {
        Map<String, Object> document = new LinkedHashMap<>();
        LutFigures.NAME.put(document, table);
        document.put("provenance", provenance(table));
        LutFigures.COLUMN.put(document, table);
        document.put("figures", figures(table));
        LutFigures.FIT.put(document, table);
        return document;
    }

    private static Map<String, Object> provenance(LutArtifact table) {
        Map<String, Object> provenance = JsonParts.ordered(
                "process", table.condition().process(),
                "vdd_V", table.condition().vdd_V(),
                "temperature_K", table.condition().temperature_K(),
                "cell", table.provenance().cell());
        provenance.putAll(table.provenance().origin());
        return provenance;
    }

    /** Every figure of the sections with its reach, status and origin, by the path of its field. */
    private static Map<String, Object> figures(LutArtifact table) {
        Map<String, Object> figures = new LinkedHashMap<>();
        TileFigures.of(table.tile())
                .forEach((path, quantity) -> figures.put(
                        path,
                        JsonParts.ordered(
                                "estimate", quantity.estimate(),
                                "low", quantity.low(),
                                "high", quantity.high(),
                                "status", quantity.status().name(),
                                "origin", quantity.origin())));
        return figures;
    }
}
