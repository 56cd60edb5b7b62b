package timdnn.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionTest {
    private static final List<String> KEYS = List.of("delay", "slew", "sigmaOverMu", "benches", "m1");

    @ParameterizedTest
    @CsvSource({"dealy, delay", "Slew, slew", "sigmaOvrMu, sigmaOverMu", "benchse, benches", "m2, m1"})
    void aMistypedWordIsAnsweredWithTheClosest(String typed, String meant) {
        assertThat(Suggestion.question(typed, KEYS)).isEqualTo("; did you mean " + meant + "?");
    }

    @Test
    void whatComesCloseToNothingGetsNoSuggestion() {
        assertThat(Suggestion.question("transistor", KEYS)).isEmpty();
        assertThat(Suggestion.question("", KEYS)).isEmpty();
        assertThat(Suggestion.question("delay", List.of())).isEmpty();
    }
}
