package timdnn.cli.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import timdnn.bench.HarnessFigures;

/** How long the harness takes, as one JSON document. */
final class HarnessDocument {
    private HarnessDocument() {}

    static Map<String, Object> of(HarnessFigures figures) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("speedupVsBatch", boxed(figures.speedupVsBatch()));
        document.put("speedupSameDeck", boxed(figures.speedupSameDeck()));
        document.put("speedupReduced", boxed(figures.speedupReduced()));
        document.put("overheadVsScript", boxed(figures.overheadVsScript()));
        document.put("twoWorkerScaling", figures.twoWorkerScaling());
        document.put("memoryGrowth", Double.isNaN(figures.memoryGrowth()) ? null : figures.memoryGrowth());
        document.put("largestReductionError_V", figures.largestReductionError_V());
        document.put("overheadVsScriptByTheClock", boxed(figures.wallOverheadVsScript()));
        document.put("largestBatchError_V", boxed(figures.largestBatchError_V()));
        document.put("largestScriptDifference_V", boxed(figures.largestScriptDifference_V()));
        document.put("cores", figures.cores());
        document.put("loadAverage", figures.load());
        document.put("samples", figures.samples());
        document.put("batchRuns", figures.batchRuns());
        document.put("batchStep_s", figures.batchStep_s());
        document.put("compared", figures.compared());
        document.put("oneWorker", time(figures.reduced()));
        document.put("twoWorkers", time(figures.twoWorkers()));
        document.put("batch", time(figures.batch()));
        document.put("batchSameDeck", time(figures.sameDeck()));
        document.put("oneWorkerInS4", time(figures.streamed()));
        document.put("scriptInS4", time(figures.script()));
        document.put("memorySamples", List.of(figures.memoryFirst(), figures.memoryLast()));
        document.put("memory_B", List.of(figures.residentFirst_B(), figures.residentLast_B()));
        return document;
    }

    private static Object boxed(OptionalDouble figure) {
        return figure.isPresent() ? figure.getAsDouble() : null;
    }

    private static Object time(HarnessFigures.Time time) {
        return time == null ? null : Map.of("core_s", time.core_s(), "wall_s", time.wall_s());
    }
}
