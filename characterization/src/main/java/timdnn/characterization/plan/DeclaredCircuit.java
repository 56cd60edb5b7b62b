package timdnn.characterization.plan;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import timdnn.characterization.sample.DesignKind;

/**
 * A circuit that a user brings: a netlist, perhaps a foundry's library, and the conditions under which it is simulated.
 *
 * @param netlist the deck
 * @param roles files in place of includes that carry a role
 * @param include files put before the deck's first card
 * @param library a library with a section for each corner
 * @param options lines of a {@code .spiceinit}, if the plan names one
 * @param parameters parameters of the deck that differ from its own values, as SPICE numbers or expressions
 * @param skipsControl whether a control section of the deck is left out on purpose
 * @param here the condition, the first of all until {@link Study#conditions()} tells them apart
 * @param conditions all conditions, at least one
 * @param samples Monte Carlo samples of every bench, 0 for none
 * @param design where the samples lie
 */
public record DeclaredCircuit(
        Path netlist,
        Map<String, Path> roles,
        List<Path> include,
        Optional<Library> library,
        Optional<Path> options,
        Map<String, String> parameters,
        boolean skipsControl,
        Condition here,
        List<Condition> conditions,
        int samples,
        DesignKind design)
        implements StudiedCircuit {
    /** Copies the collections. */
    public DeclaredCircuit {
        Objects.requireNonNull(netlist, "netlist");
        roles = Collections.unmodifiableMap(new LinkedHashMap<>(roles));
        include = List.copyOf(include);
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        Objects.requireNonNull(here, "here");
        conditions = List.copyOf(conditions);
    }

    /**
     * A library with a section for each corner.
     *
     * @param file the library
     * @param corners name of a corner to name of its section
     */
    public record Library(Path file, Map<String, String> corners) {
        /** Copies the map. */
        public Library {
            corners = Collections.unmodifiableMap(new LinkedHashMap<>(corners));
        }
    }

    /**
     * One condition.
     *
     * @param name its name in the store, made of what follows; {@code nominal} where nothing does
     * @param corner name of the corner, empty without a library
     * @param celsius temperature in degrees Celsius as a SPICE number, empty where the deck decides
     * @param parameters parameters that the condition sets
     */
    public record Condition(
            String name, Optional<String> corner, Optional<String> celsius, Map<String, String> parameters) {
        /** Copies the map. */
        public Condition {
            parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        }
    }

    @Override
    public String condition() {
        return here.name();
    }

    DeclaredCircuit under(Condition condition) {
        return new DeclaredCircuit(
                netlist,
                roles,
                include,
                library,
                options,
                parameters,
                skipsControl,
                condition,
                conditions,
                samples,
                design);
    }

    /** The same with as few samples as its design allows. */
    DeclaredCircuit thin() {
        int least =
                switch (design) {
                    case PLAIN, ANTITHETIC -> 4;
                    case LATIN_HYPERCUBE, SOBOL -> 2 * MonteCarloPlan.REPLICATES;
                };
        return new DeclaredCircuit(
                netlist,
                roles,
                include,
                library,
                options,
                parameters,
                skipsControl,
                here,
                conditions,
                Math.min(samples, least),
                design);
    }

    /**
     * The replicate of a sample; samples of different replicates are independent.
     *
     * @param sample index of the sample
     * @return index of the replicate
     */
    public long replicate(long sample) {
        return new MonteCarloPlan(Math.max(2, samples), 0, 0, design).replicate(sample);
    }
}
