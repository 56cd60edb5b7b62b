package timdnn.characterization.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import timdnn.characterization.study.ConditionFindings;
import timdnn.characterization.study.TinyStudy;

/**
 * The access study at a reduced size, for the tests that look at it.
 *
 * @param plan text of the plan
 * @param folder for files of the tests
 * @param out folder of the store
 * @param findings what it found
 */
record AccessStudy(String plan, Path folder, Path out, ConditionFindings findings) {
    private static final String LOGIC = """

            digital:
              loads: [0.5 fF, 2 fF]
              slews: [10 ps, 40 ps]

            sram:
              samples: 2
            """;

    /** Rare errors of one state; digital cells and the 6T array only so that areas are whole. */
    static AccessStudy run(Path folder) throws IOException {
        String plan = Files.readString(Path.of("plans/access.yaml"))
                .replaceFirst("samples: 100\n  states: 0..10", "samples: 8\n  states: 0..8")
                .replace("histograms/", Path.of("plans/histograms").toAbsolutePath() + "/")
                .replaceFirst("(?s)\ndigital:.*?\nlimits:", "\nlimits:")
                .replaceFirst("samples: 100 ", "samples: 6 ")
                .replaceFirst("closure: .*", "closure: [4+2, 8+1, 3+12]")
                .replaceFirst(
                        "\nlimits:",
                        LOGIC + "\nsenseError: {states: 3..3, relativeError: 40 %, maxSimulations: 600}\n\nlimits:");
        Path out = folder.resolve("access");
        return new AccessStudy(plan, folder, out, TinyStudy.run(plan, out, 2).findings());
    }
}
