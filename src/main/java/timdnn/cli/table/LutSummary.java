package timdnn.cli.table;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import timdnn.array.ArrayGeometry;
import timdnn.lut.store.FitReport;
import timdnn.lut.store.LutArtifact;
import timdnn.lut.store.LutFile;
import timdnn.lut.table.AccessEnergy;
import timdnn.lut.table.CodeDistribution;
import timdnn.lut.table.PeripheryEnergy;
import timdnn.lut.table.SenseLevels;

/** What {@code lut show} prints of an artefact, for people and for programs. Every figure has status S. */
final class LutSummary {
    private LutSummary() {}

    static String text(LutArtifact artifact) {
        StringBuilder text = new StringBuilder();
        line(text, "table       %s", artifact.name());
        line(text, "checksum    %s", LutFile.checksum(artifact));
        line(
                text,
                "corner      %s, cell %s",
                artifact.condition(),
                artifact.provenance().cell());
        ArrayGeometry geometry = artifact.geometry();
        line(
                text,
                "geometry    %d blocks of %d rows by %d columns, counts up to %d, %d columns a unit",
                geometry.blocks(),
                geometry.rowsABlock(),
                geometry.columns(),
                geometry.largestCount(),
                geometry.columnsAUnit());
        if (artifact.conditions().size() > 1) {
            line(
                    text,
                    "conditions  %d; what follows is of the first",
                    artifact.conditions().size());
        }
        artifact.provenance().origin().forEach((key, value) -> line(text, "            %s: %s", key, value));
        line(
                text,
                "timing      strobe %.4g s, precharge %.4g s, cycle %.4g s",
                artifact.timing().strobe_s(),
                artifact.timing().precharge_s(),
                artifact.timing().cycle_s());
        line(
                text,
                "margin      %.2f mV on average over the states the ADC tells apart (S)",
                1e3 * meanMargin_V(artifact));
        line(text, "");
        states(text, artifact);
        line(text, "");
        energy(text, artifact.accessEnergy());
        line(text, "");
        text.append(TileSummary.text(artifact.tile()));
        fits(text, artifact.fitReport());
        return text.toString();
    }

    private static void states(StringBuilder text, LutArtifact artifact) {
        SenseLevels levels = artifact.senseLevels();
        CodeDistribution codes = artifact.codes().any();
        double[] thresholds_V = levels.thresholds_V();
        line(
                text,
                "%3s %9s %9s %10s %12s   %-34s %s",
                "n",
                "mean mV",
                "sigma mV",
                "margin mV",
                "threshold mV",
                "P(error | n) with 95 % interval",
                "simulations");
        for (int n = 0; n <= Math.max(levels.nMax(), codes.nMax()); n++) {
            boolean level = n <= levels.nMax();
            String error = n > codes.nMax()
                    ? ""
                    : String.format(
                            Locale.ROOT,
                            "%.3g [%.3g, %.3g]",
                            codes.errorProbability(n),
                            codes.errorLow(n),
                            codes.errorHigh(n));
            line(
                    text,
                    "%3d %9s %9s %10s %12s   %-34s %s",
                    n,
                    level ? milli(levels.levels().get(n).mean_V()) : "",
                    level ? milli(levels.levels().get(n).sigma_V()) : "",
                    n < levels.nMax() ? milli(levels.margin_V(n)) : "",
                    n < thresholds_V.length ? milli(thresholds_V[n]) : "",
                    error,
                    n <= codes.nMax()
                            ? codes.simulations(n)
                            : levels.levels().get(n).simulations());
        }
    }

    private static String milli(double value) {
        return String.format(Locale.ROOT, "%.2f", 1e3 * value);
    }

    private static void energy(StringBuilder text, AccessEnergy energy) {
        line(
                text,
                "energy of %s per access: precharge %.4g J, leakage %.4g J, wordline %.4g J an active row;",
                energy.periphery().isPresent() ? "a column with its sense path" : "a column",
                energy.precharge_J(),
                energy.leakage_J(),
                energy.wordlinePerRow_J());
        line(text, "bitlines with n cells on one and none on the other:");
        for (int n = 0; n <= energy.rowsABlock(); n += 2) {
            line(text, "%3d %11.4g J", n, energy.bitline_J(n, 0));
        }
        energy.periphery().ifPresent(around -> periphery(text, around));
    }

