package timdnn.lut.store;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** This module's class path is what a program needs that reads tables. */
class TablesAloneTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "timdnn.harness.HarnessException",
                "timdnn.characterization.plan.Study",
                "com.sun.jna.Native",
                "org.sqlite.JDBC",
                "org.apache.commons.math3.stat.StatUtils"
            })
    void tablesAreReadWithoutSimulatorOrCampaign(String name) {
        assertThatThrownBy(() -> Class.forName(name)).isInstanceOf(ClassNotFoundException.class);
    }
}
