package timdnn.characterization.access;

import java.nio.file.Path;
import timdnn.characterization.sense.SenseFindings;
import timdnn.characterization.study.ConditionFindings;

/** Tests that look at the access study. Sealed, so that none is left out of the class that runs them. */
sealed interface AccessChecks permits ConverterChecks, ComparatorChecks, AreaChecks {
    String CONDITION = "TT-0.9V-27C";

    AccessStudy study();

    default String plan() {
        return study().plan();
    }

    /** For files of the tests. */
    default Path folder() {
        return study().folder();
    }

    default Path out() {
        return study().out();
    }

    default ConditionFindings findings() {
        return study().findings();
    }

    default SenseFindings sense() {
        return findings().sense().orElseThrow();
    }

    default AccessFindings access() {
        return findings().access().orElseThrow();
    }
}
