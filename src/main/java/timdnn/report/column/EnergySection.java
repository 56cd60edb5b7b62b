package timdnn.report.column;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import timdnn.characterization.column.ColumnBench;
import timdnn.characterization.column.ColumnFigures;
import timdnn.characterization.column.ColumnFindings.AccessEnergyPoint;
import timdnn.characterization.column.ColumnFindings.ChargeBalance;
import timdnn.characterization.column.ColumnState;
import timdnn.characterization.figure.Figure;
import timdnn.characterization.figure.FigureStatus;
import timdnn.characterization.figure.PaperFigures;
import timdnn.report.page.Html;
import timdnn.report.page.Section;
import timdnn.report.page.SiText;
import timdnn.report.page.Table;
import timdnn.report.run.NetworkEnergy;
import timdnn.report.run.RunFolder;

/** Energy of a column's access, its parts, and what 256 columns make of it. */
@SuppressWarnings("MemberName") // suffixes are units
public final class EnergySection {
    private static final Set<Integer> SHOWN = Set.of(1, 2, 3, 4, 8, 16);

    private EnergySection() {}

    /** The parts of E(n, 0). */
    record Parts(int n, double precharge_J, double wordline_J, double bitline_J, double leakage_J) {}

    /** The figure. */
    record Energies(List<Parts> states) {}

    public static Section of(RunFolder run) {
        Html body = new Html();
        List<AccessEnergyPoint> energy =
                run.campaign().findings().requireColumn().energy();
        List<Parts> single = energy.stream()
                .filter(point -> point.k() == 0)
                .map(point -> new Parts(
                        point.n(), point.precharge_J(), point.wordline_J(), point.bitline_J(), point.leakage_J()))
                .toList();
        if (single.isEmpty()) {
            body.notice("The plan asks for no energy. A section ", Html.code("energy:"), " adds it.");
            return new Section("energy", "Energy of an access", body);
        }
        Parts shown = single.get(Math.min(4, single.size() - 1));
        body.paragraph(
                        "What the supplies deliver to one column over a whole access, from precharge to precharge (",
                        SiText.quantity(energy.get(0).cycle_s(), "s", 3),
                        "), when n cells discharge the bitline and none its complement. Wordline: this column's share of"
                                + " the rows whose cells conduct. ",
                        run.campaign().findings().access().isPresent()
                                ? "Sample and hold, converters and peripheral units are beyond this column: the whole access,"
                                        + " below, adds them."
                                : "ADC and PCU are not part of the circuit.")
                .figure("energy", "Energy of an access by number of conducting cells", new Energies(single))
                .origin(FigureStatus.S, run.origin(ColumnBench.ENERGY, ColumnState.name(shown.n(), 0)));
        mixed(energy, body);
        run.campaign().findings().requireColumn().chargeBalance().ifPresent(balance -> balance(balance, body));
        scaled(run, energy, body);
        return new Section("energy", "Energy of an access", body);
    }

    /** States with both bitlines discharged, which tables build from the single ones. */
    private static void mixed(List<AccessEnergyPoint> energy, Html body) {
        Map<Integer, Double> up = new TreeMap<>();
        Map<Integer, Double> down = new TreeMap<>();
        for (AccessEnergyPoint point : energy) {
            if (point.k() == 0) {
                up.put(point.n(), point.bitline_J());
            }
            if (point.n() == 0) {
                down.put(point.k(), point.bitline_J());
            }
        }
        Table table = new Table(
                "Held-out mixed states: do the bitlines' energies add? E(n,0) + E(0,k) \u2212 E(0,0) (D) against simulation (S)",
                "state",
                "#simulated (fJ)",
                "#sum of parts (fJ)",
                "#difference (%)");
        for (AccessEnergyPoint point : energy) {
            if (point.n() > 0 && point.k() > 0 && up.containsKey(point.n()) && down.containsKey(point.k())) {
                double sum = up.get(point.n()) + down.get(point.k()) - up.getOrDefault(0, 0.0);
                table.row(
                        state(point),
                        SiText.numbers(ColumnFigures.BITLINE.of(point), "fJ", 2),
                        SiText.fixed(sum * 1e15, 2),
                        SiText.fixed(100 * (sum / point.bitline_J() - 1), 2));
            }
        }
        if (!table.isEmpty()) {
            body.table(table);
        }
    }

