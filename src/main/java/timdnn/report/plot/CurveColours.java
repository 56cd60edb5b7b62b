package timdnn.report.plot;

import java.util.Locale;

/**
 * Colours of a plot's curves. Curves in an order run through a scale from dark to bright; others have colours of their own,
 * dashed where these begin anew.
 *
 * @param scale whether the curves have an order
 * @param curves how many there are
 */
record CurveColours(boolean scale, int curves) {
    private static final String[] COLOURS = {
        "#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#7a5195", "#8c564b", "#4d4d4d", "#b5a800"
    };
    private static final String[] SCALE = {"#440154", "#414487", "#2a788e", "#22a884", "#7ad151", "#d8b400"};

    /** Colour of a curve, {@code #rrggbb}. */
    String colour(int index) {
        if (!scale) {
            return COLOURS[index % COLOURS.length];
        }
        double place = (SCALE.length - 1.0) * index / Math.max(1, curves - 1);
        int below = Math.min(SCALE.length - 2, (int) place);
        StringBuilder mixed = new StringBuilder("#");
        for (int at = 1; at < 7; at += 2) {
            int low = Integer.parseInt(SCALE[below].substring(at, at + 2), 16);
            int high = Integer.parseInt(SCALE[below + 1].substring(at, at + 2), 16);
            mixed.append(String.format(Locale.ROOT, "%02x", Math.round(low + (place - below) * (high - low))));
        }
        return mixed.toString();
    }

    /** Whether a curve is dashed, its colour being another's too. */
    boolean dashed(int index) {
        return !scale && index >= COLOURS.length;
    }
}
