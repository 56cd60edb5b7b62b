package timdnn.characterization.rare.form;

/** Arithmetic of points. */
public final class Vectors {
    private Vectors() {}

    /** a · b. */
    public static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int component = 0; component < a.length; component++) {
            sum += a[component] * b[component];
        }
        return sum;
    }

    /** Euclidean length. */
    public static double norm(double[] a) {
        return Math.sqrt(dot(a, a));
    }

    /** factor · a. */
    public static double[] scaled(double[] a, double factor) {
        return plus(new double[a.length], factor, a);
    }

    /** a + factor · b. */
    public static double[] plus(double[] a, double factor, double[] b) {
        double[] sum = a.clone();
        for (int component = 0; component < a.length; component++) {
            sum[component] += factor * b[component];
        }
        return sum;
    }

    /** Angle between two vectors in rad; π/2 where one is zero. */
    public static double angle(double[] a, double[] b) {
        double norms = norm(a) * norm(b);
        return norms == 0 ? Math.PI / 2 : Math.acos(Math.max(-1, Math.min(1, dot(a, b) / norms)));
    }
}
