package timdnn.characterization.column;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import timdnn.harness.result.Waveform;

class StrobeSearchTest {
    /** State n discharges exponentially with a rate proportional to n: V = exp(-n t / tau), tau = 1 ns. */
    private static List<Waveform> states() {
        List<Waveform> states = new ArrayList<>();
        for (int n = 0; n <= 8; n++) {
            double[] time = new double[1001];
            double[] value = new double[1001];
            for (int i = 0; i <= 1000; i++) {
                time[i] = i * 1e-12;
                value[i] = Math.exp(-n * time[i] / 1e-9);
            }
            states.add(new Waveform(time, value));
        }
        return states;
    }

    @Test
    void theEarliestTimeThatReachesTheTargetIsFound() {
        // (1 - exp(-7 t)) / 7 = 0.1  ->  t = -ln(0.3) / 7 ns
        StrobeSearch.Found found = StrobeSearch.find(states(), 0, 7, 0, 0.1);
        assertThat(found.reach()).isEqualTo(StrobeReach.REACHED);
        assertThat(found.time_s()).isCloseTo(-Math.log(0.3) / 7 * 1e-9, within(1e-14));
    }

    @Test
    void anUnreachableTargetGivesTheLargestMargin() {
        // Between S1 and S2 the margin exp(-t) - exp(-2t) is largest at ln 2, where it is 0.25.
        StrobeSearch.Found found = StrobeSearch.find(states(), 1, 2, 0, 0.9);
        assertThat(found.reach()).isEqualTo(StrobeReach.LARGEST);
        assertThat(found.margin_V()).isCloseTo(0.25, within(1e-6));
        assertThat(found.time_s()).isCloseTo(Math.log(2) * 1e-9, within(2e-12));
    }

    /** Waveforms of 0.5 ns: the margin between S1 and S2 would be largest at 0.69 ns. */
    @Test
    void aMarginThatStillRisesAtTheEndIsToldFromAMaximum() {
        List<Waveform> cut = states().stream()
                .map(state -> new Waveform(
                        java.util.Arrays.copyOf(state.time(), 501), java.util.Arrays.copyOf(state.values(), 501)))
                .toList();
        StrobeSearch.Found found = StrobeSearch.find(cut, 1, 2, 0, 0.9);
        assertThat(found.reach()).isEqualTo(StrobeReach.END_OF_WAVEFORMS);
        assertThat(found.time_s()).isCloseTo(0.5e-9, within(1e-15));
    }
}
