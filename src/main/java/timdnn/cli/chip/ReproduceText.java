package timdnn.cli.chip;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import timdnn.chip.Claim;
import timdnn.chip.Explanation;
import timdnn.chip.Interval;
import timdnn.chip.MonteCarlo;
import timdnn.chip.Tornado;
import timdnn.lut.store.LutArtifact;
import timdnn.lut.store.LutFile;

/** The claims for people: a table with notes, or the arithmetic of one. */
final class ReproduceText {
    private ReproduceText() {}

    static String table(LutArtifact artifact, List<Claim> claims) {
        StringBuilder text = new StringBuilder();
        line(text, "table   %s, %s, %s", artifact.name(), artifact.condition(), LutFile.checksum(artifact));
        line(text, "ranges  %s; what a number rests on: --json, --explain CLAIM", Interval.METHOD);
        line(text, "");
        line(text, "%-46s %10s  %s", "claim", "paper [A]", "ours [low, high], P(ours > paper) over the ranges");
        for (Claim claim : claims) {
            line(
                    text,
                    "%-46s %10s  %s  P %s",
                    claim.name(),
                    number(claim.paper()),
                    interval(claim.ours()),
                    String.format(Locale.ROOT, "%.3f", claim.monteCarlo().above()));
            for (Claim.Alternative alternative : claim.alternatives()) {
                line(text, "  %-55s  %s", alternative.choice(), interval(claim.ours(alternative)));
            }
        }
        line(text, "");
        line(text, "notes (U: of the paper's body, unverified; D: derived)");
        Set<String> notes = new LinkedHashSet<>();
        claims.forEach(claim -> notes.addAll(claim.notes()));
        notes.forEach(note -> line(text, "- %s", note));
        return text.toString();
    }

    static String explanation(Claim claim) {
        StringBuilder text = new StringBuilder();
        line(text, "%s: %s", claim.name(), claim.meaning());
        line(text, "paper %s (A), ours %s %s", number(claim.paper()), interval(claim.ours()), claim.unit());
        line(text, "range: %s", Interval.METHOD);
        line(text, "");
        Explanation.of(claim.expression()).forEach(step -> line(text, "%s", step));
        line(text, "");
        line(text, "what each cause does alone, at its low and at its high ends");
        Tornado.of(claim.expression()).stream()
                .limit(ReproduceDocument.BARS)
                .forEach(bar -> line(
                        text,
                        "  %-60s %8s  %8s",
                        bar.cause(),
                        number(claim.scale() * bar.atLow()),
                        number(claim.scale() * bar.atHigh())));
        MonteCarlo sampled = claim.monteCarlo();
        line(
                text,
                "over all ranges at once (%d samples, places uniform): median %s, 95 %% in [%s, %s], P(ours > paper) = %.4f",
                sampled.samples(),
                number(claim.scale() * sampled.median()),
                number(claim.scale() * sampled.low()),
                number(claim.scale() * sampled.high()),
                sampled.above());
        line(text, "");
        for (Claim.Alternative alternative : claim.alternatives()) {
            line(text, "otherwise: %s: %s", alternative.choice(), interval(claim.ours(alternative)));
        }
        claim.notes().forEach(note -> line(text, "- %s", note));
        return text.toString();
    }

    private static String interval(Interval ours) {
        return String.format(
                Locale.ROOT, "%s [%s, %s]", number(ours.estimate()), number(ours.low()), number(ours.high()));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value >= 100 ? "%.0f" : value >= 10 ? "%.1f" : "%.2f", value);
    }

    private static void line(StringBuilder text, String format, Object... arguments) {
        text.append(String.format(Locale.ROOT, format, arguments).stripTrailing())
                .append('\n');
    }
}
