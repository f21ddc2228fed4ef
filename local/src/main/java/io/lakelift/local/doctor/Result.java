package io.lakelift.local.doctor;

/** The result of a check. */
public enum Result {
    /** Nothing to do. */
    OK("ok"),
    /** Something is wrong, and the finding's remedy says what to do. */
    ATTENTION("attention"),
    /** AWS did not say: a permission is missing, or no answer came. */
    CANNOT_TELL("cannot tell");

    private final String label;

    Result(String label) {
        this.label = label;
    }

    /** As people and programs read it. */
    public String label() {
        return label;
    }
}
