package timdnn.network.data;

/** Which part of a data set. */
public enum Split {
    /** Images that training has not seen. */
    TEST("t10k"),
    /** Images for training. */
    TRAIN("train");

    private final String prefix;

    Split(String prefix) {
        this.prefix = prefix;
    }

    /** {@return what names of IDX files begin with} */
    String prefix() {
        return prefix;
    }

    /** {@return what other files call it: {@code test} or {@code train}} */
    String word() {
        return this == TEST ? "test" : "train";
    }
}
