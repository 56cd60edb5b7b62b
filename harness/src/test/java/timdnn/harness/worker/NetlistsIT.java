package timdnn.harness.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import timdnn.harness.netlist.Netlist;
import timdnn.harness.ngspice.DeckRequest;
import timdnn.harness.ngspice.DeckResult;
import timdnn.harness.result.ResultFile;

/** Every deck that ships runs, through the harness and through ngspice's own program, with the same values. */
@Tag("slow")
class NetlistsIT {
    private static final Path NETLISTS = Path.of("../netlists");
    private static final int DECKS = 35;

    @TempDir
    Path folder;

    private static List<Path> files(String ending) throws IOException {
        try (Stream<Path> all = Files.walk(NETLISTS)) {
            // Examples of declared studies are no decks of their own; their plans are run by a test.
            return all.filter(file -> file.toString().endsWith(ending))
                    .filter(file -> !file.startsWith(NETLISTS.resolve("examples")))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void everyDeckGivesTheValuesOfPlainNgspice() throws Exception {
        List<Path> decks = files(".cir");
        assertThat(decks).hasSize(DECKS);
        try (WorkerPool pool = new WorkerPool(LocalEngine.Settings.of(1))) {
            for (Path deck : decks) {
                Path raw = folder.resolve("ours.raw");
                DeckResult ours = pool.execute(request(deck, raw), line -> {});
                assertThat(ours.failed()).as(deck.toString()).isEmpty();
                assertThat(ours.plots()).hasSize(1);
                compare(read(raw), batch(deck));
            }
        }
    }

    @Test
    void everyLibraryIsIncludedByADeck() throws IOException {
        List<Path> libraries = files(".lib");
        assertThat(libraries).hasSize(39);
        StringBuilder included = new StringBuilder();
        for (Path deck : files(".cir")) {
            included.append(String.join("\n", Netlist.read(deck, Map.of()).lines()));
        }
        Path models = NETLISTS.resolve("models/lp32.lib");
        Path cell = NETLISTS.resolve("cells/tpc-sharedfoot.lib");
        included.append(String.join(
                "\n",
                Netlist.read(NETLISTS.resolve("bitline/column.cir"), Map.of("models", models, "cell", cell))
                        .lines()));
        Map<String, Path> storage = Map.of(
                "latch.lib",
                NETLISTS.resolve("storage/latch-lp.lib"),
                "tpc.lib",
                NETLISTS.resolve("storage/tpc-lp.lib"));
        included.append(String.join(
                "\n",
                Netlist.read(NETLISTS.resolve("bitline/column.cir"), Map.of(), storage, Map.of())
                        .lines()));
        for (Path library : libraries) {
            assertThat(included.toString()).contains("* include " + library.getFileName());
        }
    }

    private DeckRequest request(Path deck, Path raw) {
        Path absolute = deck.toAbsolutePath().normalize();
        return new DeckRequest(
                absolute.toString(),
                "",
                folder,
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.of(new ResultFile(raw, false, "a test")),
                true,
                Duration.ofMinutes(2));
    }

    private static void compare(Map<String, double[]> ours, Map<String, double[]> theirs) {
        assertThat(ours).hasSameSizeAs(theirs);
        theirs.forEach((name, values) -> assertThat(ours.get(name)).as(name).containsExactly(values));
    }

    /** Runs {@code ngspice -b -r} as a user would and reads its binary raw file. */
    private Map<String, double[]> batch(Path deck) throws Exception {
        Path raw = folder.resolve("out.raw");
        ProcessBuilder builder = new ProcessBuilder(
                        "ngspice",
                        "-b",
                        "-r",
                        raw.toString(),
                        deck.getFileName().toString())
                .directory(deck.getParent().toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile());
        builder.environment().put("OMP_THREAD_LIMIT", "1");
        Process process = builder.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue())
                .as(Files.readString(folder.resolve("log")))
                .isZero();
        return read(raw);
    }

    private static Map<String, double[]> read(Path raw) throws IOException {
        byte[] bytes = Files.readAllBytes(raw);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int data = text.indexOf("Binary:\n") + 8;
        int variables = number(text, "No. Variables: ");
        int points = number(text, "No. Points: ");
        double[][] values = new double[variables][points];
        ByteBuffer buffer = ByteBuffer.wrap(bytes, data, bytes.length - data).order(ByteOrder.LITTLE_ENDIAN);
        for (int point = 0; point < points; point++) {
            for (int variable = 0; variable < variables; variable++) {
                values[variable][point] = buffer.getDouble();
            }
        }
        Map<String, double[]> named = new LinkedHashMap<>();
        List<String> lines =
                text.substring(text.indexOf("Variables:\n") + 11, data).lines().toList();
        for (int variable = 0; variable < variables; variable++) {
            named.put(lines.get(variable).strip().split("\\s+", -1)[1], values[variable]);
        }
        return named;
    }

    private static int number(String text, String key) {
        int from = text.indexOf(key) + key.length();
        return Integer.parseInt(text.substring(from, text.indexOf('\n', from)).strip());
    }
}
