package timdnn.architecture;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.targetOwner;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Data flows one way; this module sees all the others, so the rules stand here. */
class ArchitectureTest {
    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("/train/"))
            .importPackages("timdnn");

    private static final Map<String, List<String>> EDGES = AllowedImports.read();

    /** What runs on tables alone; {@code timdnn.chip} from its first class on. */
    private static final Set<String> ON_TABLES = Set.of("timdnn.tile", "timdnn.network", "timdnn.chip");

    static Set<String> packages() {
        return EDGES.keySet();
    }

    static Set<String> packagesOnTables() {
        return seen().stream()
                .filter(name -> ON_TABLES.stream().anyMatch(root -> name.equals(root) || name.startsWith(root + ".")))
                .collect(Collectors.toSet());
    }

    private static Set<String> seen() {
        return ALL.stream().map(JavaClass::getPackageName).collect(Collectors.toSet());
    }

    @Test
    void classesOfEveryPackageAreSeen() {
        assertThat(seen()).containsExactlyInAnyOrderElementsOf(EDGES.keySet());
    }

    @ParameterizedTest
    @MethodSource("packages")
    void aPackageUsesOnlyWhatIsBelowIt(String name) {
        String[] allowed = java.util.stream.Stream.concat(
                        EDGES.get(name).stream(), java.util.stream.Stream.of(name, "timdnn.input", "timdnn.array"))
                .toArray(String[]::new);
        check(noClasses()
                .that(resideInAPackage(name))
                .should()
                .dependOnClassesThat(
                        resideInAPackage("timdnn..").and(DescribedPredicate.not(resideInAnyPackage(allowed))))
                .because("data flows one way"));
    }

    @Test
    void noPackagesFormACycle() {
        check(slices().matching("timdnn.(**)").should().beFreeOfCycles());
    }

    @Test
    void tablesAndTileNeedTheJdkAlone() {
        check(classes()
                .that(resideInAnyPackage(
                        "timdnn.array",
                        "timdnn.lut.table",
                        "timdnn.lut.tile",
                        "timdnn.tile",
                        "timdnn.tile.kernel",
                        "timdnn.tile.error"))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "java..",
                        "timdnn.array",
                        "timdnn.lut.table",
                        "timdnn.lut.tile",
                        "timdnn.tile",
                        "timdnn.tile.kernel",
                        "timdnn.tile.error")));
    }

    private static final DescribedPredicate<JavaClass> SIMULATION = resideInAnyPackage(
            "timdnn.harness..", "timdnn.characterization..", "timdnn.lut.fit..", "com.sun.jna..", "org.sqlite..");

    @Test
    void networksReachNoSimulationOverAnyNumberOfSteps() {
        check(noClasses()
                .that(resideInAnyPackage("timdnn.tile..", "timdnn.network..", "timdnn.chip..", "timdnn.lut.store.."))
                .should()
                .transitivelyDependOnClassesThat(SIMULATION)
                .because("networks run where ngspice is absent"));
    }

    @Test
    void theRuleAboutReachingSimulationFindsTheCommandLine() {
        assertThat(noClasses()
                        .that(resideInAPackage("timdnn.cli"))
                        .should()
                        .transitivelyDependOnClassesThat(resideInAnyPackage("com.sun.jna.."))
                        .evaluate(ALL)
                        .hasViolation())
                .isTrue();
    }

    @Test
    void onlyTheBindingKnowsJna() {
        check(noClasses()
                .that(DescribedPredicate.not(resideInAPackage("timdnn.harness.ngspice.binding")))
                .should()
                .dependOnClassesThat(resideInAPackage("com.sun.jna..")));
    }

    @Test
    void onePackageKnowsTheVectorApi() {
        check(noClasses()
                .that(DescribedPredicate.not(resideInAPackage("timdnn.tile.vector")))
                .should()
                .dependOnClassesThat(resideInAPackage("jdk.incubator.vector..")));
    }

    @Test
    void onlyWorkersStartProcessesAndOnlyWorkersAndTheCommandLineExit() {
        check(noClasses()
                .that(DescribedPredicate.not(resideInAnyPackage("timdnn.harness.worker", "timdnn.bench.kernel")))
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(ProcessBuilder.class));
        check(noClasses()
                .that(DescribedPredicate.not(resideInAnyPackage("timdnn.harness.worker", "timdnn.cli")))
                .should()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "halt", int.class));
    }

    @Test
    void onePlaceConstructsThePoolOfWorkers() {
        check(noClasses()
                .that(DescribedPredicate.not(simpleName("LocalEngine")))
                .should()
                .callConstructorWhere(targetOwner(simpleName("WorkerPool"))));
        assertThat(ALL.get("timdnn.harness.worker.WorkerPool").getConstructorCallsToSelf())
                .as("the rule sees the place where it is constructed")
                .hasSize(1);
    }

    @Test
    void noRandomNumbersWithoutAnAddress() {
        check(noClasses()
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(
                        java.util.Random.class,
                        java.util.SplittableRandom.class,
                        java.util.concurrent.ThreadLocalRandom.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(java.util.random.RandomGenerator.class)
                .orShould()
                .callMethod(Math.class, "random"));
    }

    @Test
    void everyFormatNamesItsLocale() {
        check(noClasses().should().callMethodWhere(new DescribedPredicate<JavaCall<?>>("format without a locale") {
            @Override
            public boolean test(JavaCall<?> call) {
                boolean formats =
                        call.getName().equals("format") && call.getTargetOwner().isEquivalentTo(String.class);
                boolean cases =
                        (call.getName().equals("toLowerCase") || call.getName().equals("toUpperCase"))
                                && call.getTargetOwner().isEquivalentTo(String.class);
                boolean located = call.getTarget().getRawParameterTypes().stream()
                        .anyMatch(type -> type.isEquivalentTo(Locale.class));
                return ((formats || cases) && !located) || call.getName().equals("printf");
            }
        }));
    }

    @Test
    void onlyTheCommandLineAndWorkersPrint() {
        check(noClasses()
                .that(DescribedPredicate.not(resideInAnyPackage("timdnn.cli..", "timdnn.harness.worker")))
                .should()
                .accessTargetWhere(new DescribedPredicate<JavaAccess<?>>("System.out or System.err") {
                    @Override
                    public boolean test(JavaAccess<?> access) {
                        return access.getTargetOwner().isEquivalentTo(System.class)
                                && (access.getName().equals("out")
                                        || access.getName().equals("err"));
                    }
                }));
    }

    @Test
    void noRawRuntimeExceptions() {
        check(
                noClasses()
                        .should()
                        .callConstructor(RuntimeException.class, String.class)
                        .orShould()
                        .callConstructor(RuntimeException.class, String.class, Throwable.class)
                        .orShould()
                        .callConstructor(RuntimeException.class, Throwable.class)
                        .because("a caller's mistake, a user's mistake and broken machinery have types of their own"),
                "timdnn.input.InvalidInputException",
                "timdnn.harness.HarnessException",
                "timdnn.characterization.plan.PlanComplaint");
    }

    @Test
    void namesSayWhatAClassIs() {
        check(noClasses()
                .should()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Helper"));
    }

    @Test
    void everyPackageSaysWhatItIs() {
        Set<String> described = ALL.stream()
                .filter(type -> type.getSimpleName().equals("package-info"))
                .map(JavaClass::getPackageName)
                .collect(Collectors.toSet());
        // package-info without annotations leaves no class file, so the sources are looked at.
        for (String name : seen()) {
            String path = name.replace('.', '/') + "/package-info.java";
            boolean found = described.contains(name)
                    || java.util.stream.Stream.of(
                                    "../harness/src/main/java",
                                    "../harness/input/src/main/java",
                                    "../characterization/src/main/java",
                                    "../lut/tables/src/main/java",
                                    "../lut/fit/src/main/java",
                                    "main/java")
                            .anyMatch(root -> java.nio.file.Files.exists(java.nio.file.Path.of(root, path)));
            assertThat(found).as(name).isTrue();
        }
    }

    private static void check(ArchRule rule, String... except) {
        JavaClasses checked = except.length == 0
                ? ALL
                : ALL.that(new DescribedPredicate<JavaClass>("not an exception type") {
                    @Override
                    public boolean test(JavaClass type) {
                        return !Set.of(except).contains(type.getName());
                    }
                });
        rule.allowEmptyShould(false).check(checked);
    }
}
