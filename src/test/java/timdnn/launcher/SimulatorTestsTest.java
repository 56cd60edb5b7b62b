package timdnn.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The check that all tests on ngspice ran, on a checkout of two classes and an interface with checks. */
class SimulatorTestsTest {
    @TempDir
    Path checkout;

    @BeforeEach
    void twoClassesAndAnInterface() throws IOException {
        Path sources = checkout.resolve("module/src/test/java/a/b");
        Shell.write(
                sources.resolve("OneIT.java"),
                "package a.b;",
                "final class OneIT",
                "        implements PartChecks {",
                "    @ParameterizedTest",
                "    @CsvSource({",
                "        \"f(1), 2\",",
                "    })",
                "    void manyOfThem(String text, int number) {}",
                "",
                "    @Test",
                "    void another() throws Exception {}",
                "}");
        Shell.write(
                sources.resolve("PartChecks.java"),
                "package a.b;",
                "interface PartChecks {",
                "    @Test",
                "    default void part() {}",
                "}");
        Shell.write(
                sources.resolve("TwoIT.java"), "package a.b;", "class TwoIT {", "    @Test", "    void two() {}", "}");
        report("OneIT", "manyOfThem(String, int)[1]", "manyOfThem(String, int)[2]", "another", "part");
        report("TwoIT", "two");
    }

    private void report(String name, String... tests) throws IOException {
        StringBuilder cases = new StringBuilder();
        for (String test : tests) {
            cases.append("  <testcase name=\"")
                    .append(test)
                    .append("\" classname=\"a.b.")
                    .append(name);
            cases.append("\" time=\"0.1\"").append(test.startsWith("skipped") ? "><skipped/></testcase>\n" : "/>\n");
        }
        Shell.write(
                checkout.resolve("module/target/surefire-reports/TEST-a.b." + name + ".xml"),
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
                "<testsuite name=\"a.b." + name + "\" tests=\"" + tests.length + "\">",
                cases + "</testsuite>");
    }

    private Shell.Result check() throws Exception {
        return Shell.run(Map.of(), Shell.CHECKOUT.resolve(".ci/simulator-tests"), checkout.toString());
    }

    @Test
    void allMethodsInTheReportsAreEnough() throws Exception {
        assertThat(check())
                .isEqualTo(new Shell.Result(
                        0, "4 of 4 test methods on ngspice ran (5 with all parameters), in 2 classes; 0 skipped\n"));
    }

    @Test
    void parametersDoNotStandForAMethodThatDidNotRun() throws Exception {
        report(
                "OneIT",
                "manyOfThem(String, int)[1]",
                "manyOfThem(String, int)[2]",
                "manyOfThem(String, int)[3]",
                "part");
        Shell.Result result = check();
        assertThat(result.status()).isOne();
        assertThat(result.output()).startsWith("did not run: a.b.OneIT.another\n3 of 4 ");
    }

    @Test
    void aMethodOfAnotherClassDoesNotCount() throws Exception {
        report("OneIT", "manyOfThem(String, int)[1]", "another");
        report("TwoIT", "two", "part");
        assertThat(check().output()).startsWith("did not run: a.b.OneIT.part\n");
    }

    @Test
    void aSkippedTestIsNamed() throws Exception {
        Shell.write(
                checkout.resolve("module/src/test/java/a/b/TwoIT.java"),
                "package a.b;",
                "class TwoIT {",
                "    @Test",
                "    void skippedOne() {}",
                "}");
        report("TwoIT", "skippedOne");
        Shell.Result result = check();
        assertThat(result.status()).isOne();
        assertThat(result.output()).contains("skipped: a.b.TwoIT.skippedOne\n");
    }

    @Test
    void checksThatNoClassTakesUpAreNamed() throws Exception {
        Shell.write(
                checkout.resolve("module/src/test/java/a/b/LooseChecks.java"),
                "package a.b;",
                "interface LooseChecks {",
                "    @Test",
                "    default void loose() {}",
                "}");
        Shell.Result result = check();
        assertThat(result.status()).isOne();
        assertThat(result.output()).contains("in no class: the tests of LooseChecks\n");
    }
}
