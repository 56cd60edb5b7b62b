package timdnn.report.plot;

import java.util.List;
import timdnn.characterization.study.SweepPoint;

/**
 * A condition of a swept study as a dot of a figure.
 *
 * @param condition its name
 * @param energy_J energy of an access of S4, one column, in J
 * @param sigmas smallest half-margin over its state's σ
 * @param low lower end of that ratio's 95 % interval
 * @param high upper end
 * @param state number of conducting cells in that state
 * @param vdd_V supply in V
 * @param strobe_s strobe in s after the wordlines' edge
 * @param time_s strobe, gap and precharge in s
 * @param pareto whether it is on the front in half-margin, energy and time
 */
@SuppressWarnings("MemberName") // suffixes are units
public record ConditionDot(
        String condition,
        double energy_J,
        double sigmas,
        double low,
        double high,
        int state,
        double vdd_V,
        double strobe_s,
        double time_s,
        boolean pareto) {
    /** A dot for each condition that has both mismatch and energy. */
    public static List<ConditionDot> of(List<SweepPoint> points) {
        return points.stream()
                .filter(point -> point.margin().isPresent() && point.access().isPresent())
                .map(point -> {
                    SweepPoint.Margin margin = point.margin().get();
                    return new ConditionDot(
                            point.condition(),
                            point.access().get().total_J(),
                            margin.sigmas().estimate(),
                            margin.sigmas().low(),
                            margin.sigmas().high(),
                            margin.n(),
                            point.vdd_V(),
                            point.column().strobe_s(),
                            point.time_s(),
                            point.pareto());
                })
                .toList();
    }
}
