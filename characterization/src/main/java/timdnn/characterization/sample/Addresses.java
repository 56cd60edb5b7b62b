package timdnn.characterization.sample;

import java.util.HashSet;
import java.util.List;

/** Checks of the parts of an address; each returns what it was given. */
final class Addresses {
    private Addresses() {}

    static long sample(long sample) {
        if (sample < 0) {
            throw new IllegalArgumentException("sample must be at least 0, was " + sample);
        }
        return sample;
    }

    /** A device named twice would be drawn twice the same. */
    static List<String> devices(List<String> devices) {
        if (devices.isEmpty() || new HashSet<>(devices).size() < devices.size()) {
            throw new IllegalArgumentException("devices must be distinct and at least one, was " + devices);
        }
        return List.copyOf(devices);
    }
}
