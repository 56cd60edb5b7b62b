package timdnn.lut.store;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeSet;

/**
 * The form of a JSON document that is hashed: UTF-8 with ASCII escapes, no white space, names in lexicographic order,
 * every number as the shortest decimal that reads back as the same double. White space, the order of names, and {@code 1}
 * against {@code 1.0} therefore do not change the checksum; any value does.
 */
final class CanonicalJson {
    static final String CHECKSUM_FIELD = "checksum";

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build();

    private CanonicalJson() {}

    /** The checksum of a document without its own {@code checksum} field. */
    static String checksum(ObjectNode document) {
        MessageDigest sha256 = sha256();
        try (JsonGenerator generator =
                MAPPER.createGenerator(new DigestOutputStream(OutputStream.nullOutputStream(), sha256))) {
            ObjectNode hashed = document.deepCopy();
            hashed.remove(CHECKSUM_FIELD);
            write(hashed, generator);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return "sha256:" + HexFormat.of().formatHex(sha256.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }

    private static void write(JsonNode node, JsonGenerator generator) throws IOException {
        if (node.isObject()) {
            generator.writeStartObject();
            TreeSet<String> names = new TreeSet<>();
            node.fieldNames().forEachRemaining(names::add);
            for (String name : names) {
                generator.writeFieldName(name);
                write(node.get(name), generator);
            }
            generator.writeEndObject();
        } else if (node.isArray()) {
            generator.writeStartArray();
            for (JsonNode element : node) {
                write(element, generator);
            }
            generator.writeEndArray();
        } else if (node.isNumber()) {
            generator.writeNumber(node.doubleValue());
        } else {
            generator.writeTree(node);
        }
    }
}
