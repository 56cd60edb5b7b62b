package timdnn.harness.worker;

import java.util.List;

/** What a process is started for. */
enum WorkerPurpose {
    /** Samples: a small heap, touched at once, so that resident memory tells of leaks. */
    SAMPLES,
    /** One deck, whose vectors stay in ngspice's memory: the heap holds what is known of them, and may grow. */
    DECK;

    List<String> heap() {
        return this == SAMPLES
                ? List.of("-Xmx256m", "-Xms24m", "-Xmn8m", "-XX:+AlwaysPreTouch")
                : List.of("-Xms24m", "-XX:MaxRAMPercentage=25");
    }
}
