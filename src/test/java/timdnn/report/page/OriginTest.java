package timdnn.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OriginTest {
    @Test
    void wordsForTheShellAreQuotedWhereNeeded() {
        assertThat(Origin.quoted("out/quickstart")).isEqualTo("out/quickstart");
        assertThat(Origin.quoted("it's here")).isEqualTo("'it'\\''s here'");
    }
}
