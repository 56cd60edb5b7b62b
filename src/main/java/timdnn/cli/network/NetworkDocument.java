package timdnn.cli.network;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import timdnn.lut.store.LutArtifact;
import timdnn.network.LayerActivity;
import timdnn.network.MatrixLayer;
import timdnn.network.accuracy.NetworkAccuracy;
import timdnn.network.accuracy.NetworkEvaluator;
import timdnn.network.accuracy.PairedDifference;
import timdnn.network.accuracy.SenseFigures;
import timdnn.network.data.IdxDataset;

/** The JSON document of {@code network}; its keys are promised to scripts. */
final class NetworkDocument {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private NetworkDocument() {}

    /** What a plan reads as a network's histogram, with where it comes from. */
    static ObjectNode histogram(NetworkAccuracy result, IdxDataset dataset) {
        ObjectNode document = NODES.objectNode();
        document.put("model", result.model());
        document.put("dataset", result.dataset());
        document.put("imagesFile", dataset.imagesFile());
        document.put("imagesSha256", dataset.imagesSha256());
        document.put("drawnFrom", result.images());
        ObjectNode histogram = document.putObject("histogram");
        histogram.put("images", result.histogramImages());
        histogram.put("seed", NetworkEvaluator.HISTOGRAM_SEED);
        histogram.set("counts", matrix(result.tally().histogram()));
        return document;
    }

    static ObjectNode of(NetworkAccuracy result, Optional<LutArtifact> table) {
        ObjectNode document = NODES.objectNode();
        document.put("model", result.model());
        document.put("dataset", result.dataset());
        document.put("errors", ErrorModelConverter.name(result.options().errors()));
        document.put("seed", result.options().seed());
        document.put("threads", result.options().threads());
        document.put("status", "S");
        document.put("images", result.images());
        document.put("correct", result.correct());
        document.put("accuracy", result.accuracy());
        document.put("accuracyLow", result.accuracyLow());
        document.put("accuracyHigh", result.accuracyHigh());
        document.set(
                "accuracyDifference",
                result.difference().<JsonNode>map(NetworkDocument::difference).orElseGet(NODES::nullNode));
        document.put("imagesPerSecond", result.imagesPerSecond());
        put(document, "senseErrorProbability", result.sense().map(SenseFigures::errorProbability));
        put(document, "senseErrorProbabilityLow", result.sense().map(SenseFigures::errorProbabilityLow));
        put(document, "senseErrorProbabilityHigh", result.sense().map(SenseFigures::errorProbabilityHigh));
        put(document, "energyPerInference_J", result.sense().map(SenseFigures::energyPerInference_J));
        put(document, "energyPerInferenceLow_J", result.sense().map(SenseFigures::energyPerInferenceLow_J));
        put(
                document,
                "energyPerInferenceHigh_J",
                result.sense().map(SenseFigures::energyPerInferenceHigh_J).filter(Double::isFinite));
        document.set(
                "energyParts_J",
                result.sense()
                        .map(SenseFigures::energyParts_J)
                        .<JsonNode>map(NetworkDocument::parts)
                        .orElseGet(NODES::nullNode));
        document.put("conversions", 2 * result.tally().columnAccesses());
        document.put("clippedConversions", result.tally().clippedConversions());
        ObjectNode histogram = document.putObject("histogram");
        histogram.put("images", result.histogramImages());
        histogram.put("seed", NetworkEvaluator.HISTOGRAM_SEED);
        histogram.set("counts", matrix(result.tally().histogram()));
        ArrayNode layers = document.putArray("layers");
        result.activity().forEach(activity -> layers.add(layer(activity, table)));
        document.set("lut", result.sense().<JsonNode>map(NetworkDocument::table).orElseGet(NODES::nullNode));
        return document;
    }

    private static ObjectNode difference(PairedDifference difference) {
        ObjectNode node = NODES.objectNode();
        node.put("estimate", difference.estimate());
        node.put("low", difference.low());
        node.put("high", difference.high());
        node.put("images", difference.images());
        node.put("lost", difference.lost());
        node.put("gained", difference.gained());
        node.put("pValue", difference.pValue());
        return node;
    }

    private static ObjectNode table(SenseFigures sense) {
        ObjectNode node = NODES.objectNode();
        node.put("name", sense.tableName());
        node.put("checksum", sense.tableChecksum());
        return node;
    }

    private static ObjectNode parts(Map<String, Double> parts) {
        ObjectNode node = NODES.objectNode();
        parts.forEach(node::put);
        return node;
    }

    private static ObjectNode layer(LayerActivity activity, Optional<LutArtifact> table) {
        MatrixLayer layer = activity.layer();
        ObjectNode node = NODES.objectNode();
        node.put("name", layer.name());
        node.put("rows", layer.weights().rows());
        node.put("columns", layer.weights().columns());
        node.put("positions", layer.positions());
        node.put("inputs", layer.inputCode().kind().name());
        node.put("accessesPerVector", layer.accessesPerVector());
        node.put("multiplyAccumulates", layer.multiplyAccumulates());
        node.put("zeroWeightShare", layer.weights().zeroShare());
        node.put("accesses", activity.tally().accesses());
        node.put("activeRows", activity.tally().activeRows());
        node.put("clippedConversions", activity.tally().clippedConversions());
        put(node, "senseErrorProbability", table.map(artifact -> activity.tally()
                .senseErrorProbability(artifact.codes())));
        put(
                node,
                "energyPerInference_J",
                table.map(artifact -> activity.tally().energy_J(artifact.accessEnergy()) / activity.images()));
        node.set("histogram", matrix(activity.tally().histogram()));
        return node;
    }

    private static void put(ObjectNode node, String name, Optional<Double> value) {
        if (value.isPresent()) {
            node.put(name, value.get());
        } else {
            node.putNull(name);
        }
    }

    private static ArrayNode matrix(long[][] rows) {
        ArrayNode matrix = NODES.arrayNode();
        for (long[] row : rows) {
            ArrayNode cells = matrix.addArray();
            for (long cell : row) {
                cells.add(cell);
            }
        }
        return matrix;
    }
}
