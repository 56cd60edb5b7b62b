package timdnn.cli;

import java.util.LinkedHashMap;
import java.util.Map;

/** The JSON document of {@code characterize}; its keys are promised to scripts. */
final class FindingsDocument {
    private FindingsDocument() {}

    static Map<String, Object> of(Characterized done) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("study", done.study().name());
        document.put("thin", done.study().isThin());
        document.put(
                "corner",
                done.study().declared().isPresent()
                        ? done.study().conditions().get(0).condition()
                        : done.study().conditions().get(0).corner().name());
        document.put("samples", done.result().simulations());
        document.put("failed", done.result().failed());
        document.put("seconds", done.seconds());
        document.put("samplesPerSecond", done.result().simulatedNow() / done.seconds());
        document.put("workers", done.workers());
        ConditionDocument.put(document, done.result().findings(), done.digital().get(0));
        done.area().get(0).ifPresent(area -> document.put("area", AreaDocument.of(area)));
        if (done.study().declared().isPresent()) {
            CircuitDocument.put(document, done);
        } else if (done.isSwept()) {
            document.put(
                    "conditions",
                    SweepDocument.of(done.study(), done.result().conditions(), done.digital(), done.area()));
        }
        return document;
    }
}
