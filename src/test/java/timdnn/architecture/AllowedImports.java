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
            chip.shape:
            characterization.rare.form:
            input:
            array:
            harness:
            harness.netlist:
            harness.result:
            harness.engine: harness.netlist harness.result
            harness.ngspice.binding:
            harness.ngspice: harness harness.netlist harness.result harness.ngspice.binding
            harness.worker: harness harness.netlist harness.result harness.engine harness.ngspice
            characterization.sample:
            characterization.plan.yaml: harness.netlist
            characterization.plan: array harness.netlist characterization.sample characterization.plan.yaml
            characterization.statistics:
            characterization.figure: characterization.statistics
            characterization.waveform: harness.netlist harness.result
            characterization.rare: characterization.rare.form characterization.sample characterization.statistics
            characterization.store: characterization.rare.form harness harness.netlist harness.result
              characterization.statistics characterization.rare
            characterization.variation: harness.netlist characterization.sample characterization.plan
            characterization.engine: characterization.rare.form array harness harness.netlist harness.result
              harness.engine harness.worker characterization.sample characterization.plan
              characterization.statistics characterization.waveform characterization.store
              characterization.variation
            characterization.column: array harness harness.netlist harness.result characterization.sample
              characterization.plan.yaml characterization.plan characterization.statistics characterization.figure
              characterization.waveform characterization.store characterization.engine
            characterization.reduction: array harness harness.netlist harness.result harness.engine
              characterization.sample characterization.plan.yaml characterization.plan characterization.statistics
              characterization.figure characterization.waveform characterization.store characterization.variation
              characterization.engine characterization.column
            characterization.strength: array harness.netlist characterization.plan.yaml characterization.plan
              characterization.statistics characterization.figure characterization.waveform characterization.store
              characterization.variation characterization.engine characterization.column characterization.reduction
            characterization.sense.comparator: characterization.rare.form array harness harness.netlist
              harness.result characterization.sample characterization.plan characterization.statistics
              characterization.figure characterization.waveform characterization.rare characterization.store
              characterization.variation characterization.engine
            characterization.sense.sampling: array harness.netlist harness.result characterization.plan
              characterization.waveform characterization.store characterization.engine characterization.column
            characterization.sense.converter: array harness harness.netlist harness.result characterization.plan
              characterization.figure characterization.waveform characterization.store characterization.engine
              characterization.column characterization.sense.comparator
            characterization.sense: array harness.netlist characterization.plan.yaml characterization.plan
              characterization.statistics characterization.figure characterization.store characterization.engine
              characterization.column characterization.sense.comparator characterization.sense.sampling
              characterization.sense.converter
            characterization.digital: array harness harness.netlist characterization.plan.yaml characterization.plan
              characterization.figure characterization.waveform characterization.store characterization.engine
            characterization.stepped: array harness harness.netlist harness.result characterization.plan.yaml
              characterization.plan characterization.statistics characterization.figure characterization.waveform
              characterization.store characterization.variation characterization.engine characterization.column
              characterization.sense.comparator characterization.sense characterization.digital
            characterization.access: array harness harness.netlist harness.result characterization.plan.yaml
              characterization.plan characterization.figure characterization.waveform characterization.store
              characterization.engine characterization.column characterization.sense.sampling
              characterization.sense.converter characterization.sense characterization.digital
            characterization.rareerror: characterization.rare.form array harness.netlist characterization.sample
              characterization.plan.yaml characterization.plan characterization.statistics characterization.figure
              characterization.rare characterization.store characterization.variation characterization.engine
              characterization.column characterization.reduction characterization.sense.comparator
              characterization.sense characterization.stepped
            characterization.circuit.declaration: array harness.netlist characterization.plan.yaml
              characterization.plan
            characterization.circuit.measure: harness.netlist harness.result characterization.waveform
              characterization.circuit.declaration
            characterization.circuit.finding: harness.netlist characterization.plan characterization.statistics
              characterization.figure characterization.store characterization.variation characterization.engine
              characterization.circuit.declaration characterization.circuit.measure
            characterization.circuit.running: characterization.rare.form harness harness.netlist harness.result
              harness.engine harness.worker characterization.sample characterization.plan
              characterization.statistics characterization.waveform characterization.rare characterization.store
              characterization.variation characterization.engine characterization.circuit.declaration
              characterization.circuit.measure characterization.circuit.finding
            characterization.sram: array harness harness.netlist characterization.sample characterization.plan.yaml
              characterization.plan characterization.statistics characterization.figure characterization.store
              characterization.engine characterization.circuit.declaration characterization.circuit.finding
              characterization.circuit.running
            characterization.area: array harness.netlist characterization.plan characterization.statistics
              characterization.figure characterization.store characterization.column characterization.sense.sampling
              characterization.sense.converter characterization.digital characterization.stepped
              characterization.access characterization.sram
            characterization.study: array harness.netlist harness.engine harness.worker characterization.plan
              characterization.statistics characterization.figure characterization.store characterization.engine
              characterization.column characterization.reduction characterization.strength
              characterization.sense.comparator characterization.sense.sampling characterization.sense
              characterization.digital characterization.stepped characterization.access characterization.rareerror
              characterization.circuit.declaration characterization.circuit.finding characterization.circuit.running
              characterization.sram characterization.area
            lut.table:
            lut.tile: lut.table
            lut.store: array lut.table lut.tile
            pareto: array characterization.statistics lut.table lut.tile lut.store
            lut.fit: array harness.netlist characterization.plan characterization.statistics characterization.store
              characterization.engine characterization.column characterization.strength
              characterization.sense.comparator characterization.sense.converter characterization.sense
              characterization.digital characterization.stepped characterization.access characterization.rareerror
              characterization.sram characterization.area characterization.study lut.table lut.tile lut.store
            tile: array lut.table
            tile.kernel: array tile
            tile.error: array lut.table lut.tile tile
            tile.vector: array tile tile.kernel
            network: array tile tile.kernel tile.error
            network.onnx.graph: network
            network.digital: network
            network.onnx.operator: tile network network.onnx.graph network.digital
            network.data: network
            network.onnx: tile network network.onnx.graph network.onnx.operator network.data
            network.accuracy: array lut.table lut.tile lut.store tile tile.kernel tile.error network network.digital
              network.data
            cosim: array harness harness.netlist harness.result harness.engine characterization.sample
              characterization.plan characterization.statistics characterization.waveform characterization.engine
              characterization.column characterization.strength characterization.stepped lut.table lut.tile
              lut.store tile tile.kernel tile.error network network.data network.accuracy
            bench.kernel: array lut.table lut.store tile tile.kernel tile.error network network.accuracy
            chip: array lut.table lut.tile lut.store tile
            chip.design: chip.shape array lut.tile lut.store chip
            chip.program: chip.shape chip.design
            chip.execution: chip.shape array tile tile.error network chip.design chip.program
            chip.schedule: chip.shape chip.design chip.program
            chip.energy: chip.shape array lut.table lut.tile lut.store chip chip.design chip.program chip.schedule
            chip.exploration: array lut.table lut.store network.accuracy chip chip.design chip.energy
            chip.export: array lut.table lut.store chip chip.design chip.schedule chip.energy
            report.page: characterization.figure
            report.chip: chip.shape lut.tile lut.store network.accuracy chip chip.design chip.program chip.schedule
              chip.energy chip.exploration report.page
            chip.comparison: chip.shape chip chip.design chip.schedule chip.energy
            bench: harness harness.netlist harness.result harness.engine harness.worker characterization.sample
              characterization.plan characterization.store characterization.engine characterization.column
              characterization.reduction characterization.circuit.running characterization.study
            report.drawing:
            report.run: array harness.netlist harness.result characterization.plan characterization.figure
              characterization.store characterization.engine characterization.column characterization.digital
              characterization.area characterization.study lut.table lut.store report.page
            report.declared: harness.netlist harness.result characterization.plan characterization.statistics
              characterization.figure characterization.store characterization.engine
              characterization.circuit.declaration characterization.circuit.finding characterization.study
              report.page report.run
            report.plot: harness.result characterization.plan characterization.statistics characterization.store
              characterization.engine characterization.column characterization.study pareto report.page report.run
            report.column: array harness.netlist harness.result characterization.plan characterization.statistics
              characterization.figure characterization.column characterization.sense.sampling characterization.sense
              characterization.rareerror characterization.study lut.table lut.store report.page report.run
              report.plot
            report.circuit: array characterization.plan characterization.statistics characterization.figure
              characterization.store characterization.column characterization.sense.comparator
              characterization.sense.sampling characterization.sense.converter characterization.sense
              characterization.digital characterization.access characterization.sram characterization.area
              report.page report.run
            report.network: array characterization.plan characterization.figure characterization.column
              characterization.digital characterization.access characterization.study lut.store report.page
              report.run report.column
            report: harness.netlist characterization.plan characterization.figure characterization.column
              characterization.sense characterization.digital characterization.access characterization.rareerror
              characterization.circuit.finding characterization.sram characterization.area characterization.study
              lut.table lut.store report.page report.run report.declared report.column report.circuit report.network
            cli.shared:
            cli.study: array harness.netlist harness.ngspice characterization.plan characterization.statistics
              characterization.figure characterization.store characterization.engine characterization.column
              characterization.reduction characterization.strength characterization.digital
              characterization.rareerror characterization.circuit.declaration characterization.circuit.finding
              characterization.circuit.running characterization.sram characterization.area characterization.study
              cli.shared
            cli.campaign: array harness.worker characterization.plan characterization.figure characterization.store
              characterization.engine characterization.column characterization.rareerror cli.shared cli.study
            cli.simulation: harness.netlist harness.result harness.ngspice harness.worker cli.shared
            cli.table: array harness.netlist characterization.plan characterization.statistics
              characterization.figure characterization.store characterization.engine characterization.digital
              characterization.circuit.finding lut.table lut.tile lut.store lut.fit cli.shared
            cli.network: array characterization.statistics characterization.figure lut.table lut.store tile network
              network.onnx.graph network.data network.onnx network.accuracy cli.shared
            cli.chip: chip.shape array characterization.statistics characterization.figure lut.table lut.tile
              lut.store pareto tile.error network network.onnx.graph network.data network.onnx network.accuracy chip
              chip.design chip.program chip.execution chip.schedule chip.energy chip.exploration chip.export
              report.chip chip.comparison report.plot cli.shared cli.network
            cli.cosim: harness.netlist harness.engine harness.ngspice harness.worker characterization.plan
              characterization.statistics characterization.figure lut.table lut.store network network.data cosim
              cli.shared cli.network
            cli.report: report.drawing report.plot report cli.shared cli.campaign
            cli.bench: harness harness.ngspice harness.worker characterization.plan characterization.figure
              characterization.store characterization.reduction characterization.circuit.running lut.store network
              network.onnx bench.kernel bench cli.shared cli.table
            cli: harness harness.engine harness.ngspice harness.worker characterization.plan characterization.figure
              characterization.study lut.store network.data network.onnx network.accuracy cli.shared cli.study
              cli.campaign cli.simulation cli.table cli.network cli.chip cli.cosim cli.report cli.bench
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
