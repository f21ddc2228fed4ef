package io.lakelift.tables.register;

/** An export cannot be registered at all. The message says why, with a remedy if there is one. */
public final class ExportNotRegistrable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ExportNotRegistrable(String sentence) {
        super(sentence);
    }
}
