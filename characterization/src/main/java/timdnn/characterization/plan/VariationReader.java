package timdnn.characterization.plan;

import timdnn.characterization.plan.yaml.Dimension;
import timdnn.characterization.plan.yaml.PlanNode;

/** Reads {@code variation}: how transistors vary. */
final class VariationReader {
    private VariationReader() {}

    static VariationModel read(PlanNode node) {
        node.allow("sigmaOverMu", "avt", "abeta", "globalVth", "globalMobility", "devices");
        if (node.has("sigmaOverMu") && node.has("avt")) {
            throw node.error("avt", "must stand alone or sigmaOverMu must: both give the local sigma of V_T");
        }
        VariationModel model = new VariationModel(
                node.has("sigmaOverMu") ? node.share("sigmaOverMu") : 0,
                node.has("avt") ? node.notNegative("avt", Dimension.VOLTAGE_LENGTH) : 0,
                node.has("abeta") ? node.notNegative("abeta", Dimension.RATIO_LENGTH) : 0,
                node.has("globalVth") ? node.notNegative("globalVth", Dimension.VOLTAGE) : 0,
                node.has("globalMobility") ? node.share("globalMobility") : 0,
                node.texts("devices"));
        node.within("avt", model.avt_Vm(), 0, 20e-9, "0 to 20 mV*um");
        node.within("abeta", model.abeta_m(), 0, 20e-8, "0 to 20 %*um");
        node.within("globalVth", model.globalVth_V(), 0, 0.2, "0 to 200 mV");
        return model;
    }
}
