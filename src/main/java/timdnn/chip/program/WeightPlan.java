package timdnn.chip.program;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where the weights of a network are: those of some layers stay in tiles of their own from run to run, those of the others are
 * loaded for each use into the tiles that are left, one layer after the other.
 *
 * @param rule how the plan was found
 * @param staying tiles that a layer whose weights stay may take, with all replicas, by its name in the order of layers
 * @param loadedTiles tiles that the other layers take in turn, spread over banks as evenly as can be; 0 where there are none
 */
public record WeightPlan(Rule rule, Map<String, Integer> staying, int loadedTiles) {
    /** How a plan is found. */
    public enum Rule {
        /** All weights stay, tiles beyond those that all layers need shared by accesses. */
        ALL_STAY("stay"),
        /** All weights stay, tiles shared so that the slowest layer is as fast as can be: for runs that follow each other. */
        PIPELINED("pipeline"),
        /** No weights stay, every layer has the whole chip. */
        ALL_LOADED("load"),
        /** Each layer by what the estimate of its time predicts. */
        BY_LAYER("by-layer");

        private final String word;

        Rule(String word) {
            this.word = word;
        }

        /** {@return its name in calls and results} */
        public String word() {
            return word;
        }
    }

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is out of range
     */
    public WeightPlan {
        staying = Collections.unmodifiableMap(new LinkedHashMap<>(staying));
        staying.forEach((layer, tiles) -> {
            if (tiles < 1) {
                throw new IllegalArgumentException("tiles of " + layer + " must be at least 1, were " + tiles);
            }
        });
        if (loadedTiles < 0) {
            throw new IllegalArgumentException("loadedTiles must be at least 0, was " + loadedTiles);
        }
    }

    /**
     * Whether weights of a layer stay.
     *
     * @param layer its name
     * @return whether it has tiles of its own
     */
    public boolean stays(String layer) {
        return staying.containsKey(layer);
    }

    /** {@return whether no layer's weights are loaded} */
    public boolean resident() {
        return loadedTiles == 0;
    }

    /** {@return tiles that layers may take whose weights stay} */
    public int stayingTiles() {
        return staying.values().stream().mapToInt(tiles -> tiles).sum();
    }
}
