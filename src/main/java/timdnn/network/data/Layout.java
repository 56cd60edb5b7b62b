package timdnn.network.data;

/** In which order a file has the values of images with several channels. */
public enum Layout {
    /** Channel by channel. */
    NCHW,
    /** Pixel by pixel. */
    NHWC
}