    private static void balance(ChargeBalance balance, Html body) {
        body.paragraph(
                Html.badge(FigureStatus.S),
                " Charge balance: the charge that the supply brings back agrees with C\u00b7\u0394V within ",
                Html.strong(SiText.figure(ColumnFigures.BALANCE_ERROR.of(balance), "%")),
                " in ",
                String.valueOf(balance.states()),
                " states; the bitline is ",
                SiText.figure(ColumnFigures.CAPACITANCE.of(balance)),
                " over its whole swing. At the end of a cycle a bitline is at most ",
                SiText.figure(ColumnFigures.RESIDUAL.of(balance)),
                " from the supply.");
    }

    private static String paper(Figure energy) {
        return SiText.numbers(energy, "pJ", 2) + "\u00a0pJ";
    }

    /** The paper's figures are for 256 columns: ours times 256 beside them. */
    private static void scaled(RunFolder run, List<AccessEnergyPoint> energy, Html body) {
        int columns = PaperFigures.COLUMNS;
        body.heading("256 columns, beside the paper")
                .paragraph(
                        Html.badge(FigureStatus.U),
                        " The paper's access of 16 \u00d7 256 cells: bitlines ",
                        paper(PaperFigures.BITLINES),
                        ", wordlines ",
                        paper(PaperFigures.WORDLINES),
                        ". ",
                        Html.badge(FigureStatus.D),
                        " A column: ",
                        paper(PaperFigures.BITLINES) + " / 256 = "
                                + SiText.quantity(PaperFigures.BITLINES.estimate() / columns, "J", 3),
                        " and ",
                        paper(PaperFigures.WORDLINES) + " / 256 = "
                                + SiText.quantity(PaperFigures.WORDLINES.estimate() / columns, "J", 3),
                        ". Which n and k the paper assumes is not known, so ours is shown for several.");
        Table table = new Table(
                "Ours \u00d7 256 (D from S): E(column) \u00d7 256 = E(access)",
                "every column in",
                "#bitline (fJ)",
                "#\u00d7 256 (pJ)",
                "#of " + paper(PaperFigures.BITLINES),
                "#wordline (fJ)",
                "#\u00d7 256 (pJ)",
                "#of " + paper(PaperFigures.WORDLINES));
        for (AccessEnergyPoint point : energy) {
            boolean mixed = point.n() > 0 && point.k() > 0;
            boolean single = point.k() == 0 && SHOWN.contains(point.n());
            if (mixed || single) {
                double bitlines = columns * point.bitline_J();
                double wordlines = columns * point.wordline_J();
                table.row(
                        state(point),
                        SiText.numbers(ColumnFigures.BITLINE.of(point), "fJ", 2),
                        SiText.fixed(bitlines * 1e12, 2),
                        SiText.percent(bitlines / PaperFigures.BITLINES.estimate(), 0),
                        SiText.numbers(ColumnFigures.WORDLINE.of(point), "fJ", 2),
                        SiText.fixed(wordlines * 1e12, 2),
                        SiText.percent(wordlines / PaperFigures.WORDLINES.estimate(), 0));
            }
        }
        NetworkEnergy.meanBitline_J(run)
                .ifPresent(mean_J -> table.row(
                        "mean over the network"
                                + (run.table()
                                                .orElseThrow()
                                                .accessEnergy()
                                                .periphery()
                                                .isPresent()
                                        ? ", with hold capacitors"
                                        : ""),
                        SiText.fixed(mean_J * 1e15, 2),
                        SiText.fixed(columns * mean_J * 1e12, 2),
                        SiText.percent(columns * mean_J / PaperFigures.BITLINES.estimate(), 0),
                        "",
                        "",
                        ""));
        body.table(table);
    }

    private static String state(AccessEnergyPoint point) {
        return ("n = " + point.n() + ", k = " + point.k()).replace(' ', '\u00a0');
    }
}
