package timdnn.characterization.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import timdnn.array.ArrayGeometry;
import timdnn.characterization.study.TinyStudy;
import timdnn.input.InvalidInputException;

/** The section {@code geometry} of a plan: what is in range arrives as it stands, all else is one sentence. */
class GeometryPropertyTest {
    private static final String SECTION =
            "geometry: {rows: 16, largestCount: 8, columns: 256, blocks: 16, columnsPerUnit: 8}";

    private static String plan(String section) {
        return TinyStudy.plan(20)
                        .replace(
                                "strobe: {targetMargin: 96 mV, states: 0..7}",
                                "strobe: {targetMargin: 96 mV, states: 0..3}")
                + section + "\n";
    }

    private static void refused(String section, String sentence) {
        String text = plan(section);
        assertThatThrownBy(() -> StudyReader.parse(Path.of("p.yaml"), text))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageMatching("p.yaml:\\d+: .*")
                .hasMessageContaining(sentence)
                .hasMessageNotContaining("\n");
    }

    @Property(tries = 200)
    void everyGeometryInRangeArrives(
            @ForAll @IntRange(min = 1, max = 4) int quarters,
            @ForAll @IntRange(min = 0, max = 15) int below,
            @ForAll @IntRange(min = 10, max = 200) int blocks,
            @ForAll @IntRange(min = 1, max = 64) int units,
            @ForAll @IntRange(min = 2, max = 16) int perUnit) {
        int rows = 4 * quarters;
        int count = Math.max(1, rows - below);
        String section = "geometry: {rows: " + rows + ", largestCount: " + count + ", columns: " + units * perUnit
                + ", blocks: " + blocks + ", columnsPerUnit: " + perUnit + "}";

        assertThat(TinyStudy.study(plan(section)).geometry())
                .isEqualTo(new ArrayGeometry(rows, count, units * perUnit, blocks, perUnit));
    }

    @Property(tries = 100)
    void whatIsOutOfRangeIsOneSentence(
            @ForAll @IntRange(min = -3, max = 40) int rows, @ForAll @IntRange(min = -3, max = 40) int count) {
        String section = SECTION.replace("rows: 16", "rows: " + rows).replace("Count: 8", "Count: " + count);
        if (rows < 4 || rows > 16) {
            refused(section, "geometry.rows must be from 4 to 16, was " + rows);
        } else if (rows % 4 != 0) {
            refused(section, "geometry.rows must be a multiple of 4, was " + rows);
        } else if (count < 1 || count > rows) {
            refused(section, "geometry.largestCount must be from 1 to " + rows + ", was " + count);
        } else {
            assertThat(TinyStudy.study(plan(section)).geometry().largestCount()).isEqualTo(count);
        }
    }

    @Example
    void aPlanWithoutTheSectionHasThePapersTile() {
        assertThat(TinyStudy.study(TinyStudy.plan(2)).geometry()).isEqualTo(ArrayGeometry.PAPER);
        assertThat(TinyStudy.study(plan("geometry: {columns: 128}")).geometry())
                .isEqualTo(new ArrayGeometry(16, 8, 128, 16, 8));
    }

    @Example
    void otherMistakesNameTheirField() {
        refused(
                "geometry: {rows: 4}",
                "geometry.largestCount is missing: a block of 4 rows needs one of at most as many");
        refused("geometry: {columns: 100}", "geometry.columnsPerUnit is missing: its default of 8 does not divide 100");
        refused("geometry: {columns: 64, columnsPerUnit: 5}", "geometry.columnsPerUnit must divide the 64 columns");
        refused(
                "geometry: {rows: 8, blocks: 4}",
                "geometry.blocks must make at least 40 wordlines of 8 rows each, was 4");
        refused("geometry: {banks: 2}", "geometry.banks is not a known key");
    }

    @Example
    void rangesOfStatesEndWithTheBlock() {
        String section = "geometry: {rows: 8}\n";
        String energy = "energy: {wordlineToPrecharge: 20 ps, recovery: 400 ps, heldOut: [8+1]}";
        refused(section + energy, "energy.heldOut must be a list of n+k, both above 0 and with a sum of at most 8");
        assertThatThrownBy(() -> TinyStudy.study(plan(section).replace("1..2", "1..9")))
                .hasMessageContaining("mismatch.states must be a range within 0..8");
        assertThatThrownBy(() -> TinyStudy.study(TinyStudy.plan(2).replace("0..7", "0..9") + section))
                .hasMessageContaining("strobe.states must be a range within 0..8");
    }
}
