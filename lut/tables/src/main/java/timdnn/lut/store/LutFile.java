package timdnn.lut.store;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import timdnn.input.InvalidInputException;
import timdnn.input.WholeFile;

/**
 * LUT artefacts as files: JSON of schema {@code timdnn-lut/2}, units in the names of the fields, with a checksum over the
 * canonical form (UTF-8, no white space, names sorted, shortest decimals) of everything but the checksum.
 *
 * <p>The same artefact always gives the same bytes. A file is replaced as a whole or not at all.
 */
public final class LutFile {
    private static final String OLD_SCHEMA = "timdnn-lut/1";
    private static final DefaultIndenter NEW_LINE = new DefaultIndenter("  ", "\n");
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .build();

    private LutFile() {}

    /**
     * Reads and validates an artefact.
     *
     * @param file the file
     * @return the artefact
     * @throws InvalidInputException if the file cannot be read, is not JSON, has another schema, lacks a field, holds a
     *     value or shape without meaning, or does not match its checksum; the message names the line and the field
     */
    public static LutArtifact read(Path file) {
        LocatedJson source = LocatedJson.read(file);
        JsonNode schema = source.root().path("schema");
        if (OLD_SCHEMA.equals(schema.textValue())) {
            throw source.error(
                    "schema",
                    "is " + OLD_SCHEMA
                            + ", which lacks the array's geometry and what dies and chips need: fit its campaign"
                            + " again (tim fit), or run its plan");
        }
        requireText(source, "schema", LutEncoder.SCHEMA);
        LutArtifact artifact = LutDecoder.decode(source);
        requireText(source, CanonicalJson.CHECKSUM_FIELD, CanonicalJson.checksum(source.root()));
        return artifact;
    }

    private static void requireText(LocatedJson source, String field, String expected) {
        JsonNode found = source.root().path(field);
        if (found.isMissingNode()) {
            throw source.error(field, "is missing");
        }
        if (!expected.equals(found.textValue())) {
            throw source.error(field, "must be " + expected + ", was " + found.asText());
        }
    }

    /**
     * Writes an artefact, replacing the file in one step.
     *
     * @param artifact the artefact
     * @param file where to; its folder is created if missing
     * @throws InvalidInputException if the file cannot be written
     */
    public static void write(LutArtifact artifact, Path file) {
        Path absolute = file.toAbsolutePath();
        try {
            Files.createDirectories(absolute.getParent());
            WholeFile.write(absolute, toJson(artifact).getBytes(StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw InvalidInputException.unwritable(file, failure);
        }
    }

    /**
     * The text that {@link #write} writes.
     *
     * @param artifact the artefact
     * @return a JSON document, one row of a table a line, ending in a newline
     */
    public static String toJson(LutArtifact artifact) {
        ObjectNode document = LutEncoder.encode(artifact);
        document.put(CanonicalJson.CHECKSUM_FIELD, CanonicalJson.checksum(document));
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(
                        Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER))
                .withObjectIndenter(NEW_LINE)
                .withArrayIndenter(new RowIndenter());
        try {
            return MAPPER.writer(printer).writeValueAsString(document) + "\n";
        } catch (IOException impossible) {
            throw new IllegalStateException("a tree in memory can always be written", impossible);
        }
    }

    /** Breaks lines between the rows of a matrix and between objects, but not within a row of numbers. */
    private static final class RowIndenter implements DefaultPrettyPrinter.Indenter {
        @Override
        public void writeIndentation(JsonGenerator generator, int level) throws IOException {
            if (generator.currentValue() instanceof ArrayNode array
                    && !array.isEmpty()
                    && array.get(0).isContainerNode()) {
                NEW_LINE.writeIndentation(generator, level);
            } else {
                generator.writeRaw(' ');
            }
        }

        @Override
        public boolean isInline() {
            return false;
        }
    }

    /**
     * The checksum of a table, whatever its file looks like.
     *
     * @param artifact the table
     * @return {@code sha256:} and the hash of the canonical form
     */
    public static String checksum(LutArtifact artifact) {
        return CanonicalJson.checksum(LutEncoder.encode(artifact));
    }
}
