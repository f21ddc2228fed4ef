package io.lakelift.config;

/**
 * A mistake in a file.
 *
 * @param line counted from 1; 0 if it is about the file as a whole
 * @param sentence names the key, the value and what would be right
 */
public record Mistake(int line, String sentence) {}
