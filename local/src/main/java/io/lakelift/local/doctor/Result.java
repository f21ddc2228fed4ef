package io.lakelift.local.doctor;

/** The result of a check. */
public enum Result {
    /** Nothing to do. */
    OK("ok"),
    /** Something is wrong, and the finding's remedy says what to do. */
    ATTENTION("attention"),
    /** It could not be checked: a permission is missing, or AWS gave no usable answer. */
    CANNOT_TELL("cannot tell");

    private final String label;

    Result(String label) {
        this.label = label;
    }

    /** The result as the report prints it, in text and in JSON. */
    public String label() {
        return label;
    }
}
