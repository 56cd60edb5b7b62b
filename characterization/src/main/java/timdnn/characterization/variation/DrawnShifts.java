package timdnn.characterization.variation;

import java.util.List;
import java.util.Optional;
import timdnn.characterization.plan.DeclaredCircuit;
import timdnn.characterization.plan.MonteCarloPlan;
import timdnn.characterization.plan.Study;
import timdnn.characterization.sample.Design;
import timdnn.characterization.sample.DesignKind;
import timdnn.characterization.sample.SampleStream;
import timdnn.characterization.sample.SobolDesign;
import timdnn.harness.netlist.Alteration;
import timdnn.harness.netlist.DeviceInstance;
import timdnn.harness.netlist.Netlist;
import timdnn.input.InvalidInputException;

/** Which point of a circuit's variables each sample of a trial lies at: by address, or where a sampling design puts it. */
public final class DrawnShifts {
    private final CircuitVariables space;
    private final Draws draws;
    private final SampleStream stream;
    private final Optional<Design> design;

    private DrawnShifts(CircuitVariables space, Draws draws, SampleStream stream, Optional<Design> design) {
        this.space = space;
        this.draws = draws;
        this.stream = stream;
        this.design = design;
    }

    /**
     * The draws of a circuit under one condition.
     *
     * @param study the study under the condition
     * @param devices all transistors of the expanded circuit
     * @param netlist the circuit, with its model cards
     * @param draws under which addresses is drawn
     * @return the draws
     * @throws InvalidInputException if no transistor matches the plan, or more vary than the plan's design supports
     */
    public static DrawnShifts of(Study study, List<DeviceInstance> devices, Netlist netlist, Draws draws) {
        VariationSpace space = VariationSpace.of(
                study.variation().orElseThrow(), study.corner().shift(), devices, netlist, draws);
        SampleStream stream = new SampleStream(study.seed(), draws.experiment(), study.condition());
        Optional<Design> design = study.section(MonteCarloPlan.class)
                .filter(plan -> draws.experiment().equals("mismatch") && plan.design() != DesignKind.PLAIN)
                .filter(plan -> space.dimension() > 0)
                .map(plan -> design(plan, space, stream, draws));
        return new DrawnShifts(space, draws, stream, design);
    }

    /**
     * The draws of a declared circuit, whose variables are known.
     *
     * @param study the study under one condition
     * @param variables what varies
     * @param draws under which addresses is drawn
     * @return the draws; without a design where the circuit is a part of another study
     * @throws InvalidInputException if more vary than the plan's design supports
     */
    public static DrawnShifts of(Study study, InstanceVariables variables, Draws draws) {
        SampleStream stream = new SampleStream(study.seed(), draws.experiment(), study.condition());
        if (study.declared().isEmpty()) {
            return new DrawnShifts(variables, draws, stream, Optional.empty());
        }
        DeclaredCircuit circuit = study.declared().get();
        boolean placed = circuit.design() != DesignKind.PLAIN
                && circuit.samples() > 0
                && variables.dimension() > 0
                && variables.addresses().stream().noneMatch(InstanceVariables::isSet);
        if (placed && circuit.design() == DesignKind.SOBOL && variables.dimension() > SobolDesign.MAX_DEVICES) {
            throw new InvalidInputException("monteCarlo.design sobol supports " + SobolDesign.MAX_DEVICES
                    + " variables, but the circuit has " + variables.dimension());
        }
        Optional<Design> design = placed
                ? Optional.of(circuit.design()
                        .create(
                                stream,
                                draws.state(),
                                variables.addresses(),
                                circuit.samples(),
                                MonteCarloPlan.REPLICATES))
                : Optional.empty();
        return new DrawnShifts(variables, draws, stream, design);
    }

    private static Design design(MonteCarloPlan plan, VariationSpace space, SampleStream stream, Draws draws) {
        if (plan.design() == DesignKind.SOBOL && space.dimension() > SobolDesign.MAX_DEVICES) {
            throw new InvalidInputException("mismatch.design sobol supports " + SobolDesign.MAX_DEVICES
                    + " variables, but state " + draws.state() + " has " + space.dimension());
        }
        return plan.design()
                .create(stream, draws.state(), space.addresses(), plan.samples(), MonteCarloPlan.REPLICATES);
    }

    /**
     * What varies.
     *
     * @return the variables, in the order of a point's coordinates
     */
    public CircuitVariables space() {
        return space;
    }

    /**
     * Whether every draw has its own address, so that other circuits for the same column share it.
     *
     * @return false where a sampling design puts the samples
     */
    public boolean addressed() {
        return design.isEmpty();
    }

    /**
     * Where a sample lies.
     *
     * @param sample index of the sample
     * @return standard normal coordinates {@code [variable]}
     */
    public double[] point(int sample) {
        return design.map(placed -> placed.point(sample)).orElseGet(() -> space.draw(stream, draws.state(), sample));
    }

    /**
     * How a sample alters the circuit.
     *
     * @param sample index of the sample
     * @return values of device parameters
     */
    public List<Alteration> alterations(int sample) {
        return space.alterations(point(sample));
    }
}
