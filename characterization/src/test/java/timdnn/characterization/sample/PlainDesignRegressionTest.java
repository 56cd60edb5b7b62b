package timdnn.characterization.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PlainDesignRegressionTest {
    private static final List<String> DEVICES = List.of("m.xn01.xread.xacc1.m", "m.xn02.xread.xsto.m");

    @Test
    void drawsAreThoseOfEarlierVersionsToTheLastBit() {
        Design design = new PlainDesign(new SampleStream(20190616, "mismatch", "TT-0.9V-27C"), "S4", DEVICES);
        assertThat(design.point(0)).containsExactly(0.38098649930627937, -1.020823461582692);
        assertThat(design.point(1)).containsExactly(0.04319218421883449, 0.5007494962610325);
        assertThat(design.point(11)).containsExactly(-0.10690594627820915, 0.06223109452762874);
        assertThat(design.point(199)).containsExactly(0.35612893201719675, 0.7463365055781226);
        assertThat(design.point(1L << 40)).containsExactly(0.46892722054235136, -0.2151053523725066);
    }

    @Test
    void aPlainPointIsTheStreamsDraws() {
        SampleStream stream = new SampleStream(7, "mismatch", "FF");
        Design design = new PlainDesign(stream, "S2", DEVICES);
        for (int sample = 0; sample < 100; sample++) {
            assertThat(design.point(sample))
                    .containsExactly(
                            stream.normal("S2", sample, DEVICES.get(0)), stream.normal("S2", sample, DEVICES.get(1)));
            assertThat(design.replicate(sample)).isEqualTo(sample);
            assertThat(design.logWeight(sample)).isZero();
        }
    }
}
