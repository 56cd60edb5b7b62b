package timdnn.cli.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import timdnn.cli.Main;

/** Decks as people have them, run by {@code sim} in a folder of its own: the first line of each says what has to happen. */
@Tag("slow")
class SimDecksIT {
    private static final Path DECKS = Path.of("test/resources/decks").toAbsolutePath();
    private static final int COUNT = 37;
    private static final Pattern EXPECTATION = Pattern.compile("(prints|says|not|plot|writes|with) \"([^\"]*)\"");
    private static final Pattern STATUS = Pattern.compile("EXPECT status (\\d)");

    @TempDir
    Path folder;

    /** How a run ended and what it printed. */
    private record Ended(int status, String out, String err) {}

    private Ended sim(List<String> options, Object... arguments) throws Exception {
        return simIn(folder, options, arguments);
    }

    private Ended simIn(Path directory, List<String> options, Object... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-cp",
                absolute(System.getProperty("java.class.path")),
                Main.class.getName(),
                "sim"));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        command.addAll(options);
        Path out = folder.resolve("out.log");
        Path err = folder.resolve("err.log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).as("%s ends", command).isTrue();
        return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    private static String absolute(String classPath) {
        return String.join(
                java.io.File.pathSeparator,
                Stream.of(classPath.split(java.io.File.pathSeparator, -1))
                        .map(entry -> Path.of(entry).toAbsolutePath().toString())
                        .toList());
    }

    @Test
    void everyDeckDoesWhatItsFirstLineSays() throws Exception {
        List<Path> decks;
        try (Stream<Path> files = Files.list(DECKS)) {
            decks = files.filter(file -> file.toString().endsWith(".cir"))
                    .sorted()
                    .toList();
        }
        assertThat(decks).hasSize(COUNT);
        for (Path deck : decks) {
            String first = Files.readAllLines(deck, StandardCharsets.ISO_8859_1).get(0);
            Matcher status = STATUS.matcher(first);
            assertThat(status.find()).as("%s says what to expect", deck).isTrue();
            check(deck, first, Integer.parseInt(status.group(1)));
        }
    }

    private void check(Path deck, String first, int status) throws Exception {
        List<String> options = new ArrayList<>();
        List<String[]> expected = new ArrayList<>();
        Matcher matcher = EXPECTATION.matcher(first);
        while (matcher.find()) {
            if (matcher.group(1).equals("with")) {
                options.addAll(List.of(matcher.group(2).split(" ", -1)));
            } else {
                expected.add(new String[] {matcher.group(1), matcher.group(2)});
            }
        }
        assertThat(expected).as("%s expects something", deck).isNotEmpty();
        Ended ended = sim(options, deck);
        String all = ended.out() + ended.err();
        assertThat(ended.status())
                .as("status of %s, which printed %s", deck, all)
                .isEqualTo(status);
        if (status == 2) {
            assertThat(ended.err().lines())
                    .as("%s is refused in one sentence", deck)
                    .hasSize(1);
        }
        for (String[] expectation : expected) {
            String wanted = expectation[1];
            switch (expectation[0]) {
                case "prints" -> assertThat(ended.out()).as(deck.toString()).contains(wanted);
                case "plot" ->
                    assertThat(ended.out().lines()).as("plots of %s", deck).anyMatch(line -> line.startsWith(wanted));
                case "says" -> assertThat(ended.err()).as(deck.toString()).contains(wanted);
                case "not" -> {
                    assertThat(all.lines()).as(deck.toString()).noneMatch(line -> line.startsWith(wanted));
                    assertThat(folder.resolve(wanted + ".txt")).doesNotExist();
                }
                default ->
                    assertThat(folder.resolve(wanted)).as(deck.toString()).isNotEmptyFile();
            }
        }
    }

    @Test
    void aSpiceinitIsNamedOrLeftOutButNeverReadInSilence() throws Exception {
        Path deck = DECKS.resolve("needs-commands/supply.cir");
        Path commands = DECKS.resolve("needs-commands/.spiceinit");
        Ended silent = sim(List.of(), deck);
        assertThat(silent.status()).isEqualTo(2);
        assertThat(silent.err()).contains("--spiceinit " + commands, "--no-spiceinit");
        Ended read = sim(List.of("--spiceinit", commands.toString(), "--json"), deck);
        assertThat(read.status()).as(read.err()).isZero();
        assertThat(read.out()).contains("v(a) = 3.000000e+00", "\"spiceinitSha256\"", commands.toString());
        assertThat(sim(List.of("--no-spiceinit"), deck).out()).contains("v(a) = 1.000000e+00");
    }

    @Test
    void foldersAndWhatADeckEchoesMayBeInAnyLetters() throws Exception {
        Path elsewhere = Files.createDirectory(folder.resolve("стекло"));
        Files.writeString(elsewhere.resolve("größe.cir"), """
                a folder in other letters
                v1 a 0 3
                r1 a 0 1k
                .control
                op
                echo Größe $&v(a)
                .endc
                .end
                """);
        Ended ended = simIn(elsewhere, List.of("--out", "величина.csv"), "größe.cir");
        assertThat(ended.status()).as(ended.err()).isZero();
        assertThat(ended.out()).contains("Größe 3");
        assertThat(elsewhere.resolve("величина.csv")).isNotEmptyFile();
    }

    @Test
    void vectorsOfAnotherLengthThanTheScaleAreWrittenWhole() throws Exception {
        Path deck = DECKS.resolve("vectors.cir");
        assertThat(sim(List.of("--out", "v.csv"), deck).status()).isZero();
        assertThat(Files.readAllLines(folder.resolve("v-unknown1.csv")))
                .hasSize(5)
                .startsWith("load,count,power", "10.0,4.0,1.8")
                .element(4)
                .asString()
                .startsWith("40.0,,2.4");
        assertThat(sim(List.of("--out", "v.raw", "--ascii"), deck).status()).isZero();
        assertThat(Files.readString(folder.resolve("v.raw")))
                .contains(
                        "Plotname: unknown\nFlags: real\nNo. Variables: 2\nNo. Points: 4\n",
                        "Plotname: unknown\nFlags: real\nNo. Variables: 1\nNo. Points: 1\n",
                        "Plotname: Operating Point\n");
    }

    /** 100 MB of results pass by a program with 64 MB. */
    @Test
    void resultsBeyondMemoryAreWritten() throws Exception {
        StringBuilder text = new StringBuilder("many points\nv1 a 0 sin(0 1 1k)\n");
        for (int node = 0; node < 38; node++) {
            text.append("r").append(node).append(" a n").append(node).append(" 1k\n");
            text.append("rg").append(node).append(" n").append(node).append(" 0 2k\n");
        }
        Path deck = Files.writeString(
                folder.resolve("many.cir"), text + ".tran 1u 0.3 0 1u\n.end\n", StandardCharsets.US_ASCII);
        Ended ended = sim(List.of("--out", "many.raw"), deck);
        assertThat(ended.status()).as(ended.err()).isZero();
        assertThat(Files.size(folder.resolve("many.raw"))).isGreaterThan(98_000_000L);
    }
}
