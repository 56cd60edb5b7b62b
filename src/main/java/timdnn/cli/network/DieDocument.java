package timdnn.cli.network;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import timdnn.lut.store.LutArtifact;
import timdnn.lut.store.LutFile;
import timdnn.network.accuracy.DieAccuracy;
import timdnn.network.accuracy.ImageMean;
import timdnn.network.accuracy.Spread;

/** What {@code network --errors die} prints; its keys are promised to scripts. */
final class DieDocument {
    private static final double[] QUANTILES = {0, 0.05, 0.25, 0.5, 0.75, 0.95, 1};

    private DieDocument() {}

    static ObjectNode of(String model, DieAccuracy result, LutArtifact table) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("model", model);
        document.put("errors", "die");
        document.put("status", "S");
        document.put("images", result.images());
        document.put("dies", result.options().dies());
        document.put("noise", result.options().noise());
        document.put("accuracyWithoutErrors", result.exact());
        document.put("accuracy", result.mean());
        ArrayNode accuracy = document.putArray("accuracies");
        for (double each : result.accuracy()) {
            accuracy.add(each);
        }
        ObjectNode quantiles = document.putObject("quantiles");
        for (double share : QUANTILES) {
            quantiles.put(String.valueOf(share), result.quantile(share));
        }
        ObjectNode yield = document.putObject("yield");
        yield.put("accuracy", result.options().accuracy());
        yield.put("estimate", (double) result.good() / result.options().dies());
        yield.put("low", result.yielded().low());
        yield.put("high", result.yielded().high());
        ObjectNode spread = document.putObject("spread");
        put(spread.putObject("dies"), result.ofDies());
        put(spread.putObject("noise"), result.ofNoise());
        put(spread.putObject("images"), result.ofImages());
        put(spread.putObject("table"), result.ofTable());
        put(document.putObject("differenceToNone"), result.againstExact());
        put(document.putObject("differenceToIid"), result.againstIid());
        ObjectNode lut = document.putObject("lut");
        lut.put("name", table.name());
        lut.put("checksum", LutFile.checksum(table));
        return document;
    }

    private static void put(ObjectNode node, Spread spread) {
        node.put("sigma", spread.sigma());
        node.put("low", spread.low());
        node.put("high", spread.high());
    }

    private static void put(ObjectNode node, ImageMean mean) {
        node.put("estimate", mean.mean());
        node.put("low", mean.mean() - mean.halfWidth());
        node.put("high", mean.mean() + mean.halfWidth());
    }

    static String text(DieAccuracy result) {
        return String.join(
                System.lineSeparator(),
                String.format(
                        Locale.ROOT,
                        "accuracy     %.3f %% on %d dies%s, %d images each; %.3f %% without errors (S)",
                        100 * result.mean(),
                        result.options().dies(),
                        result.options().noise() ? " with noise" : "",
                        result.images(),
                        100 * result.exact()),
                String.format(
                        Locale.ROOT,
                        "dies         worst %.3f %%, 5 %% below %.3f %%, median %.3f %%, best %.3f %%",
                        100 * result.quantile(0),
                        100 * result.quantile(0.05),
                        100 * result.quantile(0.5),
                        100 * result.quantile(1)),
                String.format(
                        Locale.ROOT,
                        "yield        %d of %d dies reach %.2f %%: [%.1f, %.1f] %%",
                        result.good(),
                        result.options().dies(),
                        100 * result.options().accuracy(),
                        100 * result.yielded().low(),
                        100 * result.yielded().high()),
                spread("dies", result.ofDies()),
                spread("noise", result.ofNoise()),
                spread("images", result.ofImages()),
                spread("table", result.ofTable()),
                difference("no errors", result.againstExact()),
                difference("iid", result.againstIid()));
    }

    private static String spread(String of, Spread spread) {
        return String.format(
                Locale.ROOT,
                "spread       by %s %.4f points [%.4f, %.4f]",
                of,
                100 * spread.sigma(),
                100 * spread.low(),
                100 * spread.high());
    }

    private static String difference(String to, ImageMean mean) {
        return String.format(
                Locale.ROOT,
                "difference   to %s on the same images %+.4f points [%+.4f, %+.4f]",
                to,
                100 * mean.mean(),
                100 * (mean.mean() - mean.halfWidth()),
                100 * (mean.mean() + mean.halfWidth()));
    }
}
