package timdnn.chip.export;

import java.util.Map;
import timdnn.lut.store.LutArtifact;

/**
 * A table's conversions as a converter of CrossSim (Sandia, BSD): a class that inherits from its IADC and draws the code of each count
 * from P(code | n), as its documentation of custom ADC models says a look-up table may.
 *
 * @see <a href="https://github.com/sandialabs/cross-sim">CrossSim, simulator/circuits/adc/readme.md, IADC as of commit 0a2eb1ed</a>
 */
public final class CrossSimConverter {
    private static final String TEMPLATE = """
            \"\"\"Conversions of a ternary column as an ADC model of CrossSim.

            Made from {{origin}}.

            Use: put this file beside the other models of simulator/circuits/adc, import TernaryColumnADC at the top of adc.py, and
            set params.xbar.adc.mvm.model = "TernaryColumnADC". A column must have at most ROWS rows (params.core.rows_max), cells of
            one bit without errors of their own (their mismatch is in the table) that conduct nothing when off
            (params.xbar.device.infinite_on_off_ratio = True), binary inputs (params.xbar.dac.mvm.bits = 0), and positive and negative
            weights in columns of their own (balanced core, no subtraction in the crossbar): what is converted is then a number n of
            conducting cells in units of one cell.
            \"\"\"

            from simulator.backend import ComputeBackend
            from simulator.circuits.adc.iadc import IADC

            xp = ComputeBackend()

            ROWS = {{rows}}

            # P(code | n): a row a count n, a column a code; larger counts read as the last row.
            PROBABILITY = {{probability}}


            class TernaryColumnADC(IADC):
                \"\"\"Draws the code of each conversion anew.\"\"\"

                def set_limits(self, matrix):
                    # Counts are converted as they are, whatever range the parameters have.
                    self.min = 0.0
                    self.max = float(len(PROBABILITY[0]) - 1)
                    self.range = self.max

                def convert(self, vector):
                    table = xp.cumsum(xp.asarray(PROBABILITY), axis=1)
                    counts = xp.rint(vector).astype(int).clip(0, len(PROBABILITY) - 1)
                    draws = xp.random.random_sample(counts.shape)
                    codes = (draws[..., None] >= table[counts][..., :-1]).sum(axis=-1)
                    return codes.astype(float)
            """;

    private CrossSimConverter() {}

    /**
     * The file.
     *
     * @param table the table
     * @return Python
     */
    public static String python(LutArtifact table) {
        return PythonText.filled(
                TEMPLATE,
                Map.of(
                        "origin", PythonText.origin(table),
                        "rows", String.valueOf(table.geometry().rowsABlock()),
                        "probability", PythonText.probabilities(table.codes().any())));
    }
}
