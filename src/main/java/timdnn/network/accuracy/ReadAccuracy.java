package timdnn.network.accuracy;

/**
 * Accuracy of a network whose accesses are read in some way, with independent errors. Status S.
 *
 * @param images images classified
 * @param correct how many of them rightly
 * @param low lower end of the 95 % interval, over images and error rates
 * @param high its upper end
 */
public record ReadAccuracy(int images, int correct, double low, double high) {
    /** {@return the share classified rightly} */
    public double estimate() {
        return (double) correct / images;
    }
}
