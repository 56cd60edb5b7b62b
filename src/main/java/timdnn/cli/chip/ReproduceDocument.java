package timdnn.cli.chip;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import timdnn.chip.Claim;
import timdnn.chip.Explanation;
import timdnn.chip.Figure;
import timdnn.chip.Interval;
import timdnn.chip.MonteCarlo;
import timdnn.chip.Tornado;

/** The claims as one JSON list. */
final class ReproduceDocument {
    /** Most bars of a tornado. */
    static final int BARS = 12;

    private ReproduceDocument() {}

    static ArrayNode of(List<Claim> claims) {
        ArrayNode document = JsonNodeFactory.instance.arrayNode();
        claims.forEach(claim -> claim(document.addObject(), claim));
        return document;
    }

    private static void claim(ObjectNode node, Claim claim) {
        node.put("claim", claim.name());
        node.put("paper", claim.paper());
        node.put("status", Claim.STATUS);
        interval(node, claim.ours());
        node.put("unit", claim.unit());
        node.put("meaning", claim.meaning());
        node.put("method", Interval.METHOD);
        ArrayNode restsOn = node.putArray("restsOn");
        claim.restsOn().forEach(figure -> figure(restsOn.addObject(), figure));
        ArrayNode alternatives = node.putArray("alternatives");
        claim.alternatives().forEach(alternative -> {
            ObjectNode other = alternatives.addObject();
            other.put("choice", alternative.choice());
            interval(other, claim.ours(alternative));
        });
        ArrayNode tornado = node.putArray("tornado");
        Tornado.of(claim.expression()).stream().limit(BARS).forEach(bar -> {
            ObjectNode cause = tornado.addObject();
            cause.put("cause", bar.cause());
            cause.put("atLow", claim.scale() * bar.atLow());
            cause.put("atHigh", claim.scale() * bar.atHigh());
        });
        monteCarlo(node.putObject("monteCarlo"), claim);
        ArrayNode arithmetic = node.putArray("arithmetic");
        Explanation.of(claim.expression()).forEach(line -> arithmetic.add(line.strip()));
        ArrayNode notes = node.putArray("notes");
        claim.notes().forEach(notes::add);
    }

    private static void monteCarlo(ObjectNode node, Claim claim) {
        MonteCarlo sampled = claim.monteCarlo();
        node.put("median", claim.scale() * sampled.median());
        node.put("low", claim.scale() * sampled.low());
        node.put("high", claim.scale() * sampled.high());
        node.put("probabilityAbovePaper", sampled.above());
        node.put("samples", sampled.samples());
        node.put("seed", MonteCarlo.SEED);
    }

    private static void interval(ObjectNode node, Interval ours) {
        node.put("ours", ours.estimate());
        node.put("low", ours.low());
        node.put("high", ours.high());
    }

    private static void figure(ObjectNode node, Figure figure) {
        node.put("name", figure.name());
        node.put("value", figure.nominal());
        node.put("low", figure.low());
        node.put("high", figure.high());
        node.put("unit", figure.unit());
        node.put("status", figure.status());
        node.put("source", figure.source());
    }
}
