package timdnn.characterization.study;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import timdnn.characterization.column.ColumnBench;
import timdnn.characterization.engine.Samples;
import timdnn.characterization.engine.Trial;
import timdnn.characterization.plan.StateRange;
import timdnn.characterization.plan.Study;
import timdnn.characterization.plan.VariationModel;
import timdnn.characterization.sense.SensePlan;
import timdnn.characterization.sense.comparator.OffsetBench;
import timdnn.characterization.sram.SramPlan;
import timdnn.characterization.sram.SramStudy;
import timdnn.characterization.strength.StrengthBench;
import timdnn.characterization.strength.StrengthPlan;
import timdnn.harness.engine.SimulationEngine;
import timdnn.harness.netlist.DeviceInstance;
import timdnn.harness.netlist.Netlist;
import timdnn.harness.worker.LocalEngine;

/** Asks, before anything is written, whether the plan's patterns name transistors that there are. */
public final class VariedDevices {
    private VariedDevices() {}

    /**
     * Finds a pattern that matches no transistor of the column in the highest state that the plan visits, on either bitline.
     * A state may have none of them: S0 has no conducting cell.
     *
     * @param study the study
     * @param netlists folder of the netlists
     * @return what is wrong with {@code variation.devices}; empty if each pattern matches something
     */
    public static Optional<String> complaint(Study study, Path netlists) {
        if (study.declared().isPresent()) {
            return Optional.empty(); // asked of the circuit itself, by the check of the plan
        }
        if (study.variation().isEmpty()) {
            return Optional.empty();
        }
        VariationModel model = study.variation().get();
        Set<String> cells = new HashSet<>();
        try (SimulationEngine engine = LocalEngine.of(LocalEngine.Settings.of(1, deadline(study)))) {
            for (Study condition : study.conditions()) {
                String cell = condition.circuit().cell();
                Optional<String> unmatched = cells.add(cell)
                        ? unmatched(
                                model,
                                circuits(condition, netlists)
                                        .flatMap(netlist -> engine.devices(netlist).stream())
                                        .toList())
                        : Optional.empty();
                if (unmatched.isPresent()) {
                    return Optional.of("\"" + unmatched.get() + "\" matches no transistor of a column of " + cell
                            + " cells or of what else varies");
                }
            }
        }
        return Optional.empty();
    }

    /** A column in its highest state on either bitline, and whatever else varies in the plan. */
    private static Stream<Netlist> circuits(Study condition, Path netlists) {
        ColumnBench column = new ColumnBench(condition, netlists);
        int n = highestState(condition);
        List<Trial> circuits = new ArrayList<>(
                List.of(column.atStrobe("patterns", n, 0, 1e-10), column.atStrobe("patterns", 0, n, 1e-10)));
        Samples none = Samples.range(0, 0);
        condition
                .section(StrengthPlan.class)
                .ifPresent(plan -> circuits.addAll(new StrengthBench(condition, netlists).cell(1e-10, none)));
        condition
                .section(SensePlan.class)
                .ifPresent(plan -> circuits.add(new OffsetBench(condition, netlists).offset(1, 0.5, 1e-11)));
        Stream<Netlist> cell =
                condition.section(SramPlan.class).stream().map(plan -> SramStudy.cell(condition, netlists));
        return Stream.concat(circuits.stream().map(Trial::netlist), cell);
    }

    private static Duration deadline(Study study) {
        return Duration.ofMillis(Math.max(1, Math.round(study.limits().deadline_s() * 1e3)));
    }

    private static Optional<String> unmatched(VariationModel model, List<DeviceInstance> devices) {
        return model.devices().stream()
                .filter(pattern -> {
                    VariationModel alone = new VariationModel(0, 0, 0, 0, 0, List.of(pattern));
                    return devices.stream().noneMatch(device -> alone.varies(device, device.name()));
                })
                .findFirst();
    }

    private static int highestState(Study study) {
        int highest = study.sections()
                .all()
                .filter(StateRange.class::isInstance)
                .mapToInt(range -> ((StateRange) range).lastState())
                .reduce(1, Math::max);
        for (int[] state :
                study.section(StrengthPlan.class).map(StrengthPlan::mixed).orElse(List.of())) {
            highest = Math.max(highest, Math.max(state[0], state[1]));
        }
        return highest;
    }
}
