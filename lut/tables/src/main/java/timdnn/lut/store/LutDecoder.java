package timdnn.lut.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import timdnn.array.ArrayGeometry;
import timdnn.lut.table.Condition;
import timdnn.lut.tile.TileTables;

/**
 * A JSON document of schema {@value LutEncoder#SCHEMA} as an artefact. Every fault becomes an
 * {@link timdnn.input.InvalidInputException} at the field's line: here for shapes, types and unknown fields, in the tables'
 * own constructors for what the numbers mean.
 */
final class LutDecoder {
    private static final List<String> FIELDS =
            List.of("schema", "name", "geometry", "provenance", "conditions", CanonicalJson.CHECKSUM_FIELD);

    /** Fields of a condition. */
    private static final List<String> CONDITION = Stream.of(
                    names(Condition.class),
                    ColumnEncoder.SECTIONS.stream(),
                    names(TileTables.class),
                    Stream.of("fitReport"))
            .flatMap(names -> names)
            .toList();

    private final SectionReader fields;
    private final RecordReader records;

    private LutDecoder(LocatedJson source) {
        fields = new SectionReader(source);
        records = new RecordReader(fields);
    }

    static LutArtifact decode(LocatedJson source) {
        return new LutDecoder(source).artifact();
    }

    private static Stream<String> names(Class<? extends Record> type) {
        return Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName);
    }

    private LutArtifact artifact() {
        fields.onlyKnown("", FIELDS);
        return fields.build(
                "",
                () -> new LutArtifact(
                        fields.text("name"),
                        records.readAlone(ArrayGeometry.class, "geometry"),
                        provenance(),
                        conditions()));
    }

    private Provenance provenance() {
        fields.onlyKnown("provenance", List.of("cell", "origin"));
        return fields.build("provenance", () -> {
            Map<String, String> origin = new LinkedHashMap<>();
            for (Map.Entry<String, JsonNode> entry :
                    fields.field("provenance.origin", JsonNodeType.OBJECT).properties()) {
                if (!entry.getValue().isTextual()) {
                    throw fields.error("provenance.origin." + entry.getKey(), "must be a text");
                }
                origin.put(entry.getKey(), entry.getValue().textValue());
            }
            return new Provenance(fields.text("provenance.cell"), origin);
        });
    }

    private List<ConditionTables> conditions() {
        int size = fields.field("conditions", JsonNodeType.ARRAY).size();
        List<ConditionTables> conditions = new ArrayList<>();
        for (int index = 0; index < size; index++) {
            String at = "conditions[" + index + "]";
            fields.onlyKnown(at, CONDITION);
            conditions.add(fields.build(
                    at,
                    () -> new ConditionTables(
                            records.read(Condition.class, at),
                            new ColumnDecoder(fields, at).tables(),
                            records.read(TileTables.class, at),
                            fitReport(at + ".fitReport"))));
        }
        return conditions;
    }

    private FitReport fitReport(String at) {
        int size = fields.field(at, JsonNodeType.ARRAY).size();
        List<FitReport.Entry> entries = new ArrayList<>();
        for (int index = 0; index < size; index++) {
            String path = at + "[" + index + "]";
            fields.onlyKnown(path, names(FitReport.Entry.class).toList());
            entries.add(fields.build(
                    path,
                    () -> new FitReport.Entry(
                            fields.text(path + ".quantity"),
                            fields.text(path + ".metric"),
                            fields.number(path + ".value"),
                            fields.field(path + ".limit").isNull()
                                    ? Double.POSITIVE_INFINITY
                                    : fields.number(path + ".limit"),
                            fields.text(path + ".unit"),
                            fields.whole(path + ".heldOut"))));
        }
        return new FitReport(entries);
    }
}
