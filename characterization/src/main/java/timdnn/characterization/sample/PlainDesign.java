package timdnn.characterization.sample;

import java.util.List;

/**
 * Plain Monte Carlo: independent samples, z = {@link SampleStream#normal}. Every sample is a replicate of its own, and
 * samples can be appended at will.
 *
 * @param stream the draws of an experiment at a corner
 * @param state name of the state within the experiment
 * @param devices names of the devices that vary, distinct
 */
public record PlainDesign(SampleStream stream, String state, List<String> devices) implements Design {
    /**
     * Checks the devices.
     *
     * @throws IllegalArgumentException if there is no device or one is named twice
     */
    public PlainDesign {
        devices = Addresses.devices(devices);
    }

    @Override
    public double[] point(long sample) {
        Addresses.sample(sample);
        return devices.stream()
                .mapToDouble(device -> stream.normal(state, sample, device))
                .toArray();
    }

    @Override
    public long replicate(long sample) {
        return Addresses.sample(sample);
    }
}
