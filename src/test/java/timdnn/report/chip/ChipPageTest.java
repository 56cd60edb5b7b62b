package timdnn.report.chip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import timdnn.chip.TableFigures;
import timdnn.chip.design.Design;
import timdnn.chip.energy.ChipResult;
import timdnn.chip.energy.ChipRuns;
import timdnn.lut.store.LutFile;

class ChipPageTest {
    private static final Design DESIGN = ChipRuns.design("tim16");
    private static final ChipResult RESULT = ChipRuns.run(ChipRuns.network("gru", 1), DESIGN, 1);
    private static final TableFigures TABLE = TableFigures.of(DESIGN.table(), LutFile.read(DESIGN.table()));

    private static int count(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        int count = 0;
        while (matcher.find()) {
            count++;
        }
        return count;
    }

    @Test
    void thePageHasFiguresAndAllPicturesAndLoadsNothing() {
        String page = ChipPage.of(RESULT, TABLE, List.of());
        assertThat(page).startsWith("<!DOCTYPE html>").contains("gru on tim16", "sustained rate", "@media print");
        assertThat(count(page, "<svg ")).isEqualTo(5).isEqualTo(count(page, "</svg>"));
        assertThat(count(page, "<section")).isEqualTo(6).isEqualTo(count(page, "</section>"));
        assertThat(page).contains("is the fastest: stay ", "<h2>Layers</h2>", "<td>gates</td>");
        assertThat(count(page, "<tr><td>gates</td>")).isEqualTo(1);
        assertThat(page).doesNotContain("src=", "href=", "<script", "url(");
        assertThat(ChipPage.of(RESULT, TABLE, List.of())).isEqualTo(page);
    }
}
