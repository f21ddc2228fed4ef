package io.lakelift.fakes.wire;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** An XML element of an answer. It contains either text or other elements, because AWS never mixes the two. */
public record Element(String name, String text, List<Element> children) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    public Element {
        children = List.copyOf(children);
    }

    public static Element of(String name, String text) {
        return new Element(name, text, List.of());
    }

    public static Element time(String name, Instant at) {
        return of(name, TIME.format(at));
    }

    public static Element of(String name, List<Element> children) {
        return new Element(name, "", children);
    }

    public static Element of(String name, Element... children) {
        return of(name, List.of(children));
    }

    /** The document with this element as its root, in the service's namespace. */
    public String document(String namespace) {
        return root(" xmlns=\"" + namespace + "\"");
    }

    /** The document with this element as its root, in no namespace, as S3 writes its errors. */
    public String document() {
        return root("");
    }

    private String root(String attributes) {
        StringBuilder xml = new StringBuilder();
        write(xml, attributes);
        return xml.append('\n').toString();
    }

    private void write(StringBuilder xml, String attributes) {
        xml.append('<').append(name).append(attributes).append('>');
        escape(xml, text);
        children.forEach(child -> child.write(xml, ""));
        xml.append("</").append(name).append('>');
    }

    private static void escape(StringBuilder xml, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<' -> xml.append("&lt;");
                case '>' -> xml.append("&gt;");
                case '&' -> xml.append("&amp;");
                case '\t', '\n', '\r' -> xml.append("&#").append((int) c).append(';');
                default -> xml.append(c < ' ' ? '\uFFFD' : c);
            }
        }
    }
}
