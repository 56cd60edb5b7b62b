package timdnn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MainTest {
    private static String complaint(String... arguments) {
        PrintStream before = System.err;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setErr(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            assertThat(Main.run(arguments)).isEqualTo(2);
        } finally {
            System.setErr(before);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource({
        "simm, sim",
        "netwrok m.onnx, network",
        "characterise plan.yaml, characterize",
        "bench harnes, harness",
        "sim deck.cir --timout 3, --timeout",
        "network m.onnx --imagse 3, --images"
    })
    void aMistypedCommandOrOptionIsAnsweredWithTheOneThatWasMeant(String call, String meant) {
        String complaint = complaint(call.split(" "));
        assertThat(complaint).startsWith("tim: ").contains("; did you mean ").hasLineCount(1);
        assertThat(complaint.substring(complaint.indexOf("; did you mean ")).split("[ ?]+"))
                .contains(meant);
    }

    @Test
    void whatComesCloseToNothingGetsNoSuggestion() {
        assertThat(complaint("sim", "deck.cir", "--xyz")).doesNotContain("did you mean");
    }
}
