package timdnn.report.run;

import java.io.Serializable;
import java.util.Comparator;

/** Names of states as people order them: S2 before S10. */
final class StateOrder implements Comparator<String>, Serializable {
    private static final long serialVersionUID = 1L;

    @Override
    public int compare(String one, String other) {
        int byNumber = padded(one).compareTo(padded(other));
        return byNumber != 0 ? byNumber : one.compareTo(other);
    }

    private static String padded(String name) {
        return name.replaceAll("(\\d+)", "000$1").replaceAll("0*(\\d{4})", "$1");
    }
}
