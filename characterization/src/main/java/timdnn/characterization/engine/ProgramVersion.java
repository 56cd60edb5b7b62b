package timdnn.characterization.engine;

/** The version of this program, which a campaign keeps: numbers of two versions do not belong together. */
public final class ProgramVersion {
    /** The number, as in the build. */
    public static final String NUMBER = "0.1.0";

    private ProgramVersion() {}
}
