package io.lakelift.local.lambda;

/** Where the lines go that functions print: on Lambda a log group, here whoever runs them. */
@FunctionalInterface
public interface Output {
    /** Takes one line, on a thread of that function's own. */
    void line(String function, String line);
}
