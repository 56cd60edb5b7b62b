package timdnn.network.data;

import timdnn.network.TensorShape;

/** Where pixels are found in files of either layout. */
final class Pixels {
    private Pixels() {}

    /** Shape of an image whose file has three extents in the order of the layout. */
    static TensorShape shape(int first, int second, int third, Layout layout) {
        return layout == Layout.NCHW ? TensorShape.of(first, second, third) : TensorShape.of(third, first, second);
    }

    /** Where the file has the value that is at {@code place} of channels, rows and columns. */
    static int place(TensorShape shape, Layout layout, int place) {
        if (layout == Layout.NCHW) {
            return place;
        }
        int area = shape.extent(1) * shape.extent(2);
        return place % area * shape.extent(0) + place / area;
    }
}
