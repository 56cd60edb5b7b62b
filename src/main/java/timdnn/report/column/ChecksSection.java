package timdnn.report.column;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
                                "truth-table",
                                findings.requireColumn().truthTable().get(0).name()));
        if (!findings.requireColumn().writing().isEmpty()) {
            body.table(writes(findings.requireColumn().writing()))
                    .origin(
                            FigureStatus.S,
                            run.origin(
                                    "write",
                                    findings.requireColumn().writing().get(0).name()));
        }
        return new Section("checks", "Products and writes", body);
    }

    private static Table products(List<Product> products) {
        Map<String, Map<String, Product>> byCell = new LinkedHashMap<>();
        for (Product product : products) {
            byCell.computeIfAbsent(cell(product.name()), cell -> new LinkedHashMap<>())
                    .put(rest(product.name()), product);
        }
        List<String> heads = new ArrayList<>(List.of("#weight", "#input"));
        for (String cell : byCell.keySet()) {
            heads.addAll(List.of("#" + cell + ": fall of BL (mV)", "#fall of BLB (mV)", "verdict"));
        }
        Table table =
                new Table("The nine products, one active cell on the full column (S)", heads.toArray(String[]::new));
        for (String state : states(byCell)) {
            String[] factors = state.split(" ", -1);
            List<Object> row =
                    new ArrayList<>(List.of(signed(factors[0].substring(1)), signed(factors[1].substring(1))));
            for (Map<String, Product> cell : byCell.values()) {
                Product product = cell.get(state);
                row.addAll(
                        product == null
                                ? List.of("", "", "not simulated")
                                : List.of(
                                        SiText.fixed(product.drop_V() * 1e3, 2),
                                        SiText.fixed(product.dropB_V() * 1e3, 2),
                                        Html.verdict(product.right())));
            }
            table.row(row.toArray());
        }
        return table;
    }

    private static Table writes(List<Write> writes) {
        Map<String, Map<String, Write>> byCell = new LinkedHashMap<>();
        for (Write write : writes) {
            byCell.computeIfAbsent(cell(write.name()), cell -> new LinkedHashMap<>())
                    .put(rest(write.name()), write);
        }
        List<String> heads = new ArrayList<>(List.of("#old", "#new"));
        for (String cell : byCell.keySet()) {
            heads.addAll(List.of("#" + cell + ": lowest high node (mV)", "#highest low node (mV)", "verdict"));
        }
        Table table = new Table("Every weight written over every weight (S)", heads.toArray(String[]::new));
        for (String state : states(byCell)) {
            String[] weights = state.split(" to ", -1);
            List<Object> row = new ArrayList<>(List.of(signed(weights[0]), signed(weights[1])));
            for (Map<String, Write> cell : byCell.values()) {
                Write write = cell.get(state);
                row.addAll(
                        write == null
                                ? List.of("", "", "not simulated")
                                : List.of(
                                        SiText.fixed(write.lowest_V() * 1e3, 1),
                                        SiText.fixed(write.highest_V() * 1e3, 1),
                                        Html.verdict(write.right())));
            }
            table.row(row.toArray());
        }
        return table;
    }

    private static List<String> states(Map<String, ? extends Map<String, ?>> byCell) {
        return byCell.values().stream()
                .flatMap(states -> states.keySet().stream())
                .distinct()
                .toList();
    }

    private static String cell(String name) {
        return name.substring(0, name.indexOf(' '));
    }

    private static String rest(String name) {
        return name.substring(name.indexOf(' ') + 1);
    }

    private static String signed(String factor) {
        return factor.replace("-", "\u2212");
    }
}
