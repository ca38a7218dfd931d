package org.mandala.server.programme;

/** The tokens of the demo's two links; they stay the same as long as the data folder does. */
public record DemoLinks(String facilitatorToken, String participantToken) {
    /** Tokens let people in: they are shown on purpose, not by the way. */
    @Override
    public String toString() {
        return "DemoLinks";
    }
}
