package timdnn.report.column;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import timdnn.characterization.column.CellState;
import timdnn.characterization.column.ColumnBench;
import timdnn.characterization.column.ColumnFigures;
import timdnn.characterization.column.ColumnFindings.Product;
import timdnn.characterization.column.ColumnFindings.Write;
import timdnn.characterization.figure.FigureStatus;
import timdnn.characterization.study.ConditionFindings;
import timdnn.report.page.Html;
import timdnn.report.page.Section;
import timdnn.report.page.SiText;
import timdnn.report.page.Table;
import timdnn.report.run.RunFolder;

/** Does the cell multiply and store? Every product and every write, the cells side by side. */
public final class ChecksSection {
    private ChecksSection() {}

    public static Section of(RunFolder run) {
        ConditionFindings findings = run.campaign().findings();
        Html body = new Html();
        if (findings.requireColumn().truthTable().isEmpty()) {
            body.notice("The plan asks for no checks of cells. A section ", Html.code("checks:"), " adds them.");
            return new Section("checks", "Products and writes", body);
        }
        long products = findings.requireColumn().truthTable().stream()
                .filter(Product::right)
                .count();
        long writes =
                findings.requireColumn().writing().stream().filter(Write::right).count();
        body.paragraph(
                        Html.strong(products + " of "
                                + findings.requireColumn().truthTable().size()),
                        " products and ",
                        Html.strong(writes + " of "
                                + findings.requireColumn().writing().size()),
                        " writes are right. A product is right if its bitline, and no other, falls by more than half the"
                                + " first margin; a bitline that should stay must fall by less than a quarter. A write is right"
                                + " if every storage node ends within a tenth of the supply of where it belongs.")
                .table(products(findings.requireColumn().truthTable()))
                .origin(
                        FigureStatus.S,
                        run.origin(
                                ColumnBench.TRUTH_TABLE,
                                findings.requireColumn().truthTable().get(0).name()));
        if (!findings.requireColumn().writing().isEmpty()) {
            body.table(writes(findings.requireColumn().writing()))
                    .origin(
                            FigureStatus.S,
                            run.origin(
                                    ColumnBench.WRITE,
                                    findings.requireColumn().writing().get(0).name()));
        }
        return new Section("checks", "Products and writes", body);
    }

    private static Table products(List<Product> products) {
        return table(
                "The nine products, one active cell on the full column (S)",
                List.of("#weight", "#input"),
                cell -> List.of("#" + cell + ": fall of BL (mV)", "#fall of BLB (mV)", "verdict"),
                byCell(products, Product::name),
                product -> List.of(
                        SiText.numbers(ColumnFigures.DROP.of(product), "mV", 2),
                        SiText.numbers(ColumnFigures.DROP_B.of(product), "mV", 2),
                        Html.verdict(product.right())));
    }

    private static Table writes(List<Write> writes) {
        return table(
                "Every weight written over every weight (S)",
                List.of("#old", "#new"),
                cell -> List.of("#" + cell + ": lowest high node (mV)", "#highest low node (mV)", "verdict"),
                byCell(writes, Write::name),
                write -> List.of(
                        SiText.numbers(ColumnFigures.LOWEST.of(write), "mV", 1),
                        SiText.numbers(ColumnFigures.HIGHEST.of(write), "mV", 1),
                        Html.verdict(write.right())));
    }

    /** Weight and input, or weight before and after. */
    private record Factors(int first, int second) {}

    private static <T> Map<String, Map<Factors, T>> byCell(List<T> all, Function<T, String> name) {
        Map<String, Map<Factors, T>> byCell = new LinkedHashMap<>();
        for (T one : all) {
            CellState state = CellState.parse(name.apply(one));
            byCell.computeIfAbsent(state.cell(), cell -> new LinkedHashMap<>())
                    .put(new Factors(state.first(), state.second()), one);
        }
        return byCell;
    }

    /** A row for each pair of factors, the cells side by side. */
    private static <T> Table table(
            String caption,
            List<String> factorHeads,
            Function<String, List<String>> cellHeads,
            Map<String, Map<Factors, T>> byCell,
            Function<T, List<Object>> shown) {
        List<String> heads = new ArrayList<>(factorHeads);
        byCell.keySet().forEach(cell -> heads.addAll(cellHeads.apply(cell)));
        Table table = new Table(caption, heads.toArray(String[]::new));
        Set<Factors> all = new LinkedHashSet<>();
        byCell.values().forEach(one -> all.addAll(one.keySet()));
        for (Factors factors : all) {
            List<Object> row = new ArrayList<>(List.of(signed(factors.first()), signed(factors.second())));
            byCell.values()
                    .forEach(one -> row.addAll(
                            one.containsKey(factors)
                                    ? shown.apply(one.get(factors))
                                    : List.of("", "", "not simulated")));
            table.row(row.toArray());
        }
        return table;
    }

    private static String signed(int factor) {
        return (factor > 0 ? "+" : "") + SiText.fixed(factor, 0);
    }
}
