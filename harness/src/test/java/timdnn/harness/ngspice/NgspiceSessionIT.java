package timdnn.harness.ngspice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import timdnn.harness.netlist.Alteration;
import timdnn.harness.netlist.Analysis;
import timdnn.harness.result.SimulationOutcome;
import timdnn.harness.result.SimulationOutcome.Completed;
import timdnn.harness.result.SimulationOutcome.Failed;
import timdnn.harness.result.SimulationOutcome.FailureKind;
import timdnn.harness.result.Waveform;

class NgspiceSessionIT {
    private static final List<String> RC =
            List.of("rc discharge", ".param r=1k", "r1 a 0 {r}", "c1 a 0 1n ic=1", ".ic v(a)=1");

    private final NgspiceSession session = NgspiceSession.open();

    @Test
    void rcDischargeMatchesTheClosedFormWithinTenMicrovolts() {
        assertThat(session.load(RC)).isEmpty();
        Waveform v = completed(session.run(List.of(), new Analysis.Tran(1e-9, 2e-6, 1e-9).command(), List.of("v(a)")));
        for (double t = 0.1e-6; t < 2e-6; t += 0.1e-6) {
            assertThat(v.valueAt(t)).isCloseTo(Math.exp(-t / 1e-6), org.assertj.core.data.Offset.offset(1e-5));
        }
    }

    @Test
    void alteringAnInstanceActsAtTheNextAnalysisAndIsExactToReturn() {
        assertThat(session.load(RC)).isEmpty();
        String tran = new Analysis.Tran(1e-9, 2e-6, 1e-8).command();
        double before = completed(session.run(List.of(), tran, List.of("v(a)"))).valueAt(1e-6);
        double during = completed(session.run(List.of(new Alteration("r1", "resistance", 2e3)), tran, List.of("v(a)")))
                .valueAt(1e-6);
        double after = completed(session.run(List.of(new Alteration("r1", "resistance", 1e3)), tran, List.of("v(a)")))
                .valueAt(1e-6);
        assertThat(during).isGreaterThan(before + 0.2);
        assertThat(after).isEqualTo(before);
    }

    @Test
    void anOldCircuitNeverAnswersForARejectedOne() {
        assertThat(session.load(RC)).isEmpty();
        assertThat(session.load(List.of("bad", "v1 a 0 1", "x1 a 0 nosuchsubckt")))
                .isPresent();
        SimulationOutcome outcome = session.run(List.of(), "op", List.of("v(a)"));
        assertThat(outcome).isInstanceOf(Failed.class);
    }

    @Test
    void anUnrecognisedModelParameterIsAFailureThoughNgspiceOnlyWarns() {
        assertThat(session.load(List.of(
                        "t", "v1 a 0 1", ".model n nmos level=54 version=4.0 vht0=3", "m1 a a 0 0 n w=1u l=1u")))
                .hasValueSatisfying(failed -> {
                    assertThat(failed.kind()).isEqualTo(FailureKind.DECK_REJECTED);
                    assertThat(failed.message()).contains("vht0");
                });
    }

    @Test
    void anUndefinedModelIsAFailure() {
        assertThat(session.load(List.of("t", "v1 a 0 1", "m1 a a 0 0 nomod w=1u l=1u")))
                .hasValueSatisfying(failed -> assertThat(failed.message()).contains("nomod"));
    }

    @Test
    void twoVoltageSourcesInParallelAreASingularMatrix() {
        assertThat(session.load(List.of("t", "v1 a 0 1", "v2 a 0 2"))).isEmpty();
        assertThat(session.run(List.of(), "op", List.of("v(a)")))
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.kind()).isEqualTo(FailureKind.SINGULAR_MATRIX));
    }

    @Test
    void alteringADeviceThatIsNotThereIsAFailure() {
        assertThat(session.load(RC)).isEmpty();
        assertThat(session.run(List.of(new Alteration("r9", "resistance", 1)), "op", List.of()))
                .isInstanceOf(Failed.class);
    }

    @Test
    void ngspiceIsToldToUseOneThread() {
        assertThat(session.printed("echo threads $num_threads")).contains("threads 1");
    }

    @Test
    void anUnknownCommandReturnsZeroButIsSeenInTheLog() {
        assertThat(session.run(List.of(), "nosuchcommand", List.of())).isInstanceOf(Failed.class);
    }

    @Test
    void afterARunNgspiceHoldsNoResults() {
        assertThat(session.load(RC)).isEmpty();
        session.run(List.of(), "op", List.of());
        session.run(List.of(), "op", List.of());
        assertThat(session.plots()).containsExactly("const");
    }

    @Test
    void aCommandThatNgspiceWouldCutIsRefused() {
        assertThat(session.load(RC)).isEmpty();
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> session.run(List.of(), "op" + " ".repeat(1100), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1023");
    }

    /**
     * ngspice's initialisation used to leave a SIGSEGV handler that cannot see its address: the first safepoint that
     * stops compiled code then kills this process, which the test runner reports as a crash.
     */
    @Test
    void javaStopsItsThreadsAfterTheLibraryWasInitialised() throws Exception {
        boolean[] stop = {false};
        long[] turns = {0};
        Thread busy = new Thread(() -> {
            for (long i = 0; !stop[0] && i < 2_000_000_000L; i++) {
                turns[0] += i ^ (turns[0] << 1);
                if ((i & 0xffff) == 0) {
                    synchronized (stop) {
                        turns[0]++;
                    }
                }
            }
        });
        busy.start();
        for (int collection = 0; collection < 20; collection++) {
            Thread.sleep(20);
            System.gc();
        }
        synchronized (stop) {
            stop[0] = true;
        }
        busy.join(20_000);
        assertThat(turns[0]).isNotZero();
    }

    @Test
    void theVersionIsKnown() {
        assertThat(session.version()).matches("[0-9]+.*");
    }

    private static Waveform completed(SimulationOutcome outcome) {
        assertThat(outcome).isInstanceOf(Completed.class);
        return ((Completed) outcome).plot().waveform("v(a)");
    }
}
