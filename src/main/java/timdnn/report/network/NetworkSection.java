package timdnn.report.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import timdnn.characterization.figure.Figure;
import timdnn.characterization.figure.FigureStatus;
import timdnn.lut.store.LutFile;
import timdnn.report.page.Html;
import timdnn.report.page.Section;
import timdnn.report.page.SiText;
import timdnn.report.page.Table;
import timdnn.report.run.NetworkFile;
import timdnn.report.run.RunFolder;

/** What the column's errors do to a network. */
public final class NetworkSection {
    private NetworkSection() {}

    /** The figure: share of column accesses by n and by k. */
    record Counts(List<Double> n, List<Double> k) {}

    public static Section of(RunFolder run) {
        Html body = new Html();
        if (run.exact().isEmpty()) {
            body.missing(NetworkFile.EXACT, "there is no accuracy without errors", run.networkCommand("none"));
        }
        if (run.iid().isEmpty()) {
            body.missing(NetworkFile.IID, "there is no accuracy under sensing errors", run.networkCommand("iid"));
        }
        Optional<NetworkFile> shown = run.iid().or(run::exact);
        if (shown.isEmpty()) {
            return new Section("network", "Network", body);
        }
        Table accuracy = new Table(
                "Accuracy with 95 % intervals (S)",
                "sensing errors",
                "#images",
                "#accuracy [95 %]",
                "#P(E) a conversion [95 %]",
                "#energy an inference [95 %]",
                "#images/s");
        run.exact().ifPresent(file -> row(accuracy, "none (exact codes)", file));
        run.iid().ifPresent(file -> row(accuracy, "independent, P(code | n)", file));
        body.table(accuracy);
        warnings(run, body);
        run.iid().ifPresent(iid -> effect(run, iid, body));
        NetworkFile file = shown.get();
        body.paragraph(
                Html.badge(FigureStatus.S),
                " ",
                file.model() + " on " + file.dataset() + "; errors drawn with seed " + file.seed()
                        + ". Energy is that of "
                        + (whole(file) ? "whole accesses of the columns in use" : "the columns' accesses alone")
                        + ". The intervals of P(E) and energy hold the choice of "
                        + SiText.count(file.histogramImages())
                        + " images, that of P(E) the table\u2019s rates, too"
                        + ". Images per second are those of the"
                        + " evaluation on the machine that ran it. Again: ",
                Html.code(run.networkCommand(run.iid().isPresent() ? "iid" : "none")));
        if (whole(file)) {
            body.table(energy(file.sense().orElseThrow()));
        }
        body.heading("How many cells conduct")
                .paragraph(
                        "n products +1 and k products \u22121 of a column's access, over "
                                + SiText.count(file.histogramImages()) + " images and "
                                + SiText.count(file.conversions()) + " conversions; ",
                        Html.strong(SiText.count(file.clipped())),
                        " of them had a count above 8, which the ADC reads as 8.")
                .figure("counts", "Share of column accesses by n and by k", counts(file))
                .table(layers(file));
        return new Section("network", "Network", body);
    }

    private static boolean whole(NetworkFile file) {
        return file.sense().filter(NetworkFile.Sense::wholeAccesses).isPresent();
    }

    private static Table energy(NetworkFile.Sense sense) {
        Table table = new Table("Energy of an inference by part (S)", "part", "#energy", "#share");
        sense.energyParts_J()
                .forEach((part, joules) -> table.row(
                        part,
                        SiText.quantity(joules, "J", 3),
                        SiText.percent(joules / sense.energyPerInference().estimate(), 1)));
        return table;
    }

    private static void row(Table table, String errors, NetworkFile file) {
        table.row(
                errors,
                SiText.count(file.images()),
                accuracy(file),
                file.sense().map(NetworkSection::rate).orElse("no table"),
                file.sense()
                        .map(NetworkFile.Sense::energyPerInference)
                        .map(SiText::figure)
                        .orElse("no table"),
                SiText.significant(file.imagesPerSecond(), 3));
    }

