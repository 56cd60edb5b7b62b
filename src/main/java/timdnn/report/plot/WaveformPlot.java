package timdnn.report.plot;

import java.nio.file.Path;
import timdnn.characterization.store.CampaignStore;
import timdnn.input.InvalidInputException;

/**
 * Stored waveforms as a plain SVG for documents: voltages in V over the simulator's time in ps, or one voltage over another. States
 * of one vector run through a scale from dark to bright, several vectors have colours of their own.
 */
public final class WaveformPlot {
    private WaveformPlot() {}

    /**
     * Draws waveforms of a campaign.
     *
     * @param folder the campaign's folder
     * @param request what to draw
     * @return the SVG text
     * @throws InvalidInputException if there is no campaign, or it keeps no such waveform
     */
    public static String of(Path folder, WaveformRequest request) {
        try (CampaignStore store = CampaignStore.openForReading(folder)) {
            StoredWaveforms stored = new StoredWaveforms(store, folder.resolve(CampaignStore.FILE), request);
            return WaveformDrawing.of(stored.curves());
        }
    }
}
