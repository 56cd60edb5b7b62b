package timdnn.characterization.variation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import timdnn.characterization.sample.SampleStream;
import timdnn.harness.netlist.Alteration;
import timdnn.harness.netlist.DeviceInstance;
import timdnn.harness.netlist.SpiceNumber;

/**
 * Variables of a declared circuit: value = nominal + Σ z·c over the variables that move a parameter of an instance, with the
 * nominal value as the simulator has it, but for parameters that are set. Made once from plan and circuit, and kept in the store, so that a sample can be
 * repeated from the store alone.
 *
 * @param variables the variables
 * @param nominal value without variation by device and parameter, written {@code device parameter}
 */
public record InstanceVariables(List<Variable> variables, Map<String, Double> nominal) implements CircuitVariables {
    /** State in the address of all draws: a sample is the same die in every bench and at every point of a grid. */
    public static final String DIE = "die";

    /** Begins the names of variables that are set and not drawn; their coordinate is the value itself. */
    private static final String SET = "set ";

    /** Name of the variable that a search sets. */
    private static final String SEARCHED = "searched";

    /**
     * A variable.
     *
     * @param address its name in the draws' address
     * @param coefficients change of a parameter for z = 1, in the parameter's unit, by {@code device parameter}
     */
    public record Variable(String address, Map<String, Double> coefficients) {
        /** Copies the map. */
        public Variable {
            coefficients = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(coefficients));
        }
    }

    /** Copies the collections. */
    public InstanceVariables {
        variables = List.copyOf(variables);
        nominal = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(nominal));
    }

    /**
     * The same with a variable that a search sets: its coordinate is the parameter's value.
     *
     * @param device flattened name of a device, or empty for a parameter of the netlist
     * @param parameter one of its instance parameters, or of the netlist's
     * @return the variables, the new one last
     */
    public InstanceVariables searching(String device, String parameter) {
        return with(SEARCHED, device + " " + parameter);
    }

    /**
     * The same with a variable that is set and not drawn: its coordinate is the parameter's value.
     *
     * @param device flattened name of a device, or empty for a parameter of the netlist
     * @param parameter one of its instance parameters, or of the netlist's
     * @return the variables, the new one last
     */
    public InstanceVariables setting(String device, String parameter) {
        String target = device + " " + parameter;
        return with(SET + target, target);
    }

    /**
     * Whether a variable is set and not drawn.
     *
     * @param address its name
     * @return true if nothing is drawn for it
     */
    public static boolean isSet(String address) {
        return address.equals(SEARCHED) || address.startsWith(SET);
    }

    private InstanceVariables with(String address, String target) {
        List<Variable> more = new ArrayList<>(variables);
        more.add(new Variable(address, Map.of(target, 1.0)));
        Map<String, Double> values = new LinkedHashMap<>(nominal);
        values.put(target, 0.0);
        return new InstanceVariables(more, values);
    }

    @Override
    public List<String> addresses() {
        return variables.stream().map(Variable::address).toList();
    }

    @Override
    public double[] draw(SampleStream stream, String state, long sample) {
        return variables.stream()
                .mapToDouble(variable -> isSet(variable.address()) ? 0 : stream.normal(DIE, sample, variable.address()))
                .toArray();
    }

    @Override
    public List<Alteration> alterations(double[] z) {
        Map<String, Double> values = new LinkedHashMap<>(nominal);
        for (int i = 0; i < z.length; i++) {
            double coordinate = z[i];
            boolean set = isSet(variables.get(i).address()); // and stands behind all that is drawn
            variables
                    .get(i)
                    .coefficients()
                    .forEach((target, c) ->
                            values.merge(target, coordinate * c, set ? (drawn, value) -> value : Double::sum));
        }
        List<Alteration> alterations = new ArrayList<>();
        values.forEach((target, value) -> {
            String[] words = target.split(" ", 2);
            alterations.add(new Alteration(words[0], words[1], value));
        });
        return alterations;
    }

    @Override
    public boolean varies(DeviceInstance device) {
        return nominal.keySet().stream().anyMatch(target -> target.startsWith(device.name() + " "));
    }

    /**
     * The variables as text, as stores keep them.
     *
     * @return a line for each nominal value and for each variable
     */
    public String format() {
        StringBuilder text = new StringBuilder();
        nominal.forEach((target, value) -> text.append("nominal\t")
                .append(target)
                .append('\t')
                .append(SpiceNumber.format(value))
                .append('\n'));
        for (Variable variable : variables) {
            text.append("variable\t").append(variable.address());
            variable.coefficients()
                    .forEach((target, c) ->
                            text.append('\t').append(target).append('\t').append(SpiceNumber.format(c)));
            text.append('\n');
        }
        return text.toString();
    }

    /**
     * Reads a text.
     *
     * @param text what {@link #format()} gave
     * @return the variables
     */
    public static InstanceVariables parse(String text) {
        Map<String, Double> nominal = new LinkedHashMap<>();
        List<Variable> variables = new ArrayList<>();
        for (String line : text.lines().toList()) {
            String[] words = line.split("\t", -1);
            if (words[0].equals("nominal")) {
                nominal.put(words[1], SpiceNumber.parse(words[2]));
            } else {
                Map<String, Double> coefficients = new LinkedHashMap<>();
                for (int i = 2; i + 1 < words.length; i += 2) {
                    coefficients.put(words[i], SpiceNumber.parse(words[i + 1]));
                }
                variables.add(new Variable(words[1], coefficients));
            }
        }
        return new InstanceVariables(variables, nominal);
    }
}
