package timdnn.characterization.sram;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import timdnn.characterization.circuit.declaration.VaryPlan;
import timdnn.characterization.circuit.declaration.VaryPlan.Law;
import timdnn.characterization.circuit.declaration.VaryPlan.Sigma;
import timdnn.characterization.plan.VariationModel;
import timdnn.harness.netlist.ModelCards;
import timdnn.harness.netlist.Netlist;

/** How the six transistors of a cell vary by a plan's {@code variation}, whatever devices that names itself. */
final class CellVariation {
    private static final List<String> NMOS = List.of("m.xcell.*.xpd.m", "m.xcell.*.xax.m");
    private static final List<String> PMOS = List.of("m.xcell.*.xpu.m");
    private static final List<String> ALL = List.of("m.xcell.*");
    private static final String THRESHOLD = "delvto";
    private static final String MOBILITY = "mulu0";

    private final VariationModel model;
    private final Path models;

    /**
     * The variation of a cell.
     *
     * @param model how transistors vary
     * @param models the model cards, for thresholds that vary in proportion to their nominal value
     */
    CellVariation(VariationModel model, Path models) {
        this.model = model;
        this.models = models;
    }

    VaryPlan laws() {
        List<Law> laws = new ArrayList<>();
        if (model.avt_Vm() > 0) {
            laws.add(new Law("threshold", ALL, THRESHOLD, Sigma.PELGROM, model.avt_Vm(), false, 0));
        } else if (model.sigmaOverMu() > 0) {
            Netlist cards = Netlist.read(models, Map.of());
            laws.add(share("nmos", NMOS, ModelCards.parameter(cards, "nmos_32", "vth0")));
            laws.add(share("pmos", PMOS, ModelCards.parameter(cards, "pmos_32", "vth0")));
        }
        if (model.abeta_m() > 0) {
            laws.add(new Law("mobility", ALL, MOBILITY, Sigma.PELGROM_RELATIVE, model.abeta_m(), false, 0));
        }
        if (model.globalVth_V() > 0) {
            laws.add(new Law("nmosAll", NMOS, THRESHOLD, Sigma.ABSOLUTE, model.globalVth_V(), true, 0));
            laws.add(new Law("pmosAll", PMOS, THRESHOLD, Sigma.ABSOLUTE, model.globalVth_V(), true, 0));
        }
        if (model.globalMobility() > 0) {
            laws.add(new Law("nmosMobility", NMOS, MOBILITY, Sigma.RELATIVE, model.globalMobility(), true, 0));
            laws.add(new Law("pmosMobility", PMOS, MOBILITY, Sigma.RELATIVE, model.globalMobility(), true, 0));
        }
        return new VaryPlan(laws, false);
    }

    private Law share(String name, List<String> devices, double vth0_V) {
        return new Law(name, devices, THRESHOLD, Sigma.ABSOLUTE, model.sigmaOverMu() * Math.abs(vth0_V), false, 0);
    }
}
