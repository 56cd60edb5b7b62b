package timdnn.report;

import java.util.LinkedHashMap;
import java.util.Map;
import timdnn.characterization.sram.SramBench;
import timdnn.characterization.sram.SramFindings;

/** The 6T array of the near-memory baseline: reads, writes and the read static noise margin. */
@SuppressWarnings("MemberName") // suffixes are units
final class SramSection {
    private SramSection() {}

    static Section of(RunFolder run, SramFindings sram) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("Row read", energy(sram.readEnergy_J()) + ", " + time(sram.readTime_s()));
        facts.put("Row written", energy(sram.writeEnergy_J()) + ", " + time(sram.writeTime_s()));
        facts.put("Cycle", time(sram.cycle_s()));
        facts.put("Leakage of the array", SiText.quantity(sram.leakage_W(), "W", 3));
        facts.put("Differential when sensed", SiText.quantity(sram.differential_V(), "V", 3));
        facts.put("Bitline", SiText.quantity(sram.capacitance_F(), "F", 3));
        facts.put("Bitlines restored within", SiText.quantity(sram.restored_V(), "V", 2));
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
                .origin(Status.S, run.origin(SramBench.READ, SramBench.IDLE));
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
                SiText.fixed(margin.nominal_V() * 1e3, 1),
                bounds(margin.mean_V(), 1e3),
                bounds(margin.sigma_V(), 1e3),
                margin.sigmas().map(sigmas -> bounds(sigmas, 1)).orElse(""),
                margin.sideSigmas().map(sigmas -> bounds(sigmas, 1)).orElse(""),
                SiText.count(margin.mean_V().simulations()),
                String.valueOf(margin.flips()),
                String.valueOf(margin.failed()));
        body.table(table).origin(Status.S, run.origin(SramBench.SNM, SramBench.MISMATCH));
    }

    private static String bounds(timdnn.characterization.statistics.Estimate estimate, double perUnit) {
        return SiText.fixed(estimate.estimate() * perUnit, estimate.low() * perUnit, estimate.high() * perUnit, 2);
    }

    private static String energy(double energy_J) {
        return SiText.quantity(energy_J, "J", 3);
    }

    private static String time(double time_s) {
        return Double.isFinite(time_s) ? SiText.quantity(time_s, "s", 3) : "never";
    }

    private static Table parts(SramFindings sram) {
        Table table = new Table("Energy of a row of the array (D from S)", "part", "#read (pJ)", "#write (pJ)");
        sram.parts()
                .forEach(part -> table.row(
                        part.name(), SiText.fixed(part.read_J() * 1e12, 3), SiText.fixed(part.write_J() * 1e12, 3)));
        return table.row(
                "all", SiText.fixed(sram.readEnergy_J() * 1e12, 3), SiText.fixed(sram.writeEnergy_J() * 1e12, 3));
    }
}