    private static void periphery(StringBuilder text, PeripheryEnergy around) {
        line(
                text,
                "around the column: sampling %.4g J, decoder %.4g J, digital part %s;",
                around.sampling_J(),
                around.decoder_J(),
                around.digital_J() > 0
                        ? String.format(Locale.ROOT, "%.4g J", around.digital_J())
                        : "not characterised");
        line(text, "a conversion by code, energy and time of its last decision:");
        for (int code = 0; code <= around.codeMax(); code++) {
            line(text, "%3d %11.4g J %11.4g s", code, around.conversion_J(code), around.decision_s(code));
        }
    }

    private static void fits(StringBuilder text, FitReport report) {
        line(
                text,
                "%-28s %-10s %12s %12s %-5s %9s",
                "fit, on held-out samples",
                "metric",
                "value",
                "limit",
                "unit",
                "held out");
        for (FitReport.Entry entry : report.entries()) {
            line(
                    text,
                    "%-28s %-10s %12.4g %12s %-5s %9d %s",
                    entry.quantity(),
                    entry.metric(),
                    entry.value(),
                    Double.isFinite(entry.limit()) ? String.format(Locale.ROOT, "%.4g", entry.limit()) : "-",
                    entry.unit(),
                    entry.heldOut(),
                    entry.withinLimit() ? "" : "ABOVE ITS LIMIT");
        }
    }

    static ObjectNode document(LutArtifact artifact) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("name", artifact.name());
        document.put("checksum", LutFile.checksum(artifact));
        document.put("status", "S");
        ObjectNode provenance = document.putObject("provenance");
        provenance.put("process", artifact.condition().process());
        provenance.put("vdd_V", artifact.condition().vdd_V());
        provenance.put("temperature_K", artifact.condition().temperature_K());
        provenance.put("cell", artifact.provenance().cell());
        artifact.provenance().origin().forEach(provenance::put);
        document.put("strobe_s", artifact.timing().strobe_s());
        document.put("precharge_s", artifact.timing().precharge_s());
        document.put("cycle_s", artifact.timing().cycle_s());
        document.put("meanMargin_V", meanMargin_V(artifact));
        ArrayNode margins = document.putArray("margins_V");
        for (int n = 0; n < artifact.senseLevels().nMax(); n++) {
            margins.add(artifact.senseLevels().margin_V(n));
        }
        ArrayNode thresholds = document.putArray("thresholds_V");
        for (double threshold_V : artifact.senseLevels().thresholds_V()) {
            thresholds.add(threshold_V);
        }
        ArrayNode errors = document.putArray("senseErrorRate");
        CodeDistribution codes = artifact.codes().any();
        for (int n = 0; n <= codes.nMax(); n++) {
            ObjectNode row = errors.addObject();
            row.put("n", n);
            row.put("estimate", codes.errorProbability(n));
            row.put("low", codes.errorLow(n));
            row.put("high", codes.errorHigh(n));
            row.put("simulations", codes.simulations(n));
        }
        ObjectNode geometry = document.putObject("geometry");
        geometry.put("rowsABlock", artifact.geometry().rowsABlock());
        geometry.put("largestCount", artifact.geometry().largestCount());
        geometry.put("columns", artifact.geometry().columns());
        geometry.put("blocks", artifact.geometry().blocks());
        geometry.put("columnsAUnit", artifact.geometry().columnsAUnit());
        TileSummary.figures(document, artifact.tile());
        ArrayNode fits = document.putArray("fitReport");
        for (FitReport.Entry entry : artifact.fitReport().entries()) {
            ObjectNode row = fits.addObject();
            row.put("quantity", entry.quantity());
            row.put("metric", entry.metric());
            row.put("value", entry.value());
            if (Double.isFinite(entry.limit())) {
                row.put("limit", entry.limit());
            } else {
                row.putNull("limit");
            }
            row.put("unit", entry.unit());
            row.put("heldOut", entry.heldOut());
            row.put("withinLimit", entry.withinLimit());
        }
        return document;
    }

    private static double meanMargin_V(LutArtifact artifact) {
        int codes = artifact.codes().any().codeMax();
        SenseLevels levels = artifact.senseLevels();
        return (levels.levels().get(0).mean_V() - levels.levels().get(codes).mean_V()) / codes;
    }

    private static void line(StringBuilder text, String format, Object... arguments) {
        text.append(String.format(Locale.ROOT, format, arguments).stripTrailing())
                .append('\n');
    }
}