    /** Share of images classified rightly, in percent. */
    public static String accuracy(NetworkFile file) {
        return SiText.figure(file.accuracy(), "%");
    }

    /** How often a conversion errs. */
    public static String rate(NetworkFile.Sense sense) {
        return SiText.probability(sense.errorProbability());
    }

    /** Two intervals on the same images say nothing of their difference, so older files are asked to be made again. */
    private static void effect(RunFolder run, NetworkFile iid, Html body) {
        if (iid.difference().isEmpty()) {
            body.notice(
                    Html.code(NetworkFile.IID),
                    " does not say which images errors turned, so their effect on accuracy is not known. This makes it"
                            + " again: ",
                    Html.code(run.networkCommand("iid")));
            return;
        }
        body.paragraph(
                Html.badge(FigureStatus.S),
                " Errors make " + effect(iid.difference().get())
                        + ". Tango\u2019s score interval for paired proportions, at the table\u2019s rates and at their"
                        + " bounds; an image is the independent unit.");
    }

    public static String effect(NetworkFile.Difference effect) {
        return "a difference of " + points(effect.accuracy()) + " on the same images, " + discordant(effect);
    }

    static String points(Figure difference) {
        return SiText.numbers(difference, "%", 2) + "\u00a0points";
    }

    static String discordant(NetworkFile.Difference effect) {
        return SiText.count(effect.lost()) + " lost and " + SiText.count(effect.gained())
                + " gained, McNemar\u2019s p\u00a0=\u00a0" + SiText.probability(effect.pValue());
    }

    /** Files that do not belong together would make a wrong comparison look right. */
    private static void warnings(RunFolder run, Html body) {
        if (run.exact().isPresent() && run.iid().isPresent()) {
            NetworkFile exact = run.exact().get();
            NetworkFile iid = run.iid().get();
            if (exact.images() != iid.images() || !exact.model().equals(iid.model())) {
                body.notice("The two runs used different models or numbers of images: do not compare them.");
            }
        }
        Optional<String> table = run.table().map(LutFile::checksum);
        Optional<String> used = run.iid().flatMap(NetworkFile::sense).map(NetworkFile.Sense::checksum);
        if (table.isPresent() && used.isPresent() && !table.equals(used)) {
            body.notice(
                    "The network ran on another table than ",
                    Html.code(run.tableName()),
                    ": its checksum is ",
                    Html.code(used.get()),
                    ". Run it again: ",
                    Html.code(run.networkCommand("iid")));
        }
    }

    static Counts counts(NetworkFile file) {
        int size = file.histogram().size();
        double[] n = new double[size];
        double[] k = new double[size];
        double all = 0;
        for (int up = 0; up < size; up++) {
            for (int down = 0; down < size; down++) {
                long count = file.histogram().get(up).get(down);
                n[up] += count;
                k[down] += count;
                all += count;
            }
        }
        return new Counts(shares(n, all), shares(k, all));
    }

    private static List<Double> shares(double[] counts, double all) {
        List<Double> shares = new ArrayList<>();
        for (double count : counts) {
            shares.add(all == 0 ? 0 : count / all);
        }
        return shares;
    }

    private static Table layers(NetworkFile file) {
        Table table = new Table(
                "Ternary layers, one inference (S; accesses over the histogram's images)",
                "layer",
                "#rows \u00d7 columns",
                "#positions",
                "#multiply-accumulates",
                "#zero weights",
                "#block accesses",
                "#P(E)",
                "#energy");
        for (NetworkFile.Layer layer : file.layers()) {
            table.row(
                    layer.name(),
                    SiText.count(layer.rows()) + " \u00d7 " + SiText.count(layer.columns()),
                    SiText.count(layer.positions()),
                    SiText.count(layer.multiplyAccumulates()),
                    SiText.percent(layer.zeroWeightShare(), 1),
                    SiText.count(layer.accesses()),
                    layer.errorProbability().map(SiText::probability).orElse("no table"),
                    layer.energyPerInference_J()
                            .map(energy -> SiText.quantity(energy, "J", 3))
                            .orElse("no table"));
        }
        return table;
    }
}
