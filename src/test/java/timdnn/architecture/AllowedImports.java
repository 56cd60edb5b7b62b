package timdnn.architecture;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What each package may use of the project, besides itself and {@code timdnn.input}. A package stands below all that it
 * uses, so that the list itself shows that data flow one way; {@link #read} refuses one that does not.
 */
final class AllowedImports {
    private static final String LIST = """
            input:
            array:
            harness:
            harness.netlist:
            harness.result:
            harness.engine: harness.netlist harness.result
            harness.ngspice.binding:
            harness.ngspice: harness harness.netlist harness.result harness.ngspice.binding
            harness.worker: harness harness.netlist harness.result harness.engine harness.ngspice
            lut.table:
            lut.tile: lut.table
            lut.store: array lut.table lut.tile
            lut.fit: characterization.strength characterization.access characterization.engine
              characterization.sense.converter characterization.sense characterization.area
              characterization.rareerror characterization.plan characterization.sram characterization.statistics
              characterization.sense.comparator characterization.study characterization.digital
              characterization.column characterization.store array harness.netlist lut.table lut.tile lut.store
            tile: array lut.table lut.tile
            tile.vector: array tile
            network: array tile
            network.onnx: tile network
            network.data: network
            network.accuracy: array lut.table lut.tile lut.store tile network network.data
            chip: array lut.table lut.tile lut.store
            bench: characterization.plan characterization.circuit.running characterization.engine
              characterization.reduction harness harness.netlist harness.result harness.engine harness.worker
            report.drawing:
            report.page: characterization.figure
            report.run: characterization.figure characterization.column characterization.study
              characterization.engine characterization.area characterization.store characterization.digital
              characterization.plan array harness.netlist harness.result lut.table lut.store report.page
            report.plot: characterization.column characterization.store characterization.statistics
              characterization.engine characterization.study characterization.plan harness.result report.page
              report.run
            report.column: characterization.sense.sampling characterization.figure characterization.column
              characterization.statistics characterization.sense characterization.rareerror characterization.study
              characterization.plan array harness.netlist harness.result lut.table lut.store report.page report.run
              report.plot
            report.circuit: characterization.figure characterization.sram characterization.column
              characterization.access characterization.statistics characterization.sense.converter
              characterization.area characterization.sense characterization.circuit.finding
              characterization.sense.comparator characterization.sense.sampling characterization.store
              characterization.digital characterization.plan array report.page report.run
            report.network: characterization.figure characterization.column characterization.access
              characterization.study characterization.digital characterization.plan array lut.store report.page
              report.run report.column
            report: characterization.access characterization.sense characterization.area
              characterization.circuit.finding characterization.rareerror characterization.plan
              characterization.sram characterization.study characterization.digital characterization.figure
              characterization.column harness.netlist lut.table lut.store report.page report.run report.column
              report.circuit report.network
            cli.shared:
            cli.study: characterization.strength characterization.circuit.running characterization.engine
              characterization.reduction characterization.area characterization.circuit.finding
              characterization.rareerror characterization.plan characterization.sram characterization.statistics
              characterization.study characterization.digital characterization.figure characterization.column
              characterization.store array harness.netlist harness.ngspice cli.shared
            cli.campaign: characterization.figure characterization.column characterization.engine
              characterization.rareerror characterization.store characterization.plan array harness.worker
              cli.shared cli.study
            cli.simulation: harness.netlist harness.result harness.ngspice harness.worker cli.shared
            cli.table: characterization.figure characterization.statistics characterization.engine
              characterization.store characterization.digital characterization.plan array harness.netlist lut.table
              lut.tile lut.store lut.fit cli.shared
            cli.network: array lut.table lut.store tile network network.onnx network.data network.accuracy
              cli.shared
            cli.chip: lut.table lut.store chip cli.shared
            cli.report: report.drawing report.plot report cli.shared cli.campaign
            cli.bench: characterization.circuit.running characterization.reduction characterization.store
              characterization.plan harness harness.ngspice harness.worker bench cli.shared
            cli: characterization.study characterization.plan harness harness.engine harness.ngspice harness.worker
              lut.store network.onnx network.data network.accuracy cli.shared cli.study cli.campaign cli.simulation
              cli.table cli.network cli.chip cli.report cli.bench
            """;

    private AllowedImports() {}

    /** Allowed packages by package, all with their whole names. */
    static Map<String, List<String>> read() {
        Map<String, List<String>> allowed = new LinkedHashMap<>();
        for (String line : LIST.replaceAll("\\n +", " ").lines().toList()) {
            String[] parts = line.split(":", -1);
            List<String> uses = Arrays.stream(parts[1].strip().split(" +", -1))
                    .filter(word -> !word.isEmpty())
                    .map(word -> "timdnn." + word)
                    .toList();
            for (String used : uses) {
                if (!allowed.containsKey(used)) {
                    throw new IllegalStateException(parts[0] + " must stand below " + used + ", which it uses");
                }
            }
            allowed.put("timdnn." + parts[0], uses);
        }
        return allowed;
    }
}
