package timdnn.report.drawing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import timdnn.input.InvalidInputException;

/** The nets of a schematic, found from its geometry. */
final class Nets {
    private final Schematic schematic;
    private final Map<Spot, Spot> parents = new HashMap<>();
    private final Map<Spot, String> names = new HashMap<>();

    private Nets(Schematic schematic) {
        this.schematic = schematic;
    }

    /**
     * Finds the nets.
     *
     * @throws InvalidInputException if a net has two names, or a wire ends nowhere
     */
    static Nets of(Schematic schematic) {
        Nets nets = new Nets(schematic);
        nets.connect();
        nets.name();
        return nets;
    }

    /** Name of the net at a terminal. */
    String at(Part part, String terminal) {
        Spot spot = part.terminals().get(terminal);
        String name = names.get(root(spot));
        if (name == null) {
            throw InvalidInputException.at(
                    schematic.file(),
                    part.line(),
                    part.name(),
                    "has its " + terminal + " at " + spot + " on a net without a name");
        }
        return name;
    }

    private void connect() {
        for (Spot spot : joints()) {
            parents.put(spot, spot);
        }
        for (Schematic.Wire wire : schematic.wires()) {
            for (int i = 1; i < wire.corners().size(); i++) {
                Spot from = wire.corners().get(i - 1);
                Spot to = wire.corners().get(i);
                for (Spot spot : List.copyOf(parents.keySet())) {
                    if (within(spot, from, to)) {
                        parents.put(root(spot), root(from));
                    }
                }
            }
        }
    }

    /** All points at which something can be connected. */
    private Set<Spot> joints() {
        Set<Spot> joints = new LinkedHashSet<>();
        schematic.wires().forEach(wire -> joints.addAll(wire.corners()));
        schematic.parts().forEach(part -> joints.addAll(part.terminals().values()));
        schematic.marks().forEach(mark -> joints.add(mark.at()));
        return joints;
    }

    private void name() {
        for (Schematic.Mark mark : schematic.marks()) {
            if (mark.kind() == Schematic.MarkKind.DOT) {
                continue;
            }
            String before = names.putIfAbsent(root(mark.at()), mark.name());
            if (before != null && !before.equals(mark.name())) {
                throw InvalidInputException.at(
                        schematic.file(), mark.line(), mark.name(), "is on the net that is named " + before);
            }
        }
    }

    private Spot root(Spot spot) {
        Spot at = spot;
        while (!parents.getOrDefault(at, at).equals(at)) {
            at = parents.get(at);
        }
        return at;
    }

    static boolean within(Spot spot, Spot from, Spot to) {
        return Math.min(from.x(), to.x()) <= spot.x()
                && spot.x() <= Math.max(from.x(), to.x())
                && Math.min(from.y(), to.y()) <= spot.y()
                && spot.y() <= Math.max(from.y(), to.y());
    }

    /** Points where three or more branches meet, which get a dot. */
    List<Spot> junctions() {
        List<Spot> junctions = new ArrayList<>();
        for (Spot spot : joints()) {
            Set<String> branches = new LinkedHashSet<>();
            for (Schematic.Wire wire : schematic.wires()) {
                for (int i = 1; i < wire.corners().size(); i++) {
                    branches(spot, wire.corners().get(i - 1), wire.corners().get(i), branches);
                }
            }
            for (Part part : schematic.parts()) {
                part.terminals().forEach((name, terminal) -> {
                    if (terminal.equals(spot)) {
                        branches.add(part.name() + " " + name);
                    }
                });
            }
            boolean asked = schematic.marks().stream()
                    .anyMatch(mark ->
                            mark.kind() == Schematic.MarkKind.DOT && mark.at().equals(spot));
            if (branches.size() >= 3 || asked) {
                junctions.add(spot);
            }
        }
        return junctions;
    }

    private static void branches(Spot spot, Spot from, Spot to, Set<String> branches) {
        if (!within(spot, from, to) || from.equals(to)) {
            return;
        }
        for (Spot end : List.of(from, to)) {
            if (!end.equals(spot)) {
                branches.add(Integer.signum(end.x() - spot.x()) + " " + Integer.signum(end.y() - spot.y()));
            }
        }
    }
}
