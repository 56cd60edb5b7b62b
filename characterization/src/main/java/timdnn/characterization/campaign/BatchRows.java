package timdnn.characterization.campaign;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import timdnn.harness.result.Waveform;

/**
 * What a batch of simulations gave, collected before it is stored.
 *
 * @param rows the numbers
 * @param waveforms kept waveforms of a sample, under its last row
 * @param retries how a sample was tried again, under its last row
 * @param points where a sample lies, if no address says so, under its last row
 */
record BatchRows(
        List<SampleRow> rows,
        Map<SampleRow, Map<String, Waveform>> waveforms,
        Map<SampleRow, Retry> retries,
        Map<SampleRow, double[]> points) {
    BatchRows() {
        this(new ArrayList<>(), new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
    }

    SampleRow last() {
        return rows.get(rows.size() - 1);
    }
}
