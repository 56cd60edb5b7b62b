package timdnn.harness;

/** The machinery is broken, as opposed to a simulation that failed: a worker that cannot start, a protocol violated. */
public final class HarnessException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * A breakage.
     *
     * @param message what broke, with the tail of the log where there is one
     */
    public HarnessException(String message) {
        super(message);
    }

    /**
     * A breakage with its cause.
     *
     * @param message what broke
     * @param cause the failure underneath
     */
    public HarnessException(String message, Throwable cause) {
        super(message, cause);
    }
}
