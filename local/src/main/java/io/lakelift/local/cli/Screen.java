package io.lakelift.local.cli;

import io.lakelift.export.Text;
import java.io.PrintWriter;

/**
 * A writer for standard output or standard error that replaces control characters, so that no printed text can control
 * the terminal. Only {@link #steer} writes control sequences.
 */
final class Screen extends PrintWriter {
    /** The sequence that moves the cursor to the beginning of the line and clears it. */
    static final String CLEAR = "\r\u001b[K";

    private final boolean coloured;
    private boolean ended;

    private Screen(PrintWriter to, boolean coloured) {
        super(to, true);
        this.coloured = coloured;
    }

    /** Wraps a writer; one that is a screen already is returned as it is. */
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

    /** Writes a control sequence, which is not filtered; never used for text. */
    void steer(String sequence) {
        synchronized (lock) {
            if (!ended) {
                super.write(sequence, 0, sequence.length());
            }
        }
    }

    /** Clears a progress bar in the last line; whatever is printed later is dropped. */
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
