package timdnn.tile.error;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import timdnn.tile.AddressedWords;

/** The table of cells against the search that it stands for. */
class CodeGuideTest {
    private static int search(double[] cumulative, double draw) {
        int code = 0;
        while (code < cumulative.length - 1 && draw >= cumulative[code]) {
            code++;
        }
        return code;
    }

    @Test
    void codesAreThoseOfTheSearchAlsoAtItsBorders() {
        double[][] tables = {
            {0, 0, 0.3, 0.3, 0.70001},
            {1e-9, 1e-9, 1e-9, 3e-9, 3e-9},
            {0.25, 0.5, 0.75, 1, 1},
            {0, 0, 0, 0, 2e-5}
        };
        AddressedWords words = AddressedWords.of(29);
        for (double[] cumulative : tables) {
            double probability = cumulative[cumulative.length - 1];
            CodeGuide guide = new CodeGuide(cumulative, probability);
            for (int draw = 0; draw < 100_000; draw++) {
                double at = words.nextUniform() * probability;
                assertThat(guide.code(at)).isEqualTo(search(cumulative, at));
            }
            for (double border : cumulative) {
                for (double at : new double[] {Math.nextDown(border), border, Math.nextUp(border)}) {
                    if (at >= 0 && at < probability) {
                        assertThat(guide.code(at)).isEqualTo(search(cumulative, at));
                    }
                }
            }
            for (int cell = 0; cell < 256; cell++) {
                for (double at : new double[] {Math.nextDown(cell / 256.0 * probability), cell / 256.0 * probability}) {
                    if (at >= 0) {
                        assertThat(guide.code(at)).isEqualTo(search(cumulative, at));
                    }
                }
            }
        }
    }
}
