package timdnn.harness.ngspice.binding;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.ptr.IntByReference;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import timdnn.harness.ngspice.NgspiceSession;

/** Proves each mapping by calling it. The session has initialised the library, which cannot be done twice. */
class SharedSpiceIT {
    // The library keeps the pointers: callbacks live as long as the process.
    private static final SendEvtData EVENT = (index, step, value, text, binary, size, mode, ident, userData) -> 0;
    private static final SendInitEvtData DESCRIPTION = (index, count, node, type, ident, userData) -> 0;

    private static SharedSpice spice;

    @BeforeAll
    static void initialise() {
        NgspiceSession.open();
        spice = NgspiceLibrary.open().orElseThrow();
    }

    private static void load(String... lines) {
        List<String> deck = new ArrayList<>(List.of(lines));
        deck.add(".end");
        assertThat(SpiceMemory.circ(spice, deck)).isZero();
    }

    @Test
    void allFourteenFunctionsOfVersion39AreExported() {
        assertThat(NgspiceLibrary.FUNCTIONS).hasSize(14).allMatch(NgspiceLibrary::exports);
        assertThat(NgspiceLibrary.exports("ngSpice_NoSuchFunction")).isFalse();
    }

    @Test
    void everyFunctionMappedIsInTheListAndNoOther() {
        assertThat(java.util.Arrays.stream(SharedSpice.class.getDeclaredMethods())
                        .map(java.lang.reflect.Method::getName))
                .containsExactlyInAnyOrderElementsOf(NgspiceLibrary.FUNCTIONS);
    }

    @Test
    void plotsAndVectorsAreListedAndRead() {
        load("divider", "v1 a 0 2", "r1 a b 1k", "r2 b 0 1k");
        assertThat(spice.ngSpice_Command("op")).isZero();
        String plot = spice.ngSpice_CurPlot();
        assertThat(plot).startsWith("op");
        assertThat(NgspiceLibrary.strings(spice.ngSpice_AllPlots())).contains(plot, "const");
        assertThat(NgspiceLibrary.strings(spice.ngSpice_AllVecs(plot))).contains("a", "b", "v1#branch");
        VectorInfo b = spice.ngGet_Vec_Info(plot + ".b");
        assertThat(b.v_length).isEqualTo(1);
        assertThat(b.v_type).isEqualTo(3);
        assertThat(b.v_flags & VectorInfo.VF_REAL).isNotZero();
        assertThat(b.v_realdata.getDouble(0)).isEqualTo(1.0);
        assertThat(spice.ngGet_Vec_Info(plot + ".nosuchvector")).isNull();
        spice.ngSpice_Command("destroy all");
        spice.ngSpice_Command(null);
        spice.ngSpice_Command("remcirc");
    }

    @Test
    void theRemainingFunctionsAnswer() {
        assertThat(spice.ngSpice_running()).isZero();
        assertThat(spice.ngSpice_Init_Sync(null, null, null, new IntByReference(7), null))
                .isZero();
        load("event nodes need XSPICE models", "v1 a 0 1", "r1 a 0 1k");
        assertThat(spice.ngSpice_SetBkpt(1e-9)).isIn((byte) 0, (byte) 1);
        assertThat(NgspiceLibrary.strings(spice.ngSpice_AllEvtNodes())).isEmpty();
        assertThat(spice.ngCM_Input_Path("/tmp")).isNotNull();
        assertThat(spice.ngSpice_Init_Evt(EVENT, DESCRIPTION, null)).isIn(0, 1);
        spice.ngSpice_Command("remcirc");
    }
}
