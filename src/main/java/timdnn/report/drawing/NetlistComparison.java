package timdnn.report.drawing;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import timdnn.input.InvalidInputException;

/**
 * Layout against schematic, the other way round: every component of the claimed subcircuits is drawn or listed as left out, every
 * drawn one exists, and each terminal is on the net that the netlist names. An instance of which parts are drawn ({@code xl.xpu})
 * is opened. Drain and source may change places; bulks are not drawn.
 */
final class NetlistComparison {
    private static final Set<String> SUPPLIES =
            Set.of("0", "vdd", "vddc", "vddr", "vdds", "vddk", "vddd", "vddw", "vddp", "vddg");

    private final Schematic schematic;
    private final Path netlists;
    private final Nets nets;
    private final Map<String, Part> parts = new LinkedHashMap<>();
    private final Set<String> left = new HashSet<>();
    private final Set<String> seen = new HashSet<>();
    private final Map<String, Subcircuit> known = new HashMap<>();

    private NetlistComparison(Schematic schematic, Path netlists) {
        this.schematic = schematic;
        this.netlists = netlists;
        nets = Nets.of(schematic);
        schematic.parts().forEach(part -> parts.put(part.name(), part));
        schematic.omissions().forEach(omission -> left.addAll(omission.names()));
    }

    /**
     * Compares a schematic with the netlists that it claims to show.
     *
     * @param netlists folder of the netlists
     * @throws InvalidInputException at the first difference
     */
    static void compare(Schematic schematic, Path netlists) {
        new NetlistComparison(schematic, netlists).run();
    }

    private void run() {
        if (schematic.claims().isEmpty()) {
            return;
        }
        schematic.libraries().forEach(library -> known.putAll(Subcircuit.read(netlists.resolve(library))));
        for (Schematic.Claim claim : schematic.claims()) {
            Map<String, Subcircuit> file = Subcircuit.read(netlists.resolve(claim.file()));
            Map<String, Subcircuit> all = new HashMap<>(known);
            all.putAll(file);
            Subcircuit top = file.get(claim.subcircuit());
            if (top == null) {
                throw at(claim.line(), claim.subcircuit(), "is no subcircuit of " + claim.file());
            }
            String path = claim.as().isEmpty() ? "" : claim.as() + ".";
            walk(top, all, path, node -> SUPPLIES.contains(node) ? node : path + node, claim);
        }
        for (Part part : schematic.parts()) {
            if (!seen.contains(part.name())) {
                throw at(
                        part.line(),
                        part.name(),
                        "is drawn and is in none of the netlists that the schematic claims to show");
            }
        }
        for (Schematic.Omission omission : schematic.omissions()) {
            for (String name : omission.names()) {
                if (!seen.contains(name) || parts.containsKey(name)) {
                    throw at(omission.line(), name, "is listed as left out, and is drawn or in no netlist");
                }
            }
        }
    }

    private void walk(
            Subcircuit circuit,
            Map<String, Subcircuit> all,
            String path,
            UnaryOperator<String> outer,
            Schematic.Claim claim) {
        for (Subcircuit.Card card : circuit.cards()) {
            String name = path + card.name();
            List<String> nodes = card.nodes().stream().map(outer).toList();
            boolean opened = parts.keySet().stream().anyMatch(part -> part.startsWith(name + "."));
            Subcircuit inner = all.get(card.model());
            if (opened && inner != null) {
                seen.add(name);
                walk(inner, all, name + ".", node -> inside(node, inner, nodes, name), claim);
                continue;
            }
            seen.add(name);
            Part part = parts.get(name);
            if (part != null) {
                check(part, card, nodes, inner);
            } else if (!left.contains(name)) {
                throw at(claim.line(), name, "is in " + claim.file() + " and not in the drawing");
            }
        }
    }

    private static String inside(String node, Subcircuit inner, List<String> actual, String path) {
        int formal = inner.pins().indexOf(node);
        return node.equals("0") ? node : formal >= 0 ? actual.get(formal) : path + "." + node;
    }

    private void check(Part part, Subcircuit.Card card, List<String> nodes, Subcircuit inner) {
        String expected =
                card.name().charAt(0) == 'r' ? "resistor" : card.name().charAt(0) == 'c' ? "capacitor" : card.model();
        boolean suits =
                switch (part.kind()) {
                    case NMOS -> Set.of("nfet", "nfet_lp").contains(expected);
                    case PMOS -> Set.of("pfet", "pfet_lp").contains(expected);
                    case RESISTOR -> expected.equals("resistor");
                    case CAPACITOR -> expected.equals("capacitor");
                    case INVERTER, TGATE, BLOCK -> inner != null;
                };
        if (!suits) {
            throw at(
                    part.line(),
                    part.name(),
                    "is drawn as " + part.kind() + " and is a " + expected + " in the netlist");
        }
        switch (part.kind()) {
            case NMOS, PMOS -> {
                same(part, "gate", nodes.get(1));
                ends(part, nodes.get(0), nodes.get(2));
                if (!part.w().isEmpty() && !part.w().equals(card.width())) {
                    throw at(
                            part.line(),
                            part.name(),
                            "has w=" + part.w() + " and is " + card.width() + " wide in the netlist");
                }
            }
            case RESISTOR, CAPACITOR -> ends(part, nodes.get(0), nodes.get(1));
            case INVERTER -> {
                same(part, "in", nodes.get(0));
                same(part, "out", nodes.get(1));
            }
            case TGATE -> {
                ends(part, nodes.get(0), nodes.get(1));
                same(part, "on", nodes.get(2));
                same(part, "on_n", nodes.get(3));
            }
            case BLOCK -> block(part, inner, nodes);
        }
    }

    private void block(Part part, Subcircuit inner, List<String> nodes) {
        for (String pin : part.pins().keySet()) {
            if (!inner.pins().contains(pin)) {
                throw at(
                        part.line(), part.name(), "has a pin " + pin + " that subcircuit " + inner.name() + " has not");
            }
        }
        for (int i = 0; i < nodes.size(); i++) {
            String pin = inner.pins().get(i);
            if (part.pins().containsKey(pin)) {
                same(part, pin, nodes.get(i));
            } else if (!SUPPLIES.contains(nodes.get(i))) {
                throw at(part.line(), part.name(), "is drawn without its pin " + pin);
            }
        }
    }

    private void ends(Part part, String one, String other) {
        Set<String> drawn = Set.copyOf(List.of(nets.at(part, "end1"), nets.at(part, "end2")));
        if (!drawn.equals(Set.copyOf(List.of(one, other)))) {
            throw at(
                    part.line(),
                    part.name(),
                    "is drawn between " + nets.at(part, "end1") + " and " + nets.at(part, "end2") + " and lies between "
                            + one + " and " + other + " in the netlist");
        }
    }

    private void same(Part part, String terminal, String node) {
        String drawn = nets.at(part, terminal);
        if (!drawn.equals(node)) {
            throw at(part.line(), part.name(), "has its " + terminal + " on " + drawn + ", in the netlist on " + node);
        }
    }

    private InvalidInputException at(int line, String field, String sentence) {
        return InvalidInputException.at(schematic.file(), line, field, sentence);
    }
}
