package timdnn.characterization.store;

import java.util.List;
import timdnn.harness.netlist.DeviceInstance;
import timdnn.harness.netlist.SpiceNumber;

/** Lists of transistors as text, one a line, as the store keeps them. */
public final class StoredDevices {
    private StoredDevices() {}

    public static String format(List<DeviceInstance> devices) {
        return String.join(
                "\n",
                devices.stream()
                        .map(device -> String.join(
                                " ",
                                device.name(),
                                device.model(),
                                SpiceNumber.format(device.width_m()),
                                SpiceNumber.format(device.length_m()),
                                SpiceNumber.format(device.multiplier())))
                        .toList());
    }

    public static List<DeviceInstance> parse(String text) {
        return text.lines()
                .map(line -> line.split(" ", -1))
                .map(words -> new DeviceInstance(
                        words[0],
                        words[1],
                        SpiceNumber.parse(words[2]),
                        SpiceNumber.parse(words[3]),
                        SpiceNumber.parse(words[4])))
                .toList();
    }
}
