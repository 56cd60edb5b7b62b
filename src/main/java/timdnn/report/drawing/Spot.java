package timdnn.report.drawing;

/**
 * A point of the grid; x grows to the right, y downwards.
 *
 * @param x grid units
 * @param y grid units
 */
record Spot(int x, int y) {
    Spot plus(int dx, int dy) {
        return new Spot(x + dx, y + dy);
    }

    @Override
    public String toString() {
        return x + "," + y;
    }
}
