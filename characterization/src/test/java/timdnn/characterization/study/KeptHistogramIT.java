package timdnn.characterization.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import timdnn.characterization.engine.Campaign;
import timdnn.characterization.engine.CampaignListener;
import timdnn.characterization.engine.Shard;
import timdnn.characterization.engine.StandAloneDeck;
import timdnn.characterization.engine.StoredStudy;
import timdnn.characterization.engine.Trial;
import timdnn.characterization.plan.Study;
import timdnn.characterization.plan.StudyReader;
import timdnn.characterization.store.CampaignStore;
import timdnn.characterization.waveform.Measure;
import timdnn.harness.netlist.Analysis;
import timdnn.harness.netlist.Netlist;
import timdnn.input.InvalidInputException;

/** A campaign keeps the histograms that it was begun with, on real ngspice with one circuit of two elements. */
class KeptHistogramIT {
    private static final Trial TRIAL = Trial.nominal(
            "odd",
            "one",
            Netlist.of(Path.of("one"), List.of("* one", "v1 a 0 1", "r1 a 0 1k"))
                    .circuit(List.of("v(a)")),
            new Analysis.Tran(1e-12, 20e-12, 5e-12),
            List.of(new Measure.ValueAt("v_a", "V", "v(a)", 20e-12)));

    @TempDir
    Path folder;

    private Path histogram;
    private Path out;

    @BeforeEach
    void begin() throws IOException {
        histogram = folder.resolve("h.json");
        out = folder.resolve("campaign");
        write("[[5, 2], [1, 0], [3]]");
        run(plan(4));
    }

    private void write(String counts) throws IOException {
        Files.writeString(histogram, "{\"histogram\": {\"counts\": " + counts + "}}");
    }

    private static String plan(int samples) {
        return TinyStudy.plan(samples).replace("\nlimits:", """

                senseError: {states: 7..8, relativeError: 40 %, maxSimulations: 400, histogram: h.json}
                limits:""");
    }

    private void run(String plan) {
        Study study = StudyReader.parse(folder.resolve("plan.yaml"), plan);
        try (CampaignStore store = CampaignStore.openForWriting(out);
                Campaign campaign = new Campaign(study, plan, store, Shard.WHOLE, 1, CampaignListener.SILENT)) {
            campaign.expect(1, 1);
            campaign.run(List.of(TRIAL));
        }
    }

    @Test
    void anotherHistogramIsRefusedAlsoWithMoreSamples() throws IOException {
        write("[[5, 2], [2, 0], [3]]");
        for (int samples : List.of(4, 5)) {
            assertThatThrownBy(() -> run(plan(samples)))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessage(out.resolve(CampaignStore.FILE)
                            + ": senseError.histogram had 16 conversions with n = 0 when the campaign began and has 17 "
                            + "now: choose another folder with --out, or delete this one");
        }
        write("[[5, 2], [1, 0], [3, 0]]");
        run(plan(5));
        assertThat(TinyStudy.rows(out)).hasSize(1);
    }

    @Test
    void whatIsBegunIsReadWithoutTheFile() throws IOException {
        Study study = StudyReader.parse(folder.resolve("plan.yaml"), plan(4));
        Files.delete(histogram);
        try (CampaignStore store = CampaignStore.openForReading(out)) {
            assertThat(StoredStudy.read(store).orElseThrow().histograms())
                    .hasSize(1)
                    .isEqualTo(study.histograms());
            assertThat(StandAloneDeck.of(store, "odd", "one", 0)).contains("r1 a 0 1k");
        }
    }
}
