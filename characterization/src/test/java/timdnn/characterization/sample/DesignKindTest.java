package timdnn.characterization.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class DesignKindTest {
    private static final SampleStream STREAM = Designs.stream(Designs.SEED);
    private static final List<String> DEVICES = Designs.devices(2);

    @Test
    void namesAreThoseOfPlans() {
        assertThat(DesignKind.values())
                .extracting(DesignKind::toString)
                .containsExactly("plain", "latin-hypercube", "sobol", "antithetic");
        for (DesignKind kind : DesignKind.values()) {
            assertThat(DesignKind.parse(kind.toString())).isEqualTo(kind);
        }
        assertThatThrownBy(() -> DesignKind.parse("Sobol"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("design must be one of plain, latin-hypercube, sobol, antithetic, was Sobol");
    }

    @Test
    void aKindMakesItsDesign() {
        assertThat(DesignKind.PLAIN.create(STREAM, "S4", DEVICES, 7, 0)).isInstanceOf(PlainDesign.class);
        assertThat(DesignKind.ANTITHETIC.create(STREAM, "S4", DEVICES, 8, 0)).isInstanceOf(AntitheticDesign.class);
        assertThat(((LatinHypercubeDesign) DesignKind.LATIN_HYPERCUBE.create(STREAM, "S4", DEVICES, 200, 10)).strata())
                .isEqualTo(20);
        assertThat(((SobolDesign) DesignKind.SOBOL.create(STREAM, "S4", DEVICES, 200, 10)).replicates())
                .isEqualTo(10);
    }

    @Test
    void samplesThatDoNotFitTheDesignAreRefused() {
        assertThatThrownBy(() -> DesignKind.PLAIN.create(STREAM, "S4", DEVICES, 0, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("samples must be at least 1, was 0");
        assertThatThrownBy(() -> DesignKind.ANTITHETIC.create(STREAM, "S4", DEVICES, 7, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("samples of antithetic pairs must be even, was 7");
        assertThatThrownBy(() -> DesignKind.LATIN_HYPERCUBE.create(STREAM, "S4", DEVICES, 201, 10))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("samples of a Latin hypercube must be a multiple of at least 2 replicates, was 201 in 10");
    }
}
