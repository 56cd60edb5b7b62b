package timdnn.cosim;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import timdnn.characterization.plan.Study;
import timdnn.characterization.plan.VariationModel;
import timdnn.characterization.sample.SampleStream;
import timdnn.characterization.strength.CellPath;
import timdnn.harness.engine.SimulationEngine;
import timdnn.harness.netlist.Alteration;
import timdnn.harness.netlist.DeviceInstance;
import timdnn.harness.netlist.ModelCards;
import timdnn.harness.netlist.Netlist;
import timdnn.lut.table.CellStrength;

/**
 * Threshold shifts of a drawn access. Cells that conduct get shifts that make their strengths those of the die ({@link StrengthShifts}),
 * the precharge shifts of its own; both are drawn by die, place and device, so that a cell is the same in each access and in each
 * circuit. Latches, drivers and cells that do not conduct are nominal, as in the simulations behind the tables.
 */
@SuppressWarnings("MemberName") // suffixes are units
final class DieShifts {
    private static final String THRESHOLD = "delvto";
    private static final String PRECHARGE = "m.xpre.";

    private final Study study;
    private final CellStrength strength;
    private final SampleStream stream;

    DieShifts(Study study, CellStrength strength) {
        this.study = study;
        this.strength = strength;
        this.stream = new SampleStream(study.seed(), "cosim", study.condition());
    }

    /**
     * A transistor.
     *
     * @param corner_V what its process corner adds to the threshold, V
     * @param sigma_V σ of its local shift, V
     */
    record Device(double corner_V, double sigma_V) {}

    /**
     * A cell of a deck.
     *
     * @param instance its name in the deck, for example {@code x01}
     * @param like name of a cell of the same kind among the known devices
     * @param path how it conducts in the deck
     */
    record Cell(String instance, String like, CellPath path) {
        Cell(String instance, CellPath path) {
            this(instance, instance, path);
        }
    }

    /** The cell of a deck that stands for a row of the block. */
    interface Cells {
        /**
         * The cell.
         *
         * @param row row of the block
         * @param path how it conducts on the die
         * @param rank how many rows before it conduct on the same bitline
         */
        Cell of(int row, CellPath path, int rank);
    }

    /** The transistors of a netlist by name, which the engine is asked for. */
    Map<String, Device> devices(Netlist netlist, SimulationEngine engine) {
        Map<String, Device> devices = new LinkedHashMap<>();
        VariationModel variation = study.variation().orElseThrow();
        for (DeviceInstance device : engine.devices(netlist)) {
            double vth0_V = ModelCards.parameter(netlist, device.model(), "vth0");
            devices.put(
                    device.name(),
                    new Device(
                            study.corner().shift().vth_V(device.model()), variation.thresholdSigma_V(device, vth0_V)));
        }
        return devices;
    }

    /** The shifts of an access in a deck with these transistors and cells. */
    List<Alteration> of(DrawnAccess access, Map<String, Device> devices, Cells cells) {
        String where = "die " + access.die() + " tile " + access.place().tile() + " column "
                + access.place().column();
        List<Alteration> alterations = new ArrayList<>();
        VariationModel variation = study.variation().orElseThrow();
        if (variation.devices().stream().anyMatch(pattern -> pattern.startsWith(PRECHARGE))) {
            devices.forEach((name, device) -> {
                if (name.startsWith(PRECHARGE)) {
                    alterations.add(shifted(name, device, device.sigma_V() * stream.normal(where, 0, name)));
                }
            });
        }
        int[] conducting = new int[2];
        for (int row = 0; row < access.weights().size(); row++) {
            int product = access.weights().get(row) * access.inputs().get(row);
            if (product != 0) {
                int side = product > 0 ? 0 : 1;
                CellPath path =
                        new CellPath(access.weights().get(row), access.inputs().get(row));
                double wanted = access.conversions().get(side).strengths().get(row);
                Cell cell = cells.of(row, path, conducting[side]++);
                alterations.addAll(cell(where + " block " + access.place().block(), row, path, wanted, cell, devices));
            }
        }
        return alterations;
    }

    private List<Alteration> cell(
            String where, int row, CellPath path, double wanted, Cell cell, Map<String, Device> devices) {
        List<String> drawn = path.devices(study.circuit().cell());
        List<String> names = cell.path().devices(study.circuit().cell());
        Device[] of = new Device[names.size()];
        double[] sigma = new double[names.size()];
        double[] z = new double[names.size()];
        for (int device = 0; device < z.length; device++) {
            of[device] = devices.get(name(cell.like(), names.get(device)));
            sigma[device] = of[device].sigma_V();
            // By the row's own path, whichever stands for it in the deck.
            z[device] = stream.normal(where, row, drawn.get(device));
        }
        double[] found = new StrengthShifts(strength, sigma).of(wanted, z);
        List<Alteration> alterations = new ArrayList<>();
        for (int device = 0; device < z.length; device++) {
            alterations.add(shifted(name(cell.instance(), names.get(device)), of[device], found[device]));
        }
        return alterations;
    }

    private static String name(String instance, String device) {
        return String.format(Locale.ROOT, "m.%s.xread.%s.m", instance, device);
    }

    private static Alteration shifted(String name, Device device, double shift_V) {
        // Altered parameters replace those of the corner, hence its shifts join in here.
        return new Alteration(name, THRESHOLD, device.corner_V() + shift_V);
    }
}
