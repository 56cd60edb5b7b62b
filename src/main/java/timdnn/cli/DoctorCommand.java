package timdnn.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import timdnn.cli.shared.Json;
import timdnn.cli.shared.Project;
import timdnn.harness.engine.SimulationEngine;
import timdnn.harness.ngspice.NgspiceInstallation;
import timdnn.harness.worker.LocalEngine;
import timdnn.harness.worker.NgspiceProgram;
import timdnn.input.InvalidInputException;

/** Reports on the machine. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Report what is installed, what it can do, and what to do about what is missing.")
public final class DoctorCommand implements Callable<Integer> {
    @Option(names = "--json", description = "print one JSON document on standard output")
    private boolean json;

    @Override
    public Integer call() {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put(
                "java",
                System.getProperty("java.version") + " (" + System.getProperty("java.vendor") + "), "
                        + System.getProperty("java.home"));
        report.put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        report.put("cores", Runtime.getRuntime().availableProcessors());
        report.put("heap_bytes", Runtime.getRuntime().maxMemory());
        boolean vector = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
        report.put("vectorApi", vector ? "loaded" : "not loaded: the packed kernel in plain Java is used");
        report.put("project", Project.home().toAbsolutePath().normalize().toString());
        report.put("ngspiceLibrary", NgspiceInstallation.location().orElse("missing"));
        report.put("ngspiceProgram", program());
        int status = 0;
        try (SimulationEngine engine = LocalEngine.of(LocalEngine.Settings.of(1))) {
            report.put("ngspiceVersion", engine.version());
            List<String> missing = NgspiceInstallation.missingFunctions();
            report.put("missingFunctions", missing);
            report.put("worker", "starts, threads of ngspice set to 1");
        } catch (InvalidInputException absent) {
            report.put("advice", absent.getMessage());
            status = 2;
        }
        if (json) {
            Json.print(report);
        } else {
            report.forEach(
                    (name, value) -> System.out.println(String.format(java.util.Locale.ROOT, "%-18s %s", name, value)));
        }
        return status;
    }

    /** The stand-alone program serves only to check decks independently; nothing depends on it. */
    private static String program() {
        return NgspiceProgram.find()
                .map(program -> program.path().toString())
                .orElse("missing: apt-get install ngspice, to run decks outside the harness");
    }
}
