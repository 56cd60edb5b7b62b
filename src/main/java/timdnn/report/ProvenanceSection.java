package timdnn.report;

import java.util.LinkedHashMap;
import java.util.Map;
import timdnn.lut.store.LutFile;
import timdnn.report.page.Html;
import timdnn.report.page.Section;
import timdnn.report.page.SiText;
import timdnn.report.page.Table;
import timdnn.report.run.CampaignFacts;
import timdnn.report.run.RunFolder;

/** What it takes to get the page's numbers again. */
final class ProvenanceSection {
    private ProvenanceSection() {}

    static Section of(RunFolder run) {
        CampaignFacts campaign = run.campaign();
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("Folder", Html.code(run.folder()));
        facts.put("Simulator", "ngspice " + campaign.ngspice());
        facts.put("Seed of all draws", String.valueOf(campaign.study().seed()));
        facts.put("Plan, SHA-256", Html.code(campaign.planSha256()));
        run.table().ifPresent(table -> facts.put("Table, checksum", Html.code(LutFile.checksum(table))));
        run.iid().ifPresent(file -> facts.put("Seed of sensing errors", String.valueOf(file.seed())));
        facts.put("Figures drawn by", "Apache ECharts 5.3.1, part of this page");
        Html body = new Html()
                .paragraph(
                        "The same plan, netlists, seed and simulator give the same numbers, on any number of workers.")
                .facts(facts)
                .collapsed("Plan as it was run", campaign.planText());
        Table outcomes = new Table("Simulations by experiment and outcome", "experiment", "outcome", "#simulations");
        campaign.outcomes()
                .forEach((experiment, counts) ->
                        counts.forEach((outcome, count) -> outcomes.row(experiment, outcome, SiText.count(count))));
        body.collapsed("Simulations by outcome", outcomes);
        Table netlists = new Table("SHA-256 of every simulated circuit", "experiment", "state", "netlist");
        campaign.netlists()
                .forEach((experiment, states) ->
                        states.forEach((state, hash) -> netlists.row(experiment, state, Html.code(hash))));
        body.collapsed("Netlists", netlists);
        run.table().ifPresent(table -> {
            Table origin = new Table("Origin of the table, as its file says", "field", "value");
            origin.row("name", table.name());
            origin.row("corner", table.condition().toString());
            origin.row("cell", table.provenance().cell());
            table.provenance().origin().forEach((field, value) -> origin.row(field, Html.code(value)));
            body.collapsed("Table", origin);
        });
        return new Section("provenance", "Provenance", body);
    }
}
