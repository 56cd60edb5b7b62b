package timdnn.cli.table;

import java.util.Locale;
import timdnn.array.ArrayGeometry;
import timdnn.characterization.figure.FigureText;
import timdnn.lut.store.FitReport;
import timdnn.lut.store.LutArtifact;
import timdnn.lut.store.LutFile;
import timdnn.lut.table.AccessEnergy;
import timdnn.lut.table.PeripheryEnergy;

/** What {@code lut show} prints of a table for people. */
final class LutText {
    private LutText() {}

    static String of(LutArtifact artifact) {
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
                "timing      strobe %s, precharge %s, cycle %s",
                FigureText.of(LutFigures.STROBE.of(artifact)),
                FigureText.of(LutFigures.PRECHARGE.of(artifact)),
                FigureText.of(LutFigures.CYCLE.of(artifact)));
        line(
                text,
                "margin      %s on average over the states the ADC tells apart (S)",
                FigureText.of(LutFigures.MEAN_MARGIN.of(artifact)));
        line(text, "");
        states(text, artifact);
        line(text, "");
        energy(text, artifact.accessEnergy());
        line(text, "");
        text.append(TileText.of(artifact.tile()));
        fits(text, artifact.fitReport());
        return text.toString();
    }

    private static void states(StringBuilder text, LutArtifact artifact) {
        String row = "%3s %12s   %-22s %9s %12s   %-34s %s";
        line(
                text,
                row,
                "n",
                "mean mV",
                "sigma [95 %]",
                "margin mV",
                "threshold mV",
                "P(error | n) [95 %]",
                "simulations");
        for (LutFigures.State state : LutFigures.states(artifact)) {
            line(
                    text,
                    row,
                    state.n(),
                    state.hasLevel() ? FigureText.number(LutFigures.MEAN.of(state), "mV") : "",
                    state.hasLevel() ? FigureText.of(LutFigures.SIGMA.of(state)) : "",
                    state.hasMargin() ? FigureText.numbers(LutFigures.MARGIN.of(state), "mV", 2) : "",
                    state.hasThreshold() ? FigureText.numbers(LutFigures.THRESHOLD.of(state), "mV", 2) : "",
                    state.hasCodes() ? FigureText.probability(LutFigures.ERROR.of(state)) : "",
                    state.simulations());
        }
    }

    private static void energy(StringBuilder text, AccessEnergy energy) {
        line(
                text,
                "energy of %s per access: precharge %s, leakage %s, wordline %s an active row;",
                energy.periphery().isPresent() ? "a column with its sense path" : "a column",
                FigureText.of(EnergyFigures.PRECHARGE.of(energy)),
                FigureText.of(EnergyFigures.LEAKAGE.of(energy)),
                FigureText.of(EnergyFigures.WORDLINE.of(energy)));
        line(text, "bitlines with n cells on one and none on the other:");
        for (int n = 0; n <= energy.rowsABlock(); n += 2) {
            line(
                    text,
                    "%3d %8s fJ",
                    n,
                    FigureText.numbers(EnergyFigures.BITLINES.of(new EnergyFigures.Bitlines(energy, n)), "fJ", 2));
        }
        energy.periphery().ifPresent(around -> periphery(text, around));
    }

    private static void periphery(StringBuilder text, PeripheryEnergy around) {
        line(
                text,
                "around the column: sampling %s, decoder %s, digital part %s;",
                FigureText.of(EnergyFigures.SAMPLING.of(around)),
                FigureText.of(EnergyFigures.DECODER.of(around)),
                around.digital_J() > 0 ? FigureText.of(EnergyFigures.DIGITAL.of(around)) : "not characterised");
        line(text, "a conversion by code, energy and time of its last decision:");
        for (int code = 0; code <= around.codeMax(); code++) {
            EnergyFigures.Conversion conversion = new EnergyFigures.Conversion(around, code);
            line(
                    text,
                    "%3d %8s fJ %8s ps",
                    code,
                    FigureText.numbers(EnergyFigures.CONVERSION.of(conversion), "fJ", 1),
                    FigureText.numbers(EnergyFigures.DECISION.of(conversion), "ps", 1));
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

    private static void line(StringBuilder text, String format, Object... arguments) {
        text.append(String.format(Locale.ROOT, format, arguments).stripTrailing())
                .append('\n');
    }
}
