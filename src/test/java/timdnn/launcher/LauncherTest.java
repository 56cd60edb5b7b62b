package timdnn.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher in a checkout of its own, on a machine without libngspice: it looks for that in an empty folder. */
class LauncherTest {
    @TempDir
    Path temporary;

    private Path home;
    private Path calls;
    private Map<String, String> environment;

    @BeforeEach
    void aCheckoutOnAMachineWithoutNgspice() throws IOException {
        home = temporary.resolve("checkout");
        calls = temporary.resolve("calls");
        Path programs = temporary.resolve("bin");
        String launcher = Files.readString(Shell.CHECKOUT.resolve("tim"));
        String folders = "/usr/lib/*/ /usr/lib/ /usr/lib64/ /usr/local/lib/ /opt/homebrew/lib/ /lib/*/";
        assertThat(launcher).contains(folders);
        Shell.executable(home.resolve("tim"), launcher.replace(folders, temporary.resolve("none") + "/"));
        Shell.write(home.resolve("pom.xml"), "<project/>");
        Shell.write(home.resolve("lut/fit/src/main/java/Fit.java"), "class Fit {}");
        Shell.write(home.resolve("lut/fit/src/test/java/FitTest.java"), "class FitTest {}");
        Shell.executable(
                programs.resolve("java"),
                "#!/bin/sh",
                "if [ \"$1\" = -version ]; then echo 'openjdk version \"17.0.9\"' >&2; exit; fi",
                "printf '%s\\n' \"$@\"");
        Shell.executable(programs.resolve("javac"), "#!/bin/sh");
        Shell.executable(programs.resolve("sudo"), "#!/bin/sh", "exec \"$@\"");
        Shell.executable(programs.resolve("apt-get"), "#!/bin/sh", "echo apt-get >>" + calls, "exit 1");
        Shell.executable(
                programs.resolve("mvn"),
                "#!/bin/sh",
                "echo mvn >>" + calls,
                "mkdir -p src/target/app/lib src/target/classes");
        environment = Map.of("PATH", programs + ":/usr/bin:/bin");
    }

    private List<String> calls() throws IOException {
        return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
    }

    private Shell.Result tim(String... arguments) throws Exception {
        return Shell.run(environment, home.resolve("tim"), arguments);
    }

    private static void edit(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(5)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "network mnist-cnn",
                "lut show x.json",
                "report out",
                "reproduce",
                "fit out",
                "status out",
                "doctor",
                "--help",
                "--version",
                "characterize --help",
                "sim -h",
                "bench kernel",
                "run --help"
            })
    void whatDoesNotSimulateNeitherNeedsNorInstallsASimulator(String call) throws Exception {
        Shell.Result result = tim(call.split(" "));
        assertThat(result.status()).as(result.output()).isZero();
        assertThat(result.output()).contains("timdnn.cli.Main\n" + call.replace(' ', '\n') + "\n");
        assertThat(calls()).containsExactly("mvn");
    }

    @ParameterizedTest
    @ValueSource(strings = {"characterize plan.yaml", "run", "sim deck.cir", "bench harness", "cosim m --lut x"})
    void whatSimulatesAsksForTheLibrary(String call) throws Exception {
        Shell.Result result = tim(call.split(" "));
        assertThat(result.status()).isEqualTo(2);
        assertThat(result.output()).contains("apt-get install libngspice0").doesNotContain("timdnn.cli.Main");
        assertThat(calls()).containsExactly("apt-get");
    }

    @Test
    void aMovedCheckoutRunsItsOwnClassesWithoutABuild() throws Exception {
        tim("status", "out");
        Path before = home;
        home = Files.move(home, temporary.resolve("moved there"));
        Shell.Result result = tim("status", "out");
        assertThat(result.status()).as(result.output()).isZero();
        assertThat(result.output())
                .contains("\n" + home + "/src/target/classes:" + home + "/src/target/app/lib/*\n")
                .doesNotContain(before.toString());
        assertThat(calls()).containsExactly("mvn");
    }

    @Test
    void itBuildsAgainWhenASourceOfAnyModuleWasEditedOrHasGone() throws Exception {
        tim("status", "out");
        edit(home.resolve("lut/fit/src/test/java/FitTest.java"));
        tim("status", "out");
        assertThat(calls()).as("a test is no source of the program").hasSize(1);
        edit(home.resolve("lut/fit/src/main/java/Fit.java"));
        tim("status", "out");
        assertThat(calls()).hasSize(2);
        Files.delete(home.resolve("lut/fit/src/main/java/Fit.java"));
        edit(home.resolve("lut/fit/src/main/java"));
        tim("status", "out");
        assertThat(calls()).hasSize(3);
    }
}
