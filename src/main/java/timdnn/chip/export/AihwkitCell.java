package timdnn.chip.export;

import java.util.Map;
import timdnn.lut.store.LutArtifact;

/**
 * A table's cells and conversions for AIHWKit (IBM, MIT): a noise model in which the strengths of conducting cells vary by the table's σ, and
 * a configuration of tiles with as many rows as an access and a converter of as many codes. AIHWKit converts the difference of both bitlines
 * once and has no table of codes, so errors of conversions are normal noise at the output with the table's mean square.
 *
 * @see <a href="https://github.com/IBM/aihwkit">AIHWKit, BaseNoiseModel and IOParameters as of commit 4545f11b</a>
 */
public final class AihwkitCell {
    private static final String TEMPLATE = """
            \"\"\"Cells and conversions of a ternary column for AIHWKit.

            Made from {{origin}}.

            Use: rpu_config(counts) with how often n = 0, 1, ... cells conduct in the network, for analog layers of weights
            -1, 0 and +1. out_noise counts both bitlines of a column.
            \"\"\"

            from math import sqrt

            from torch import randn_like
            from torch.autograd import no_grad

            from aihwkit.inference.converter.conductance import SinglePairConductanceConverter
            from aihwkit.inference.noise.base import BaseNoiseModel
            from aihwkit.simulator.configs import InferenceRPUConfig
            from aihwkit.simulator.parameters.enums import BoundManagementType, NoiseManagementType

            ROWS = {{rows}}
            CODES = {{codes}}

            # Sigma of a conducting cell's strength about 1.
            STRENGTH_SIGMA = {{sigma}}

            # P(code | n): a row a count n, a column a code; larger counts read as the last row.
            PROBABILITY = {{probability}}


            class TernaryCellNoise(BaseNoiseModel):
                \"\"\"Strengths of conducting cells vary from cell to cell and stay; no drift.\"\"\"

                def __init__(self, g_converter=None):
                    super().__init__(g_converter or SinglePairConductanceConverter(g_max=1.0))

                @no_grad()
                def apply_programming_noise_to_conductance(self, g_target):
                    return (g_target * (1.0 + STRENGTH_SIGMA * randn_like(g_target))).clamp_(min=0.0)

                @no_grad()
                def apply_drift_noise_to_conductance(self, g_prog, drift_noise_param, t_inference):
                    return g_prog


            def output_noise(counts):
                \"\"\"Root mean square of code less ideal code, both bitlines, over counts n = 0, 1, ... .\"\"\"
                square = 0.0
                for n, frequency in enumerate(counts):
                    row = PROBABILITY[min(n, len(PROBABILITY) - 1)]
                    square += frequency * sum(p * (code - min(n, CODES)) ** 2 for code, p in enumerate(row))
                return sqrt(2.0 * square / sum(counts))


            def rpu_config(counts):
                \"\"\"Tiles of ROWS rows, codes up to CODES on either side of 0.\"\"\"
                config = InferenceRPUConfig(noise_model=TernaryCellNoise())
                config.mapping.max_input_size = ROWS
                config.forward.inp_bound = 1.0
                config.forward.inp_res = 0.5
                config.forward.out_bound = float(CODES)
                config.forward.out_res = 0.5 / CODES
                config.forward.out_noise = output_noise(counts)
                config.forward.noise_management = NoiseManagementType.NONE
                config.forward.bound_management = BoundManagementType.NONE
                return config
            """;

    private AihwkitCell() {}

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
                        "codes", String.valueOf(table.geometry().largestCount()),
                        "sigma", String.valueOf(table.cellStrength().sigma()),
                        "probability", PythonText.probabilities(table.codes().any())));
    }
}
