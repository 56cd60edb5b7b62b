package timdnn.report.circuit;

import java.util.LinkedHashMap;
import java.util.Map;
import timdnn.characterization.figure.Figure;
import timdnn.characterization.figure.FigureStatus;
import timdnn.characterization.sram.SramFigures;
import timdnn.characterization.sram.SramFindings;
import timdnn.characterization.sram.SramStudy;
import timdnn.report.page.Html;
import timdnn.report.page.Section;
import timdnn.report.page.SiText;
import timdnn.report.page.Table;
import timdnn.report.run.RunFolder;

/** The 6T array of the near-memory baseline: reads, writes and the read static noise margin. */
@SuppressWarnings("MemberName") // suffixes are units
public final class SramSection {
    private SramSection() {}

    public static Section of(RunFolder run, SramFindings sram) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("Row read", both(SramFigures.READ_ENERGY.of(sram), SramFigures.READ_TIME.of(sram)));
        facts.put("Row written", both(SramFigures.WRITE_ENERGY.of(sram), SramFigures.WRITE_TIME.of(sram)));
        facts.put("Cycle", SiText.figure(SramFigures.CYCLE.of(sram)));
        facts.put("Leakage of the array", SiText.figure(SramFigures.LEAKAGE.of(sram)));
        facts.put("Differential when sensed", SiText.figure(SramFigures.DIFFERENTIAL.of(sram)));
        facts.put("Bitline", SiText.figure(SramFigures.CAPACITANCE.of(sram)));
        facts.put("Bitlines restored within", SiText.figure(SramFigures.RESTORED.of(sram)));
        facts.put("Reads", Html.verdict(sram.readsRight()));
        facts.put("Writes", Html.verdict(sram.writesRight()));
        Html body = new Html()
                .paragraph(sram.rows() + " rows and " + sram.columns()
                        + " columns, read and written a row at a time. One column is"
                        + " simulated with its shares of wordline and drivers; a row costs " + sram.columns()
                        + " of it. Half of the bits read are 1, and every written bit changes. Decoder and clock are"
                        + " not part of it.")
                .facts(facts)
                .table(parts(sram))
                .paragraph(
                        "The parts sum to the charge of the common supply within ",
                        SiText.probability(sram.closure()),
                        ", and the bitline\u2019s charge balances within ",
                        SiText.percent(Math.abs(sram.balance()), 2),
                        ".")
                .origin(FigureStatus.S, run.origin(SramStudy.IDLE.experiment(), SramStudy.IDLE.state()));
        margin(run, sram.margin(), body);
        return new Section("sram", "6T array", body);
    }

    private static void margin(RunFolder run, SramFindings.Margin margin, Html body) {
        Table table = new Table(
                "Read static noise margin, 95 % intervals (S)",
                "#without mismatch (mV)",
                "#mean (mV)",
                "#\u03c3 (mV)",
                "#mean / \u03c3",
                "#of one side",
                "#cells",
                "#flip",
                "#failed");
        table.row(
                SiText.numbers(SramFigures.NOMINAL.of(margin), "mV", 1),
                SiText.numbers(SramFigures.MEAN.of(margin), "mV", 1),
                SiText.numbers(SramFigures.SIGMA.of(margin), "mV", 1),
                margin.sigmas().isPresent() ? SiText.numbers(SramFigures.SIGMAS.of(margin), "", 1) : "",
                margin.sideSigmas().isPresent() ? SiText.numbers(SramFigures.SIDE_SIGMAS.of(margin), "", 1) : "",
                SiText.count(margin.mean_V().simulations()),
                String.valueOf(margin.flips()),
                String.valueOf(margin.failed()));
        body.table(table).origin(FigureStatus.S, run.origin(SramStudy.MARGIN.experiment(), SramStudy.MARGIN.state()));
    }

    private static String both(Figure energy, Figure time) {
        return SiText.figure(energy) + ", " + (Double.isFinite(time.estimate()) ? SiText.figure(time) : "never");
    }

    private static Table parts(SramFindings sram) {
        Table table = new Table("Energy of a row of the array (D from S)", "part", "#read (pJ)", "#write (pJ)");
        sram.parts()
                .forEach(part -> table.row(
                        part.name(),
                        SiText.numbers(SramFigures.PART_READ.of(part), "pJ", 3),
                        SiText.numbers(SramFigures.PART_WRITE.of(part), "pJ", 3)));
        return table.row(
                "all",
                SiText.numbers(SramFigures.READ_ENERGY.of(sram), "pJ", 3),
                SiText.numbers(SramFigures.WRITE_ENERGY.of(sram), "pJ", 3));
    }
}
