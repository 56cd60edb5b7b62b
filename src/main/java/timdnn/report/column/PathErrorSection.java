package timdnn.report.column;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import timdnn.characterization.column.BitlineState;
import timdnn.characterization.figure.FigureStatus;
import timdnn.characterization.figure.PaperFigures;
import timdnn.characterization.rareerror.ErrorSide;
import timdnn.characterization.rareerror.HeldOutState;
import timdnn.characterization.rareerror.SenseErrorFigures;
import timdnn.characterization.rareerror.SenseErrorFindings;
import timdnn.characterization.rareerror.SenseErrorRate;
import timdnn.characterization.sense.sampling.SamplingBench;
import timdnn.report.page.Html;
import timdnn.report.page.Section;
import timdnn.report.page.SiText;
import timdnn.report.page.Table;
import timdnn.report.run.RunFolder;

/** Errors of column and sense path together, and what causes them. */
public final class PathErrorSection {
    private static final Map<String, String> NAMES = names();

    private PathErrorSection() {}

    private static Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("mismatch", "column");
        names.put("offset", "offset");
        names.put("comparatorNoise", "noise");
        names.put("samplingNoise", "kT/C");
        names.put("droop", "droop");
        names.put("jitter", "jitter");
        names.put("wordline", "wordline");
        names.put("bitlineWire", "wire");
        names.put("memory", "column before");
        names.put("position", "place in turn");
        return names;
    }

    /** Whether rates are those of the whole path: without a sense path there are no causes to share them. */
    public static boolean shows(SenseErrorFindings errors) {
        return errors.rates().stream()
                .anyMatch(rate -> !rate.below().shares().isEmpty()
                        || !rate.above().shares().isEmpty());
    }

    public static Section of(RunFolder run, SenseErrorFindings errors) {
        Html body = new Html()
                .paragraph(
                        "P(code wrong | n) with the column\u2019s mismatch and the sense path together. Shares are those of the"
                                + " most probable failure: mismatch by \u03b1\u00b2 of the design point, each cause of the path by its"
                                + " mean part of the shift there; they sum to 100 % on each side. Causes: mismatch of the column; offset of the comparator, as far as trimming"
                                + " leaves it, with those comparators that its codes do not reach; its noise; kT/C of the sample; droop; the strobe\u2019s jitter;"
                                + " place along the wordline and along the bitline; what the columns"
                                + " converted before held; place among the columns of a unit.");
        errors.conversions()
                .map(SenseErrorFigures.PROBABILITY::of)
                .ifPresent(probability -> body.paragraph(
                        Html.badge(probability.status()),
                        " Weighed by how often a network has each n, a conversion errs with probability ",
                        Html.strong(SiText.probability(probability)),
                        "; ",
                        Html.badge(PaperFigures.SENSE_ERROR.status()),
                        " the paper has ",
                        SiText.probability(PaperFigures.SENSE_ERROR),
                        "."));
        List<SenseErrorRate> rates = errors.rates();
        body.table(table(rates))
                .origin(
                        FigureStatus.S,
                        run.origin(
                                ErrorSide.EXPERIMENT,
                                new ErrorSide(rates.get(rates.size() / 2).n(), true).state()));
        int rows = run.campaign().study().geometry().rowsABlock();
        driven(rates, rows).ifPresent(table -> body.paragraph(
                        "Rows of the block that are driven without a product on a bitline, d in number, still move it: their"
                                + " inner nodes share its charge. P by d is read from the same simulations; P above is the mean"
                                + " over d, and tile and network use that of each access.")
                .table(table)
                .origin(FigureStatus.S, run.origin(SamplingBench.COLUMN, SamplingBench.column(0, rows))));
        if (!errors.heldOut().isEmpty()) {
            body.table(heldOut(errors.heldOut()))
                    .origin(
                            FigureStatus.S,
                            run.origin(
                                    HeldOutState.EXPERIMENT,
                                    heldOutState(errors.heldOut().get(0))));
        }
        return new Section("path", "Errors of the whole path", body);
    }

    private static Optional<Table> driven(List<SenseErrorRate> rates, int rows) {
        List<SenseErrorRate> known = rates.stream()
                .filter(rate -> !rate.below().driven().isEmpty()
                        || !rate.above().driven().isEmpty())
                .toList();
        if (known.isEmpty()) {
            return Optional.empty();
        }
        Table table = new Table(
                "P(code wrong | n, d), 95 % intervals (S)", "state", "#d = 0", "#half of the others", "#all others");
        for (SenseErrorRate rate : known) {
            int all = rows - rate.n();
            table.row(BitlineState.name(rate.n()), driven(rate, 0), driven(rate, all / 2), driven(rate, all));
        }
        return Optional.of(table);
    }

    private static Table heldOut(List<SenseErrorFindings.HeldOut> heldOut) {
        Table table = new Table(
                "The same from simulations of their own, with the driven rows in the circuit of one bitline (S)",
                "state",
                "code",
                "#d",
                "#they move it by, mV",
                "#P read at that shift",
                "#P simulated [95 %]",
                "#difference, \u03c3");
        for (SenseErrorFindings.HeldOut one : heldOut) {
            table.row(
                    BitlineState.name(one.n()),
                    one.below() ? "too low" : "too high",
                    Integer.toString(one.driven()),
                    SiText.numbers(SenseErrorFigures.SHIFT.of(one), "mV", 2),
                    SiText.probability(SenseErrorFigures.READ.of(one)),
                    SiText.probability(SenseErrorFigures.SIMULATED.of(one)),
                    SiText.numbers(SenseErrorFigures.DEVIATION.of(one), "", 1));
        }
        return table;
    }

    private static String heldOutState(SenseErrorFindings.HeldOut one) {
        return new HeldOutState(new ErrorSide(one.n(), one.below()), one.driven()).state();
    }

    private static String driven(SenseErrorRate rate, int d) {
        return SiText.probability(SenseErrorFigures.DRIVEN_RATE.of(new SenseErrorFigures.Driven(rate, d)));
    }

    private static Table table(List<SenseErrorRate> rates) {
        List<String> causes = rates.stream()
                .flatMap(rate -> List.of(rate.below(), rate.above()).stream())
                .flatMap(side -> side.shares().keySet().stream())
                .distinct()
                .toList();
        List<String> heads = new ArrayList<>(List.of("state", "code", "#P [95 %]", "#\u03b2 (\u03c3)"));
        causes.forEach(cause -> heads.add("#" + NAMES.getOrDefault(cause, cause)));
        Table table = new Table(
                "P(error) of the whole path, 95 % intervals, and the share of each cause in % (S)",
                heads.toArray(String[]::new));
        for (SenseErrorRate rate : rates) {
            side(table, causes, rate.n(), "too low", rate.below());
            side(table, causes, rate.n(), "too high", rate.above());
        }
        return table;
    }

    private static void side(Table table, List<String> causes, int n, String what, SenseErrorRate.Side side) {
        if (side.probability().simulations() == 0) {
            return;
        }
        List<Object> row = new ArrayList<>(List.of(
                BitlineState.name(n),
                what.replace(' ', '\u00a0'),
                side.isModel() ? "none found" : SiText.probability(SenseErrorFigures.SIDE.of(side)),
                Double.isFinite(side.beta()) ? SiText.numbers(SenseErrorFigures.BETA.of(side), "", 2) : ""));
        causes.forEach(cause -> row.add(
                side.shares().containsKey(cause)
                        ? SiText.fixed(100 * side.shares().get(cause), 1)
                        : ""));
        table.row(row.toArray());
    }
}
