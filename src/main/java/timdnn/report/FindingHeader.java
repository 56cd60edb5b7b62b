package timdnn.report;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import timdnn.characterization.column.BitlineState;
import timdnn.characterization.column.ColumnFigures;
import timdnn.characterization.column.ColumnFindings;
import timdnn.characterization.column.ColumnFindings.SenseState;
import timdnn.characterization.figure.FigureStatus;
import timdnn.report.column.ErrorRateSection;
import timdnn.report.declared.DeclaredFinding;
import timdnn.report.network.NetworkSection;
import timdnn.report.page.Html;
import timdnn.report.page.Origin;
import timdnn.report.page.SiText;
import timdnn.report.run.CampaignFacts;
import timdnn.report.run.NetworkFile;
import timdnn.report.run.RunFolder;

/** The top of the page: the finding in a sentence, and what it rests on. */
final class FindingHeader {
    private FindingHeader() {}

    static Html of(RunFolder run) {
        CampaignFacts campaign = run.campaign();
        Html header = new Html().lead(Html.badge(FigureStatus.S), " ", finding(run));
        if (!campaign.complete()) {
            header.notice(
                    "This campaign is not complete: the page shows what there is. Start characterize again to go on.");
        }
        if (campaign.study().isThin()) {
            header.notice(
                    "This campaign is thin: every stage ran at its smallest. Nominal figures are those of the whole "
                            + "plan; spreads and error rates say nothing.");
        }
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("Study", campaign.study().name());
        if (campaign.study().declared().isPresent()) {
            facts.put("Condition", campaign.study().condition());
        } else {
            facts.put(
                    "Cell, models",
                    campaign.study().circuit().cell() + ", "
                            + campaign.study().circuit().models());
            facts.put("Corner", corner(campaign));
        }
        campaign.findings()
                .column()
                .ifPresent(column -> facts.put(
                        "Strobe",
                        SiText.numbers(ColumnFigures.STROBE.of(column), "ps", 1) + "\u00a0ps after the edge"));
        facts.put("Simulations", SiText.count(campaign.simulations()) + ", " + campaign.failed() + " failed");
        facts.put("Simulator", "ngspice " + campaign.ngspice());
        facts.put("Seed", String.valueOf(campaign.study().seed()));
        facts.put("Plan", Html.code(Origin.shortened(campaign.planSha256())));
        return header.facts(facts);
    }

    static String corner(CampaignFacts campaign) {
        return String.format(
                Locale.ROOT,
                "%s, %s, %s \u00b0C",
                campaign.study().corner().process(),
                BigDecimal.valueOf(campaign.study().corner().vdd_V())
                                .stripTrailingZeros()
                                .toPlainString()
                        + "\u00a0V",
                SiText.fixed(campaign.study().corner().celsius(), 0));
    }

    static String finding(RunFolder run) {
        if (run.exact().isEmpty() || run.iid().isEmpty()) {
            return run.campaign()
                    .findings()
                    .column()
                    .map(FindingHeader::circuit)
                    .or(() -> run.campaign().findings().circuit().map(DeclaredFinding::of))
                    .orElse("This study has no column of ternary cells; its circuits stand for themselves.");
        }
        NetworkFile exact = run.exact().get();
        NetworkFile iid = run.iid().get();
        String sentence = "With the sensing errors of the simulated column, " + iid.model() + " reaches "
                + NetworkSection.accuracy(iid) + " on " + iid.dataset() + " against " + NetworkSection.accuracy(exact)
                + " without errors"
                + iid.difference()
                        .map(effect -> ": " + NetworkSection.effect(effect))
                        .orElse("");
        return sentence
                + iid.sense()
                        .map(sense -> "; a conversion errs with probability " + NetworkSection.rate(sense)
                                + ", and " + (sense.wholeAccesses() ? "whole accesses" : "the columns") + " take "
                                + SiText.figure(sense.energyPerInference()) + " an inference")
                        .orElse("")
                + ". Intervals are 95 %.";
    }

    private static String margin(ColumnFindings column, int n) {
        return SiText.figure(ColumnFigures.MARGIN.of(new ColumnFigures.Neighbours(column, n)));
    }

    private static String circuit(ColumnFindings column) {
        int last = column.largestCount() - 1;
        String margins = "At the strobe, neighbouring states of the column are "
                + margin(column, 0) + " (S0) to "
                + margin(column, last) + " (" + BitlineState.name(last) + ") apart";
        int wrong = column.states().stream().mapToInt(ErrorRateSection::wrong).sum();
        int all = column.states().stream()
                .mapToInt(state -> state.bitline_V().size())
                .sum();
        int largest = column.states().stream().mapToInt(SenseState::n).max().orElse(0);
        return margins
                + (all == 0
                        ? "."
                        : "; over mismatch, " + SiText.count(wrong) + " of " + SiText.count(all)
                                + " simulated columns in S0\u2013" + BitlineState.name(largest) + " are read wrong.");
    }
}
