package timdnn.chip.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import timdnn.chip.TableFigures;
import timdnn.chip.design.Design;
import timdnn.chip.energy.ChipRuns;
import timdnn.chip.shape.Density;
import timdnn.lut.store.LutArtifact;
import timdnn.lut.store.LutFile;
import timdnn.lut.table.CodeDistribution;

class PythonFilesTest {
    private static final Design DESIGN = ChipRuns.design("tim16-stepped");
    private static final LutArtifact TABLE = LutFile.read(DESIGN.table());
    private static final CodeDistribution CODES = TABLE.codes().any();

    /** Brackets and strings close, blocks are indented by fours, and a colon opens a deeper block. */
    private static void assertStructure(String python) {
        Deque<Character> open = new ArrayDeque<>();
        boolean text = false;
        boolean deeper = false;
        for (String line : python.split("\n", -1)) {
            assertThat(line).doesNotContain("\t").doesNotEndWith(" ");
            boolean begins = open.isEmpty() && !text && !line.isBlank();
            int indent = line.length() - line.stripLeading().length();
            if (begins) {
                assertThat(indent % 4).as(line).isZero();
            }
            if (begins && deeper) {
                assertThat(indent).as(line).isPositive();
            }
            for (int index = 0; index < line.length(); index++) {
                if (line.startsWith("\"\"\"", index)) {
                    text = !text;
                    index += 2;
                } else if (!text && line.charAt(index) == '#') {
                    break;
                } else if (!text && "([{".indexOf(line.charAt(index)) >= 0) {
                    open.push(line.charAt(index));
                } else if (!text && ")]}".indexOf(line.charAt(index)) >= 0) {
                    assertThat("([{".indexOf(open.pop())).isEqualTo(")]}".indexOf(line.charAt(index)));
                }
            }
            if (!line.isBlank() && !text && open.isEmpty()) {
                deeper = line.endsWith(":");
            }
        }
        assertThat(open).isEmpty();
        assertThat(text).isFalse();
        assertThat(deeper).isFalse();
        assertThat(python).doesNotContain("{{", "%1$", "null", "NaN");
    }

    private static void assertTable(String python) throws Exception {
        int from = python.indexOf("PROBABILITY = [") + "PROBABILITY = ".length();
        String list = python.substring(from, python.indexOf("\n]", from) + 2).replace(",\n]", "]");
        JsonNode rows = JsonMapper.builder().build().readTree(list);
        assertThat(rows).hasSize(CODES.nMax() + 1);
        for (int n = 0; n <= CODES.nMax(); n++) {
            assertThat(rows.get(n)).hasSize(CODES.codeMax() + 1);
            for (int code = 0; code <= CODES.codeMax(); code++) {
                assertThat(rows.get(n).get(code).asDouble()).isEqualTo(CODES.probability(n, code));
            }
        }
    }

    @Test
    void filesForCrossSimAndAihwkitArePythonWithTheTable() throws Exception {
        for (String python : List.of(CrossSimConverter.python(TABLE), AihwkitCell.python(TABLE))) {
            assertStructure(python);
            assertTable(python);
            assertThat(python).contains(LutFile.checksum(TABLE), "ROWS = 16");
        }
        assertThat(AihwkitCell.python(TABLE))
                .contains(
                        "STRENGTH_SIGMA = " + TABLE.cellStrength().sigma(), "class TernaryCellNoise(BaseNoiseModel):");
        assertThat(CrossSimConverter.python(TABLE))
                .contains(
                        "class TernaryColumnADC(IADC):",
                        "self.max = float(len(PROBABILITY[0]) - 1)",
                        "infinite_on_off_ratio = True");
    }

    @Test
    void theComponentHasThePricesOfAnAccess() {
        TableFigures table = TableFigures.of(DESIGN.table(), TABLE);
        String python =
                HwComponent.python(DESIGN, ChipRuns.tile(DESIGN), ChipRuns.prices(DESIGN, Density.of(0.6, 0)), table);
        assertStructure(python);
        assertThat(python)
                .contains(
                        "class TernaryTile(ComponentModel):",
                        "ACCESS_S = 2.074000e-09",
                        "ROWS = 16",
                        "return ActionCost(WORDLINES_J + columns * COLUMN_J, ACCESS_S, 1 / ACCESS_S)");
        double access = constant(python, "WORDLINES_J") + 256 * constant(python, "COLUMN_J");
        double byRun = new AccelForgeArch(DESIGN, ChipRuns.tile(DESIGN), ChipRuns.prices(DESIGN, Density.of(0.6, 0)))
                        .product_J()
                * 16
                * 256;
        assertThat(access / byRun).isCloseTo(1, within(1e-6));
        assertThat(constant(python, "AREA_M2") / table.area().nominal()).isCloseTo(1, within(1e-6));
    }

    private static double constant(String python, String name) {
        return python.lines()
                .filter(line -> line.startsWith(name + " = "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 3)))
                .findFirst()
                .orElseThrow();
    }

    /** A normal number of the file's mean and σ, rounded, reads too low and too high as often as the table does. */
    @Test
    void roundedNormalNoiseErrsToEitherSideAsTheTable() {
        List<String> lines = NeuroSimNoise.csv(CODES).lines().toList();
        assertThat(lines.get(0)).isEqualTo("output,mean,std");
        assertThat(lines).hasSize(CODES.codeMax() + 2);
        for (int n = 0; n <= CODES.codeMax(); n++) {
            String[] cells = lines.get(n + 1).split(",", -1);
            assertThat(Integer.parseInt(cells[0])).isEqualTo(n);
            NormalDistribution noise =
                    new NormalDistribution(null, Double.parseDouble(cells[1]), Double.parseDouble(cells[2]));
            double below = 0;
            double above = 0;
            for (int code = 0; code <= CODES.codeMax(); code++) {
                below += code < n ? CODES.probability(n, code) : 0;
                above += code > n ? CODES.probability(n, code) : 0;
            }
            if (n > 0 && below > 1e-15) {
                assertThat(noise.cumulativeProbability(n - 0.5) / below)
                        .as("below " + n)
                        .isCloseTo(1, within(1e-6));
            }
            if (n < CODES.codeMax() && above > 1e-9) {
                assertThat((1 - noise.cumulativeProbability(n + 0.5)) / above)
                        .as("above " + n)
                        .isCloseTo(1, within(1e-4));
            }
        }
    }
}
