package io.lakelift.local.cli;

import io.lakelift.export.Text;
import java.io.PrintWriter;

/**
 * Prints to standard output and standard error, so that no text from outside can control the terminal, whoever prints
 * it. Only {@link #steer} moves the cursor.
 */
final class Screen extends PrintWriter {
    /** Goes to the line's beginning, and clears it. */
    static final String CLEAR = "\r\u001b[K";

    private final boolean coloured;
    private boolean ended;

    private Screen(PrintWriter to, boolean coloured) {
        super(to, true);
        this.coloured = coloured;
    }

    /** A writer as a screen; the same object if it is one. */
    static Screen on(PrintWriter out) {
        return out instanceof Screen screen ? screen : new Screen(out, false);
    }

    /** A screen that shows {@link Tone tones}. */
    static Screen coloured(PrintWriter out) {
        return new Screen(out, true);
    }

    /** Prints a line in its tone, if this screen has colours. */
    void println(Tone tone, String line) {
        if (coloured && tone != Tone.PLAIN) {
            steer(tone.sequence());
            print(line);
            steer(Tone.RESET + System.lineSeparator());
        } else {
            println(line);
        }
    }

    @Override
    public void write(String text, int from, int length) {
        steer(Text.printed(text.substring(from, from + length)));
    }

    @Override
    public void write(char[] text, int from, int length) {
        steer(Text.printed(new String(text, from, length)));
    }

    @Override
    public void write(int character) {
        steer(Text.printed(String.valueOf((char) character)));
    }

    @Override
    public void println() {
        steer(System.lineSeparator());
        flush();
    }

    /** Writes what moves the cursor or clears a line: never text. */
    void steer(String sequence) {
        synchronized (lock) {
            if (!ended) {
                super.write(sequence, 0, sequence.length());
            }
        }
    }

    /** Clears what a bar has left in the last line, and shows nothing from now on. */
    void end() {
        synchronized (lock) {
            if (coloured || Boolean.getBoolean("lakelift.terminal")) {
                steer(CLEAR + Tone.RESET);
            }
            flush();
            ended = true;
        }
    }
}
