package timdnn.chip.comparison;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import timdnn.chip.Claim;
import timdnn.chip.Claim.Alternative;
import timdnn.chip.Expression;

/**
 * The claims against the near-memory baseline from runs of networks: the smallest and the largest ratio over them, at the
 * paper's 60 tiles, one inference a run, with what the baseline saves and the time of its rows as simulated; every other way of
 * comparing, and every network, as alternatives.
 */
final class NetworkClaims {
    private static final int WAYS = Comparison.ALL.size();

    private final Map<String, List<ComparisonRow>> networks;
    private final List<String> notes;

    /**
     * Claims from comparisons.
     *
     * @param networks rows in the order of {@link Comparison#ALL}, by network
     * @param notes what limits them
     */
    NetworkClaims(Map<String, List<ComparisonRow>> networks, List<String> notes) {
        this.networks = networks;
        this.notes = List.copyOf(notes);
    }

    Claim lowest(Claim closed, Function<ComparisonRow, Expression> ratio, String what) {
        return claim(closed, ratio, Comparator.naturalOrder(), "smallest " + what);
    }

    Claim highest(Claim closed, Function<ComparisonRow, Expression> ratio, String what) {
        return claim(closed, ratio, Comparator.reverseOrder(), "largest " + what);
    }

    private Claim claim(
            Claim closed, Function<ComparisonRow, Expression> ratio, Comparator<Double> order, String what) {
        List<Alternative> alternatives = new ArrayList<>();
        for (int way = 1; way < WAYS; way++) {
            Setting setting = Comparison.ALL.get(way);
            alternatives.add(new Alternative(said(setting), first(way, ratio, order)));
        }
        networks.forEach(
                (network, rows) -> alternatives.add(new Alternative("network " + network, ratio.apply(rows.get(0)))));
        alternatives.add(new Alternative("closed form, a product of one block", closed.expression()));
        closed.alternatives()
                .forEach(each -> alternatives.add(new Alternative("closed form: " + each.choice(), each.expression())));
        List<String> all = new ArrayList<>(closed.notes());
        all.addAll(notes);
        return new Claim(
                closed.name(),
                "",
                closed.paper(),
                first(0, ratio, order),
                1,
                what + " over " + networks.size() + " networks: " + said(Comparison.ALL.get(0)),
                alternatives,
                all);
    }

    private Expression first(int way, Function<ComparisonRow, Expression> ratio, Comparator<Double> order) {
        return networks.values().stream()
                .map(rows -> ratio.apply(rows.get(way)))
                .min(Comparator.comparing(Expression::nominal, order))
                .orElseThrow();
    }

    private static String said(Setting setting) {
        return setting.against() + ", " + (setting.saves() ? "all savings" : "no savings") + ", rows "
                + (setting.rowCycle() == timdnn.chip.design.Tiles.RowCycle.SIMULATED ? "simulated" : "1.70 ns") + ", "
                + setting.memory().word();
    }
}
