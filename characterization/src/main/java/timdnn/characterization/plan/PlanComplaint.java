package timdnn.characterization.plan;

/**
 * A field of a plan that only a simulator could judge, and did: thrown by a stage, which knows neither the plan's file nor
 * its lines. Whoever read the file turns it into {@link StudyReader#complaint}.
 */
public final class PlanComplaint extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String section;
    private final String key;
    private final String sentence;

    /**
     * A complaint.
     *
     * @param section the section
     * @param key the field in it
     * @param sentence what is wrong with it, without the field
     */
    public PlanComplaint(String section, String key, String sentence) {
        super(section + "." + key + " " + sentence);
        this.section = section;
        this.key = key;
        this.sentence = sentence;
    }

    /**
     * The section.
     *
     * @return its key
     */
    public String section() {
        return section;
    }

    /**
     * The field.
     *
     * @return its key in the section
     */
    public String key() {
        return key;
    }

    /**
     * What is wrong.
     *
     * @return a sentence without its beginning, which is the field
     */
    public String sentence() {
        return sentence;
    }
}
