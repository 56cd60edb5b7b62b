package timdnn.report;

import timdnn.characterization.campaign.ColumnFindings;
import timdnn.characterization.campaign.ColumnFindings.Product;
import timdnn.characterization.campaign.ColumnFindings.Write;

/** Does the cell multiply and store? Every product and every write. */
final class ChecksSection {
    private ChecksSection() {}

    static Section of(RunFolder run) {
        ColumnFindings findings = run.campaign().findings();
        Html body = new Html();
        if (findings.truthTable().isEmpty()) {
            body.notice("The plan asks for no checks of cells. A section ", Html.code("checks:"), " adds them.");
            return new Section("checks", "Products and writes", body);
        }
        long products = findings.truthTable().stream().filter(Product::right).count();
        long writes = findings.writing().stream().filter(Write::right).count();
        body.paragraph(
                Html.strong(products + " of " + findings.truthTable().size()),
                " products and ",
                Html.strong(writes + " of " + findings.writing().size()),
                " writes are right. A product is right if its bitline, and no other, falls by more than half the first"
                        + " margin; a bitline that should stay must fall by less than a quarter. A write is right if every"
                        + " storage node ends within a tenth of the supply of where it belongs.");
        Table table = new Table(
                "Nine products by cell, one active cell on the full column (S)",
                "cell",
                "weight",
                "input",
                "#fall of BL (mV)",
                "#fall of BLB (mV)",
                "verdict");
        for (Product product : findings.truthTable()) {
            String[] words = product.name().split(" ", -1);
            table.row(
                    words[0],
                    SiText.fixed(Double.parseDouble(words[1].substring(1)), 0),
                    SiText.fixed(Double.parseDouble(words[2].substring(1)), 0),
                    SiText.fixed(product.drop_V() * 1e3, 2),
                    SiText.fixed(product.dropB_V() * 1e3, 2),
                    Html.verdict(product.right()));
        }
        body.table(table)
                .origin(
                        Status.S,
                        run.origin("truth-table", findings.truthTable().get(0).name()));
        if (!findings.writing().isEmpty()) {
            Table writing = new Table(
                    "Every weight written over every weight (S)",
                    "cell, old to new",
                    "#lowest high node (mV)",
                    "#highest low node (mV)",
                    "verdict");
            for (Write write : findings.writing()) {
                writing.row(
                        write.name().replace(" -1", " \u22121"),
                        SiText.fixed(write.lowest_V() * 1e3, 1),
                        SiText.fixed(write.highest_V() * 1e3, 1),
                        Html.verdict(write.right()));
            }
            body.table(writing)
                    .origin(
                            Status.S,
                            run.origin("write", findings.writing().get(0).name()));
        }
        return new Section("checks", "Products and writes", body);
    }
}
