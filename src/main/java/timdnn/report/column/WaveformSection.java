package timdnn.report.column;

import java.util.ArrayList;
import java.util.List;
import timdnn.characterization.column.BitlineState;
import timdnn.characterization.column.ColumnBench;
import timdnn.characterization.figure.FigureStatus;
import timdnn.harness.result.Waveform;
import timdnn.report.page.Html;
import timdnn.report.page.Section;
import timdnn.report.page.SiText;
import timdnn.report.run.CampaignFacts;
import timdnn.report.run.RunFolder;

/** The bitline after the wordlines' edge, state by state. */
@SuppressWarnings("MemberName") // suffixes are units
public final class WaveformSection {
    /** Beyond this state the bitline saturates. */
    static final int LAST_STATE = 10;

    private WaveformSection() {}

    /** A bitline: {@code points[index] = {time after the edge in s, voltage in V}}. */
    record Trace(int n, List<double[]> points) {}

    /** The figure. */
    record Traces(double strobe_s, double vdd_V, List<Trace> states) {}

    public static Section of(RunFolder run) {
        CampaignFacts campaign = run.campaign();
        List<Trace> traces = new ArrayList<>();
        int last = Math.min(LAST_STATE, campaign.study().geometry().rowsABlock());
        for (int n = 0; n <= last; n++) {
            traces.add(new Trace(n, points(campaign.waveforms().get(n), campaign.wordlineEdge_s())));
        }
        double strobe = campaign.findings().requireColumn().strobe_s();
        Html body = new Html()
                .paragraph(
                        "One column of " + campaign.study().geometry().rowsABlock()
                                + " driven cells, of which n discharge the bitline (state S",
                        Html.strong("n"),
                        "). Time counts from the wordline drivers' edge, which is at ",
                        SiText.quantity(campaign.wordlineEdge_s(), "s", 3),
                        " on the simulator's axis. The dashed line is the strobe, ",
                        SiText.quantity(strobe, "s", 4),
                        " after the edge: the earliest time at which the mean margin comes closest to the plan's target.")
                .figure(
                        "waveforms",
                        "Bitline voltage against time for S0 to " + BitlineState.name(last),
                        new Traces(strobe, campaign.study().corner().vdd_V(), traces))
                .origin(FigureStatus.S, run.origin(ColumnBench.WAVEFORM, BitlineState.name(4)));
        return new Section("waveforms", "Bitline discharge", body);
    }

    static List<double[]> points(Waveform waveform, double edge_s) {
        double[] time = waveform.time();
        double[] value = waveform.values();
        List<double[]> points = new ArrayList<>();
        for (int index = 0; index < time.length; index++) {
            points.add(new double[] {rounded(time[index] - edge_s, 1e15), rounded(value[index], 1e6)});
        }
        return points;
    }

    /** Femtoseconds and microvolts are more than a figure shows; full digits would double the page. */
    private static double rounded(double value, double perUnit) {
        return Math.rint(value * perUnit) / perUnit;
    }
}
